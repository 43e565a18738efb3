#!/usr/bin/env bash
# Packs one binary with what belongs beside it: licences, README, manual pages, shell completions.
#
#   packaging/archive.sh TARGET BINARY FOLDER
#
# TARGET is a target of rustc (x86_64-unknown-linux-musl); the archive is put into FOLDER as
# mianjing-TARGET.tar.gz, or .zip for Windows, with its SHA-256 beside it. The binary must run
# here, because it writes its own manual pages and completions.
set -euo pipefail
[ $# -eq 3 ] || { sed -n '4s/^# *//p' "$0" >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
target=$1 binary=$2 out=$(mkdir -p "$3" && cd "$3" && pwd)
name=mianjing-$target

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/$name/man" "$work/$name/completions"
case $target in *windows*) cp "$binary" "$work/$name/mianjing.exe" ;; *) cp "$binary" "$work/$name/mianjing" ;; esac
cp "$root"/LICENSE-* "$root"/README*.md "$root/CHANGELOG.md" "$work/$name/"
"$binary" man --out "$work/$name/man"
for shell in bash zsh fish powershell elvish; do
  "$binary" completions "$shell" >"$work/$name/completions/mianjing.$shell"
done

cd "$work"
case $target in
  *windows*)
    archive=$name.zip
    if command -v 7z >/dev/null; then 7z a -bso0 "$archive" "$name"; else zip -qr "$archive" "$name"; fi
    ;;
  *)
    archive=$name.tar.gz
    tar czf "$archive" "$name"
    ;;
esac
# macOS has shasum only.
if command -v sha256sum >/dev/null; then sha256sum "$archive"; else shasum -a 256 "$archive"; fi \
  >"$archive.sha256"
mv "$archive" "$archive.sha256" "$out/"
echo "$out/$archive"
