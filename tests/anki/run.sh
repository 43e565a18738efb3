#!/bin/sh
# The export for Anki against Anki's own importer, without a window. Needs Python 3.9 or later and
# the package index, from which `anki` is installed into target/anki once.
set -eu
cd "$(dirname "$0")/../.."

python=target/anki/bin/python
if ! "$python" -c 'import anki' 2>/dev/null; then
    python3 -m venv target/anki
    "$python" -m pip install --quiet 'anki>=24.11'
fi
[ -n "${MIANJING-}" ] || { cargo build --quiet; MIANJING=target/debug/mianjing; }
exec "$python" tests/anki/round_trip.py "$MIANJING"
