//! Any bytes as the log of reviews: nothing that was written is lost, no order of lines makes a
//! difference, and every state has its day.

use mianjing::review::log::Log;
use mianjing::review::moment::Moment;
use mianjing::review::schedule::Scheduler;

pub(crate) fn check(data: &[u8]) {
    let Ok(log) = Log::parse(data) else { return };
    let bytes = log.bytes();
    assert_eq!(Log::parse(&bytes).as_ref(), Ok(&log), "a log reads back");
    // As git merges two logs: the lines of both, in any order, some of them twice.
    let mut lines: Vec<_> = bytes.split(|byte| *byte == b'\n').collect();
    lines.reverse();
    let merged = Log::parse(&[&lines.join(&b'\n'), &b"\n"[..], &bytes].concat());
    let merged = merged.expect("no line is of a later version");
    let scheduler = Scheduler::new(90);
    let histories = log.histories(&scheduler);
    assert_eq!(merged.histories(&scheduler), histories, "the order of lines means nothing");
    for (card, history) in &histories {
        for (at, _) in &history.grades {
            let free = log.free_moment(card, *at);
            assert!(free.milliseconds() >= at.milliseconds(), "no moment before the one asked for");
            assert_eq!(Moment::parse(&at.to_string()), Some(*at), "a moment reads back");
        }
        let Some(state) = &history.state else { continue };
        let recall = Scheduler::recall(state, state.due_day());
        assert!((0.0..=1.0).contains(&recall), "{recall} is no chance");
        assert!(state.stability().is_finite() && state.difficulty().is_finite());
    }
    let _ = log.last();
}
