//! Where the parts of a text start. There are hundreds of thousands, and hardly a text is longer
//! than two bytes can count.

/// Ascending offsets in bytes.
#[derive(Debug)]
pub(super) enum Offsets {
    Short(Box<[u16]>),
    Long(Box<[u32]>),
}

impl Offsets {
    /// These, which ascend.
    pub(super) fn new(offsets: &[u32]) -> Self {
        let short = || offsets.iter().map(|&at| u16::try_from(at).ok()).collect();
        let fits = offsets.last().is_none_or(|&last| u16::try_from(last).is_ok());
        let short: Option<Box<[u16]>> = if fits { short() } else { None };
        short.map_or_else(|| Self::Long(offsets.into()), Self::Short)
    }

    /// The one at `index`, which is one of them.
    pub(super) fn at(&self, index: usize) -> usize {
        match self {
            Self::Short(offsets) => offsets[index].into(),
            Self::Long(offsets) => offsets[index] as usize,
        }
    }

    /// The bytes of memory they take.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Short(offsets) => size_of_val(&**offsets),
            Self::Long(offsets) => size_of_val(&**offsets),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Offsets;

    #[test]
    fn offsets_of_long_texts_are_kept_too() {
        for (offsets, bytes) in [(vec![0, 3, 65_535], 6), (vec![0, 3, 65_536], 12), (vec![], 0)] {
            let kept = Offsets::new(&offsets);
            let read: Vec<u32> = (0..offsets.len()).map(|at| kept.at(at) as u32).collect();
            assert_eq!((read, kept.size()), (offsets, bytes));
        }
    }
}
