#!/usr/bin/env bash
# Prints a commit whose root is editors/nvim, with the history of that folder: what plugin managers
# install from a branch or tag. Nothing is pushed and no branch is moved.
set -euo pipefail
cd "$(dirname "$0")/.."
git subtree split --quiet --prefix=editors/nvim HEAD
