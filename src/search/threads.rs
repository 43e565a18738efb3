//! Work shared out over the cores, on threads that do nothing else.
//!
//! Not on rayon's pool: there a search would wait behind whatever fills the pool, and a thread
//! that waits for its share while it holds a lock may be given work that wants the same lock.

use std::num::NonZero;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread::{self, Builder};

/// More threads than this wait for memory, not for each other.
const MOST: usize = 8;

/// Asked once: the answer is read from files.
static CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get).min(MOST));

/// Lets whatever else wants this core go before what the calling thread does from now on, where the
/// system can be told so of one thread.
pub(super) fn let_others_go_first() {
    // Nice, but not so nice that a compiler on all cores keeps it from ever getting done.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, 10);
}

/// Calls `work` with each number below `count`, the lower ones first, on the calling thread and,
/// where there is enough to do, on others. Returns when all is done.
pub(super) fn for_each(count: usize, work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    let share = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return;
            }
            work(number);
        }
    };
    let helpers = CORES.min(count).saturating_sub(1);
    thread::scope(|scope| {
        for _ in 0..helpers {
            // Without a helper the others do its share.
            let _ = Builder::new().name("search".into()).spawn_scoped(scope, share);
        }
        share();
    });
}

/// What `own` and `other` give, which run side by side where there is a core for each.
pub(crate) fn both<A, B: Send>(
    own: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    let other = Mutex::new(Some(other));
    let run = || {
        let other = other.lock().unwrap_or_else(PoisonError::into_inner).take();
        other.map(|other| other())
    };
    thread::scope(|scope| {
        let helper = Builder::new().name("search".into()).spawn_scoped(scope, run);
        let own = own();
        let done = match helper {
            Ok(helper) => helper.join().unwrap_or_else(|panic| panic::resume_unwind(panic)),
            // Without a helper this thread does its share.
            Err(_) => run(),
        };
        (own, done.expect("whoever comes first runs it"))
    })
}

/// What `work` gives for each of `items`, in their order.
pub(super) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    const TOGETHER: usize = 16;
    let done: Mutex<Vec<(usize, Vec<R>)>> = Mutex::default();
    for_each(items.len().div_ceil(TOGETHER), |number| {
        let some = items.iter().skip(number * TOGETHER).take(TOGETHER);
        let results = some.map(&work).collect();
        done.lock().unwrap_or_else(PoisonError::into_inner).push((number, results));
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|&(number, _)| number);
    done.into_iter().flat_map(|(_, results)| results).collect()
}
