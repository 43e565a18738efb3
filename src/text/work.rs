//! Work, counted: what the tests of complexity go by. A clock would fail on a busy machine.
//!
//! Hot loops say how much they look at: bytes, rows of a note, notes of a folder. Debug builds
//! count it, per thread; in a release nothing is left of it.

use std::cell::Cell;

thread_local! {
    static DONE: Cell<usize> = const { Cell::new(0) };
}

/// Says that `amount` bytes or entries are looked at.
#[inline]
pub fn count(amount: usize) {
    if cfg!(debug_assertions) {
        DONE.set(DONE.get().wrapping_add(amount));
    }
}

/// What `work` gives, and how much was looked at on this thread meanwhile; 0 in a release.
pub fn counted<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = DONE.get();
    let value = work();
    (value, DONE.get().wrapping_sub(before))
}
