//! Tags by how often they are used.

use super::{List, Source, TagUse};
use crate::notebook::names;
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub(super) fn tags(sources: &[Source<'_>], limit: usize) -> List<TagUse> {
    let mut found: BTreeMap<Box<str>, (TagUse, usize)> = BTreeMap::new();
    for (number, source) in sources.iter().enumerate() {
        for tag in &source.note.facts().tags {
            let name = source.note.slice(tag.name);
            let (tag, last) = found.entry(names::fold(name)).or_insert_with(|| {
                (TagUse { name: name.to_owned(), uses: 0, notes: 0 }, usize::MAX)
            });
            tag.uses += 1;
            tag.notes += usize::from(*last != number);
            *last = number;
        }
    }
    let mut tags: Vec<_> = found.into_values().map(|(tag, _)| tag).collect();
    tags.sort_by_key(|tag| Reverse(tag.uses));
    List::cut(tags, limit)
}
