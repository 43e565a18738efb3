//! Code spans of a line, in which signs are no marks.

/// The code spans of one line, met from left to right.
#[derive(Default)]
pub(crate) struct CodeSpans {
    /// Of the runs of so many backticks none is left, one bit for each number.
    unclosed: u64,
}

impl CodeSpans {
    /// How many bytes the code span has that begins `rest`, a run of backticks. A run that no other
    /// of its length closes is text (CommonMark 0.31, 6.1), as is one of 64 and more here.
    pub(crate) fn skip(&mut self, rest: &str) -> usize {
        let run = |text: &str| text.len() - text.trim_start_matches('`').len();
        let length = run(rest);
        let bit = 1_u64.checked_shl(length as u32).unwrap_or(0);
        if bit == 0 || self.unclosed & bit != 0 {
            return length;
        }
        let mut at = length;
        while let Some(ahead) = memchr::memchr(b'`', &rest.as_bytes()[at..]) {
            at += ahead;
            let other = run(&rest[at..]);
            at += other;
            if other == length {
                return at;
            }
        }
        self.unclosed |= bit;
        length
    }
}
