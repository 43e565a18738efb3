//! Tables over all notes: who has which name, who mentions which name, who uses which tag.
//!
//! A table holds keys, never resolved targets: what a link leads to is worked out when asked,
//! from the names of that moment. So a note that changes touches its own keys alone, and one
//! that appears or goes away repairs or breaks links elsewhere without touching their notes.

use super::listing::Kept;
use super::{Location, Note, NoteId, names};
use crate::text::work;
use imbl::{GenericHashMap, OrdMap};
use rustc_hash::FxBuildHasher;
use std::sync::Arc;

/// Some notes, sorted by id.
pub type NoteSet = Arc<[NoteId]>;

type Table = GenericHashMap<Box<str>, NoteSet, FxBuildHasher, imbl::shared_ptr::DefaultSharedPtr>;

/// The cross-note tables as of one state of the notebook. Cheap to clone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    /// File names, folded, without `.md`.
    names: Table,
    /// Front-matter aliases, folded.
    aliases: Table,
    /// What links mention: the last part of their paths, as [`names::key`] gives it.
    mentions: Table,
    /// Tags, folded, without `#`; sorted, so that nested tags follow their parent.
    tags: OrdMap<Box<str>, NoteSet>,
    /// The names in the order in which they are completed.
    listing: Kept,
}

/// The notes of a key, whoever asks for them looks at each.
fn found(notes: Option<&NoteSet>) -> &[NoteId] {
    let notes = notes.map_or(&[][..], |notes| notes);
    work::count(notes.len());
    notes
}

/// One note before and after it changed; `None` when there was or is none.
pub(super) struct Change<'n> {
    pub(super) id: NoteId,
    pub(super) location: &'n Location,
    pub(super) old: Option<&'n Note>,
    pub(super) new: Option<&'n Note>,
}

impl Tables {
    /// The notes of this folded name ([`names::key`]).
    pub fn named(&self, key: &str) -> &[NoteId] {
        found(self.names.get(key))
    }

    /// How many notes have this folded name.
    pub fn count_named(&self, key: &str) -> usize {
        self.names.get(key).map_or(0, |notes| notes.len())
    }

    /// How many notes have this folded alias.
    pub fn count_aliased(&self, key: &str) -> usize {
        self.aliases.get(key).map_or(0, |notes| notes.len())
    }

    /// Every folded name ([`names::key`]) with the notes that have it, in no order.
    pub fn names(&self) -> impl Iterator<Item = (&str, &[NoteId])> {
        let names = self.names.iter().inspect(|_| work::count(1));
        names.map(|(name, notes)| (&**name, &**notes))
    }

    pub(super) fn listing(&self) -> &Kept {
        &self.listing
    }

    /// Every folded alias with the notes that have it, in no order.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, &[NoteId])> {
        let aliases = self.aliases.iter().inspect(|_| work::count(1));
        aliases.map(|(alias, notes)| (&**alias, &**notes))
    }

    /// The notes with this folded alias.
    pub fn aliased(&self, key: &str) -> &[NoteId] {
        found(self.aliases.get(key))
    }

    /// The notes with a link whose path ends in this folded name or alias.
    pub fn mentioning(&self, key: &str) -> &[NoteId] {
        found(self.mentions.get(key))
    }

    /// Every folded name or alias that links mention ([`names::key`]), with the notes that do, in no
    /// order.
    pub fn mentions(&self) -> impl Iterator<Item = (&str, &[NoteId])> {
        let mentions = self.mentions.iter().inspect(|_| work::count(1));
        mentions.map(|(name, notes)| (&**name, &**notes))
    }

    /// Every tag, folded, without `#`, in order, with the notes that use it.
    pub fn tags(&self) -> impl Iterator<Item = (&str, &[NoteId])> {
        self.tags.iter().map(|(tag, notes)| (&**tag, &**notes))
    }

    /// The folded tag `key` and those below it (`go` and `go/map`), with the notes that use them.
    pub fn tags_within<'t>(
        &'t self,
        key: &'t str,
    ) -> impl Iterator<Item = (&'t str, &'t [NoteId])> {
        let below =
            move |tag: &str| tag.strip_prefix(key).is_some_and(|rest| rest.starts_with('/'));
        let exact = self.tags.get(key).map(|notes| (key, &**notes));
        // `go-lang` stands between `go` and `go/map`.
        let after = self
            .tags
            .range::<_, Box<str>>(Box::from(key)..)
            .skip_while(move |(tag, _)| &***tag == key);
        let begun = after.take_while(move |(tag, _)| tag.starts_with(key));
        let nested = begun.filter(move |(tag, _)| below(tag));
        exact.into_iter().chain(nested.map(|(tag, notes)| (&**tag, &**notes)))
    }

    /// The notes that use exactly this folded tag.
    pub fn tagged(&self, key: &str) -> &[NoteId] {
        found(self.tags.get(key))
    }

    /// The tables after `changes`, each of a different note.
    pub(super) fn changed(&self, changes: &[Change<'_>]) -> Self {
        let mut diff = Diff::default();
        for change in changes {
            let old = change.old.map(|note| Keys::new(change.location, note)).unwrap_or_default();
            let new = change.new.map(|note| Keys::new(change.location, note)).unwrap_or_default();
            diff.add(change.id, &old, new);
        }
        let mut tables = self.clone();
        if !diff.names.is_empty() {
            tables.listing = Kept::default();
        }
        tables.names = applied(tables.names, diff.names);
        tables.aliases = applied(tables.aliases, diff.aliases);
        tables.mentions = applied(tables.mentions, diff.mentions);
        for (key, entries) in grouped(diff.tags) {
            let notes = merged(tables.tags.get(&key), &entries);
            if notes.is_empty() {
                tables.tags.remove(&key);
            } else {
                tables.tags.insert(key, notes);
            }
        }
        tables
    }
}

