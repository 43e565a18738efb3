#!/usr/bin/env bash
# Downloads a released binary for this machine, checks its SHA-256 and puts it into a folder.
#
#   REPOSITORY=https://… [VERSION=0.1.0] packaging/install.sh FOLDER
#
# REPOSITORY is the address of the repository; VERSION is the latest release without it.
set -euo pipefail
[ $# -eq 1 ] || { sed -n '4s/^# *//p' "$0" >&2; exit 2; }
: "${REPOSITORY:?the address of the repository}"
folder=$1 version=${VERSION:-latest}

case $(uname -s) in
  Linux) system=unknown-linux-musl ending=tar.gz ;;
  Darwin) system=apple-darwin ending=tar.gz ;;
  MINGW* | MSYS* | CYGWIN*) system=pc-windows-msvc ending=zip ;;
  *) echo "no binary for $(uname -s)" >&2; exit 1 ;;
esac
case $(uname -m) in
  x86_64 | amd64) machine=x86_64 ;;
  arm64 | aarch64) machine=aarch64 ;;
  *) echo "no binary for $(uname -m)" >&2; exit 1 ;;
esac

name=mianjing-$machine-$system
if [ "$version" = latest ]; then
  address=$REPOSITORY/releases/latest/download
else
  address=$REPOSITORY/releases/download/v${version#v}
fi

mkdir -p "$folder"
cd "$folder"
for file in "$name.$ending" "$name.$ending.sha256"; do
  curl --fail --silent --show-error --location --retry 3 --output "$file" "$address/$file"
done
if command -v sha256sum >/dev/null; then
  sha256sum --check --quiet "$name.$ending.sha256"
else
  shasum -a 256 --check --quiet "$name.$ending.sha256"
fi
case $ending in
  zip) unzip -q -o "$name.zip" ;;
  *) tar xzf "$name.tar.gz" ;;
esac
mv "$name"/mianjing* .
rm -r "$name" "$name.$ending" "$name.$ending.sha256"
