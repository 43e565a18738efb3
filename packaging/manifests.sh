#!/usr/bin/env bash
# Writes the files that package managers want for a release: a Homebrew formula, a Scoop manifest
# and a PKGBUILD for the AUR. They are the templates beside this script, filled in.
#
#   packaging/manifests.sh VERSION REPOSITORY SUMS FOLDER
#
# VERSION is without the leading v, REPOSITORY an address without the trailing slash, SUMS the
# release's SHA256SUMS. A checksum that is missing there is an error.
set -euo pipefail
[ $# -eq 4 ] || { sed -n '5s/^# *//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
version=$1 repository=$2 sums=$3 out=$4

# The checksum of one archive.
sum_of() {
  local sum
  sum=$(awk -v name="$1" '$2 == name || $2 == "*" name { print $1 }' "$sums")
  [ -n "$sum" ] || { echo "$sums has no $1" >&2; exit 1; }
  echo "$sum"
}

# Replaces @VERSION@, @REPOSITORY@ and each @SHA256:ARCHIVE@ of a template.
fill() {
  local text archive sum
  text=$(<"$1")
  text=${text//@VERSION@/$version}
  text=${text//@REPOSITORY@/$repository}
  while [[ $text =~ @SHA256:([^@]+)@ ]]; do
    archive=${BASH_REMATCH[1]}
    sum=$(sum_of "$archive")
    text=${text//@SHA256:$archive@/$sum}
  done
  printf '%s\n' "$text"
}

mkdir -p "$out"
for template in mianjing.rb mianjing.json PKGBUILD; do
  fill "$here/$template.in" >"$out/$template"
done
