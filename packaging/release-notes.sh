#!/usr/bin/env bash
# Prints the part of CHANGELOG.md about one version; fails when there is none, or when Cargo.toml
# or a client has another version.
#
#   packaging/release-notes.sh VERSION
set -euo pipefail
[ $# -eq 1 ] || { sed -n '5s/^# *//p' "$0" >&2; exit 2; }
cd "$(dirname "$0")/.."
version=$1

has() {
  grep -qF -- "$2" "$1" || { echo "$1 is not about $version" >&2; exit 1; }
}
has Cargo.toml "version = \"$version\""
has editors/vscode/package.json "\"version\": \"$version\""
has editors/nvim/lua/mianjing/client.lua "VERSION = '$version'"

notes=$(awk -v version="$version" '
  /^## / { inside = ($2 == version || $2 == "[" version "]"); next }
  inside' CHANGELOG.md)
[ -n "${notes//[$' \n']/}" ] || { echo "CHANGELOG.md has nothing about $version" >&2; exit 1; }
printf '%s\n' "$notes"