/// The keys of one note, each list sorted and without doubles.
#[derive(Default)]
struct Keys {
    names: Vec<Box<str>>,
    aliases: Vec<Box<str>>,
    mentions: Vec<Box<str>>,
    tags: Vec<Box<str>>,
}

impl Keys {
    fn new(location: &Location, note: &Note) -> Self {
        let facts = note.facts();
        let mentions = facts.links.iter().filter(|link| !link.is_url());
        let mentions = mentions.map(|link| names::key(&link.path()));
        Self {
            names: vec![names::location_key(location)],
            aliases: sorted(note.aliases().iter().map(|alias| names::fold(&alias.text))),
            mentions: sorted(mentions.filter(|key| !key.is_empty())),
            tags: sorted(facts.tags.iter().map(|tag| names::fold(note.slice(tag.name)))),
        }
    }
}

fn sorted(keys: impl Iterator<Item = Box<str>>) -> Vec<Box<str>> {
    let mut keys: Vec<_> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A key that one note gained (`true`) or lost.
type Entry = (Box<str>, NoteId, bool);

#[derive(Default)]
struct Diff {
    names: Vec<Entry>,
    aliases: Vec<Entry>,
    mentions: Vec<Entry>,
    tags: Vec<Entry>,
}

impl Diff {
    fn add(&mut self, id: NoteId, old: &Keys, new: Keys) {
        difference(&mut self.names, id, &old.names, new.names);
        difference(&mut self.aliases, id, &old.aliases, new.aliases);
        difference(&mut self.mentions, id, &old.mentions, new.mentions);
        difference(&mut self.tags, id, &old.tags, new.tags);
    }
}

fn difference(entries: &mut Vec<Entry>, id: NoteId, old: &[Box<str>], new: Vec<Box<str>>) {
    let lost = old.iter().filter(|key| new.binary_search(key).is_err());
    entries.extend(lost.map(|key| (key.clone(), id, false)));
    let gained = new.into_iter().filter(|key| old.binary_search(key).is_err());
    entries.extend(gained.map(|key| (key, id, true)));
}

/// The entries of each key together, so that a key shared by thousands of notes is written once.
fn grouped(mut entries: Vec<Entry>) -> impl Iterator<Item = (Box<str>, Vec<(NoteId, bool)>)> {
    entries.sort_unstable();
    let mut entries = entries.into_iter().peekable();
    std::iter::from_fn(move || {
        let (key, id, is_gained) = entries.next()?;
        let mut group = vec![(id, is_gained)];
        while let Some((_, id, is_gained)) = entries.next_if(|(next, ..)| *next == key) {
            group.push((id, is_gained));
        }
        Some((key, group))
    })
}

fn applied(mut table: Table, entries: Vec<Entry>) -> Table {
    for (key, entries) in grouped(entries) {
        let notes = merged(table.get(&key), &entries);
        if notes.is_empty() {
            table.remove(&key);
        } else {
            table.insert(key, notes);
        }
    }
    table
}

fn merged(old: Option<&NoteSet>, entries: &[(NoteId, bool)]) -> NoteSet {
    let is_lost = |id: &&NoteId| entries.binary_search(&(**id, false)).is_ok();
    let kept = old.into_iter().flat_map(|notes| notes.iter()).filter(|id| !is_lost(id)).copied();
    let gained = entries.iter().filter(|(_, is_gained)| *is_gained).map(|(id, _)| *id);
    let mut notes: Vec<_> = kept.chain(gained).collect();
    notes.sort_unstable();
    notes.dedup();
    notes.into()
}
