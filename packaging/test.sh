#!/usr/bin/env bash
# Packs a binary as a release would, serves the result from a folder, installs it from there and
# runs it; a changed archive must be refused. Then the files of the package managers are made.
#
#   packaging/test.sh BINARY
set -euo pipefail
[ $# -eq 1 ] || { sed -n '5s/^# *//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0

ok() { passed=$((passed + 1)); echo "ok    $1"; }
fail() { echo "FAIL  $1" >&2; exit 1; }

version=$("$binary" --version | awk '{ print $2 }')
release=$work/releases/download/v$version
for machine in x86_64 aarch64; do
  for system in unknown-linux-gnu unknown-linux-musl apple-darwin pc-windows-msvc; do
    "$here/archive.sh" "$machine-$system" "$binary" "$release" >/dev/null
  done
done
(cd "$release" && sha256sum -- *.tar.gz *.zip >SHA256SUMS && sha256sum --check --quiet -- *.sha256)
ok "archives are packed, their checksums hold"

export REPOSITORY=file://$work VERSION=$version
"$here/install.sh" "$work/bin"
[ "$("$work/bin/mianjing" --version)" = "$("$binary" --version)" ] || fail "the installed binary"
ok "a release installs"

printf '1. What is a goroutine? ❌\n' >"$work/note.md"
found=$("$work/bin/mianjing" check --format github "$work/note.md") && fail "the exit code of a finding"
[[ $found == "::warning "* ]] || fail "an annotation"
ok "a finding becomes an annotation"

printf x >>"$release/mianjing-$(uname -m)-unknown-linux-musl.tar.gz"
if "$here/install.sh" "$work/bad" >/dev/null 2>&1; then fail "a changed archive was installed"; fi
[ ! -e "$work/bad/mianjing" ] || fail "something of a changed archive was unpacked"
ok "a changed archive is refused"

"$here/manifests.sh" "$version" https://example.org/mianjing "$release/SHA256SUMS" "$work/out"
bash -n "$work/out/PKGBUILD"
python3 -m json.tool "$work/out/mianjing.json" >/dev/null
if command -v ruby >/dev/null; then ruby -c "$work/out/mianjing.rb" >/dev/null; fi
if grep -n '@' "$work/out/"*; then fail "a place was not filled in"; fi
ok "formula, manifest and PKGBUILD are filled in"

sed -i '/aarch64-apple-darwin/d' "$release/SHA256SUMS"
if "$here/manifests.sh" "$version" https://example.org/mianjing "$release/SHA256SUMS" "$work/none" 2>/dev/null; then
  fail "a missing checksum went unnoticed"
fi
ok "a missing checksum is an error"
echo "$passed passed, 0 failed"
