#!/usr/bin/env bash
# The extension in a real VS Code: tests inside the extension host, then what a person sees.
#
#   editors/vscode/e2e/run.sh [host|screen]      both without an argument
#
# VS Code is the server and web workbench that the npm package code-server carries, shown in
# Chromium; nothing is compiled and nothing comes from outside the package registries. Needed on
# the machine: Node 20, Chromium, ripgrep, and fonts with Chinese and emoji. On Debian:
#
#   apt-get install chromium ripgrep fonts-noto-cjk fonts-noto-color-emoji fonts-dejavu-core
#
# MIANJING names the server (default: a debug build), VSCODE the folder of an unpacked VS Code,
# PICTURES a folder for screenshots of the whole tour.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
version=4.100.3

install_vscode() {
  export VSCODE=${VSCODE:-$target/editors/code-server-$version}
  [ ! -e "$VSCODE/lib/vscode/.ready" ] && [ ! -e "$VSCODE/lib/vscode/node_modules.asar" ] || return 0
  mkdir -p "$VSCODE"
  (
    cd "$VSCODE"
    npm pack --silent "code-server@$version" >/dev/null
    tar xzf "code-server-$version.tgz" --strip-components=1 package/lib
    rm "code-server-$version.tgz"
    cd lib/vscode
    # Its install scripts would compile and download; the parts they make are not needed here.
    npm install --silent --omit=dev --ignore-scripts
    ln -sfn node_modules node_modules.asar
    mkdir -p node_modules/@vscode/ripgrep/bin
    ln -sfn "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
    touch .ready
  )
}

install_vscode
if [ -z "${MIANJING:-}" ]; then
  (cd "$root" && cargo build --locked --quiet)
  MIANJING=$target/debug/mianjing
fi
export MIANJING
cd "$here/.."
[ -d node_modules ] || npm ci --silent
node esbuild.mjs
mkdir -p "$target/editors"
export VSIX=$target/editors/mianjing-test.vsix
node scripts/package.mjs --binary "$MIANJING" --out "$VSIX" >/dev/null
case ${1:-all} in
  host) node e2e/host.mjs ;;
  screen) node e2e/screen.mjs ;;
  *) node e2e/host.mjs && node e2e/screen.mjs ;;
esac
