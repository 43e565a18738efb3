# The commands of this repository. `just` is a convenience: each recipe is one script or cargo call.

default: check

# Everything that must pass before a review; `.ci/run` and the workflows run the same.
check:
    ./check

test:
    cargo test

# Accept the new expected pictures of the tests.
bless:
    UPDATE_EXPECT=1 cargo test

# What the inside costs (divan).
bench:
    cargo bench --bench reading --bench search

# Memory of the real server over 100,000 edits and 10,000 file events.
soak *ARGS:
    cargo bench --bench soak -- {{ARGS}}

# Instructions of one key, in folders of 100 to 50,000 notes and in notes of 10 KB to 10 MB (needs valgrind).
keystroke *ARGS:
    cargo bench --bench keystroke -- {{ARGS}}

# Real Neovim against the real server.
nvim:
    editors/nvim/test.sh

# Licences, advisories, duplicates (needs cargo-deny).
deny:
    cargo deny check

hooks:
    git config core.hooksPath .githooks
