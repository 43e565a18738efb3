#!/usr/bin/env bash
# The server in a real Emacs (29 or newer, with markdown-mode), without a screen.
#
#   MIANJING=/path/to/mianjing editors/emacs/test.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
: "${MIANJING:=$root/target/debug/mianjing}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$MIANJING" "$work/bin/mianjing"
cp -r "$root/editors/vscode/e2e/notes" "$work/notes"
# -q and not -Q: the packages of the system stay in reach.
HOME=$work PATH=$work/bin:$PATH LC_ALL=C.UTF-8 NOTES=$work/notes emacs --batch -q \
  --eval '(package-initialize)' --eval "(require 'markdown-mode)" \
  --eval "(add-to-list 'auto-mode-alist '(\"\\\\.md\\\\'\" . markdown-mode))" \
  -l "$here/mianjing.el" -l "$here/test.el" 2>"$work/log" || { tail -5 "$work/log"; exit 1; }
