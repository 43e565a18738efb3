#!/usr/bin/env bash
# Prints a commit whose root is editors/nvim with the licences beside it: what plugin managers
# install from a branch or tag. Nothing is pushed and no branch is moved.
#
#   packaging/neovim-branch.sh [PARENT]     PARENT is the commit of the release before
set -euo pipefail
cd "$(dirname "$0")/.."
tree=$({
  git ls-tree HEAD:editors/nvim
  git ls-tree HEAD LICENSE-MIT LICENSE-APACHE
} | git mktree)
git commit-tree "$tree" ${1:+-p "$1"} -m "The Neovim plugin of $(git rev-parse --short HEAD)"
