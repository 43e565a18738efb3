//! The rows of a page. Whoever looks at one is counted, which is how tests notice a dialect that
//! looks at rows over and over.

use super::rows::Row;
use crate::text::work;
use std::ops::{Index, Range};

/// The lines of a note, one [`Row`] each.
#[derive(Debug)]
pub(crate) struct Rows(Vec<Row>);

impl Rows {
    pub(crate) fn new(rows: Vec<Row>) -> Self {
        Self(rows)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn get(&self, row: usize) -> Option<&Row> {
        work::count(1);
        self.0.get(row)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Row> {
        self.0.iter().inspect(|_| work::count(1))
    }
}

impl Index<usize> for Rows {
    type Output = Row;

    fn index(&self, row: usize) -> &Row {
        work::count(1);
        &self.0[row]
    }
}

impl Index<Range<usize>> for Rows {
    type Output = [Row];

    fn index(&self, rows: Range<usize>) -> &[Row] {
        work::count(rows.len());
        &self.0[rows]
    }
}
