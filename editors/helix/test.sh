#!/usr/bin/env bash
# The server in a real Helix, in a terminal of tmux: warnings, hover, search, completion.
#
#   HX=/path/to/hx MIANJING=/path/to/mianjing editors/helix/test.sh
#
# Helix has no mode without a screen, so what counts is what stands on it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
: "${HX:=hx}" "${MIANJING:=$root/target/debug/mianjing}"

work=$(mktemp -d)
tmux() { command tmux -L "mianjing-$$" -f /dev/null -u "$@"; }
trap 'tmux kill-server 2>/dev/null || true; rm -rf "$work"' EXIT

mkdir -p "$work/config/helix" "$work/bin"
ln -s "$MIANJING" "$work/bin/mianjing"
cp "$here/languages.toml" "$work/config/helix/"
cat > "$work/config/helix/config.toml" <<'T'
[editor]
end-of-line-diagnostics = "hint"
idle-timeout = 50
[editor.inline-diagnostics]
cursor-line = "warning"
other-lines = "warning"
T
cp -r "$root/editors/vscode/e2e/notes" "$work/notes"

failed=0
screen() { tmux capture-pane -p -t hx; }
keys() { tmux send-keys -t hx "$@"; }
# see NAME PATTERN: waits until the pattern stands on the screen.
see() {
  for _ in $(seq 200); do
    if screen | grep -qE -- "$2"; then echo "ok    $1"; return; fi
    sleep 0.05
  done
  echo "FAIL  $1: no /$2/ on"; screen | sed 's/^/      /'; failed=1
}
# type KEYS…: one at a time, as people do.
type() { for key in "$@"; do keys "$key"; sleep 0.15; done; }

cd "$work/notes"
tmux new-session -d -s hx -x 110 -y 28 \
  "env PATH='$work/bin:$PATH' XDG_CONFIG_HOME='$work/config' XDG_CACHE_HOME='$work/cache' LC_ALL=C.UTF-8 \
   TERM=xterm-256color '$HX' 记录/青禾.md"
tmux set -g escape-time 0
begun=$(date +%s%N)
see 'a question marked ❌ without an answer is warned about' 'Marked ❌|没有答案|标了 ❌'
echo "      start to first warning: $((($(date +%s%N) - begun) / 1000000)) ms"
type 5 g g w w Space k
see 'hover shows the linked answer' '过期时间加随机值'
type Escape Escape Space S
type 三 次
see 'the symbols of the folder have questions of other notes' '三次握手的过程'
type Escape Escape 4 g g
type A Space '#' g
see 'tags complete after Chinese and an emoji' 'go/切片'
type Escape Escape
keys ':qa!' Enter
exit $failed
