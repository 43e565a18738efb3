//! When a card is to be asked again: FSRS-6, by the crate that Anki uses.

use super::Grade;
use super::moment::{Day, Moment};
use fsrs::{FSRS, MemoryState};

/// A card answered wrongly comes back in the same session, after so many milliseconds.
const RELEARN: i64 = 10 * 60 * 1000;
/// No interval is longer: a hundred years.
const LONGEST: Day = 36_500;

/// Works out intervals. The memory of a card is that of the average learner; the share of cards
/// that are to be remembered when they come is the reader's choice.
#[derive(Debug, Clone)]
pub struct Scheduler {
    fsrs: FSRS,
    retention: f32,
}

/// What is known of a card after its last review.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct State {
    memory: MemoryState,
    pub last: Moment,
    pub last_grade: Grade,
    pub due: Due,
    /// The day it was reviewed for the first time.
    pub first: Day,
    pub reviews: u32,
    /// How often it was forgotten after it had once been known.
    pub lapses: u32,
}

/// When a card is to be asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// In this session, not before this moment.
    Soon(Moment),
    On(Day),
}

impl Scheduler {
    /// `percent` of the cards are to be remembered when they come; what FSRS has no intervals for
    /// is taken for the nearest that it has.
    pub fn new(percent: u16) -> Self {
        let retention = f32::from(percent.clamp(70, 97)) / 100.0;
        Self { fsrs: FSRS::default(), retention }
    }

    /// Whether both give the same intervals.
    pub fn is_like(&self, other: &Self) -> bool {
        self.retention.total_cmp(&other.retention).is_eq()
    }

    /// The states that the four grades would lead to, in the order of [`Grade::ALL`].
    pub fn next(&self, state: Option<&State>, at: Moment) -> [State; 4] {
        // FSRS counts whole days; after a lapse the card comes back on the same one.
        let elapsed = state.map_or(0, |state| (at.day() - state.last.day()).max(0));
        let elapsed = u32::try_from(elapsed).unwrap_or(u32::MAX);
        let memory = state.map(|state| state.memory);
        let next = self.fsrs.next_states(memory, self.retention, elapsed);
        // It fails for a memory that is no number, and a state never has one.
        let next = next.unwrap_or_else(|_| {
            self.fsrs.next_states(None, self.retention, 0).expect("a new card has intervals")
        });
        let mut least = 1;
        [next.again, next.hard, next.good, next.easy].map({
            let mut grades = Grade::ALL.into_iter();
            move |item| {
                let grade = grades.next().expect("there are four grades");
                // A better grade is never asked again sooner, whatever rounding does.
                let days = (item.interval.round() as Day).clamp(least, LONGEST);
                let due = if grade == Grade::Again {
                    Due::Soon(at.later(RELEARN))
                } else {
                    least = days;
                    Due::On(at.day() + days)
                };
                let lapsed = grade == Grade::Again && state.is_some_and(State::was_known);
                State {
                    memory: item.memory,
                    last: at,
                    last_grade: grade,
                    due,
                    first: state.map_or(at.day(), |state| state.first),
                    reviews: state.map_or(0, |state| state.reviews) + 1,
                    lapses: state.map_or(0, |state| state.lapses) + u32::from(lapsed),
                }
            }
        })
    }

    /// The state after one review.
    pub fn graded(&self, state: Option<&State>, grade: Grade, at: Moment) -> State {
        self.next(state, at)[grade as usize]
    }

    /// How likely the card is remembered on `day`, from 0 to 1.
    pub fn recall(state: &State, day: Day) -> f32 {
        let elapsed = u16::try_from((day - state.last.day()).max(0)).unwrap_or(u16::MAX);
        fsrs::current_retrievability(state.memory, elapsed.into(), fsrs::FSRS6_DEFAULT_DECAY)
    }
}

impl State {
    /// In how many days it is half forgotten, roughly: FSRS calls it stability.
    pub fn stability(&self) -> f32 {
        self.memory.stability
    }

    /// From 1 to 10.
    pub fn difficulty(&self) -> f32 {
        self.memory.difficulty
    }

    fn was_known(&self) -> bool {
        matches!(self.due, Due::On(_))
    }

    /// The day it is due.
    pub fn due_day(&self) -> Day {
        match self.due {
            Due::Soon(at) => at.day(),
            Due::On(day) => day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Due, Scheduler, State};
    use crate::review::Grade;
    use crate::review::moment::Moment;

    fn at(text: &str) -> Moment {
        Moment::parse(text).expect("a moment")
    }

    fn days(states: &[State; 4]) -> [i64; 4] {
        states.each_ref().map(|state| state.due_day() - state.last.day())
    }

    /// The intervals that FSRS-6 has for its default weights at 90 %, as its own documentation
    /// gives them for a new card (0.2, 1.3, 2.3, 8.3 days).
    #[test]
    fn a_new_card_has_the_intervals_of_fsrs_6() {
        let now = at("2026-11-21T20:00:00+08:00");
        let next = Scheduler::new(90).next(None, now);
        assert_eq!(days(&next), [0, 1, 2, 8]);
        assert_eq!(next[0].due, Due::Soon(now.later(600_000)));
    }

    #[test]
    fn intervals_grow_with_success_and_collapse_with_a_lapse() {
        let scheduler = Scheduler::new(90);
        let mut state = scheduler.graded(None, Grade::Good, at("2026-11-01T20:00:00+08:00"));
        let mut shown = vec![state.due_day() - state.last.day()];
        for grade in [Grade::Good, Grade::Good, Grade::Again, Grade::Good] {
            let elapsed = (state.due_day() - state.last.day()) * 86_400_000;
            state = scheduler.graded(Some(&state), grade, state.last.later(elapsed));
            shown.push(state.due_day() - state.last.day());
        }
        assert_eq!(shown, [2, 11, 46, 0, 3]);
        assert_eq!((state.reviews, state.lapses), (5, 1));
    }

    #[test]
    fn who_wants_to_remember_more_is_asked_more_often() {
        let now = at("2026-11-21T20:00:00+08:00");
        let state = Scheduler::new(90).graded(None, Grade::Easy, now.later(-8 * 86_400_000));
        let good = |percent| days(&Scheduler::new(percent).next(Some(&state), now))[2];
        assert!(good(97) < good(90) && good(90) < good(70));
    }

    #[test]
    fn a_clock_that_went_back_is_no_fault() {
        let scheduler = Scheduler::new(90);
        let state = scheduler.graded(None, Grade::Good, at("2030-01-01T20:00:00Z"));
        assert!(days(&scheduler.next(Some(&state), at("2026-11-21T20:00:00Z")))[2] >= 1);
    }
}
