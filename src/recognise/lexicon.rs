//! Signs and words: the tables every dialect shares, extendable by configuration.

use super::Mark;

/// The signs and words that recognition goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexicon {
    pass: Vec<String>,
    fail: Vec<String>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self { pass: vec!["✅".into()], fail: vec!["❌".into()] }
    }
}

impl Lexicon {
    /// Every sign with the mark it makes.
    pub fn signs(&self) -> impl Iterator<Item = (&str, Mark)> {
        let pass = self.pass.iter().map(|sign| (sign.as_str(), Mark::Pass));
        pass.chain(self.fail.iter().map(|sign| (sign.as_str(), Mark::Fail)))
    }
}
