//! Which links lead to a note or file: those that mention its name, followed.

use super::resolve::{Destination, Section, Target};
use super::{Note, NoteId, Notebook, names};
use crate::text::work;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

impl Notebook {
    /// The links that lead to one of `wanted`: the note each stands in and its index there. In the
    /// order of ids.
    pub fn links_to(&self, wanted: &FxHashSet<Destination>) -> Vec<(NoteId, u32)> {
        let is_wanted = |to: &Destination| wanted.contains(to);
        let mut leads = Leads { is_wanted, known: FxHashMap::default() };
        self.links_that_may(wanted.iter(), |target| leads.there(target))
    }

    /// The links of other notes, and of the note itself, that lead to `id` or into it.
    pub fn backlinks(&self, id: NoteId) -> Vec<(NoteId, u32)> {
        let is_wanted = |to: &Destination| matches!(to, Destination::Note(to, _) if *to == id);
        let mut leads = Leads { is_wanted, known: FxHashMap::default() };
        let whole = Destination::Note(id, Section::Whole);
        self.links_that_may([whole].iter(), |target| leads.there(target))
    }

    /// Those links whose names fit one of `wanted` and whose targets `leads_there`.
    fn links_that_may<'d>(
        &self,
        wanted: impl Iterator<Item = &'d Destination>,
        mut leads_there: impl FnMut(&Target) -> bool,
    ) -> Vec<(NoteId, u32)> {
        let (mut keys, mut own) = (FxHashSet::default(), BTreeSet::new());
        for destination in wanted {
            match destination {
                Destination::Note(id, _) => {
                    if own.insert(*id) {
                        keys.extend(self.keys_of(*id));
                    }
                }
                Destination::File(path) => drop(keys.insert(file_key(path))),
            }
        }
        // However many have a key, those that mention it are looked at once.
        let mentioning = keys.iter().flat_map(|key| self.tables().mentioning(key)).copied();
        let from: BTreeSet<_> = mentioning.chain(own.iter().copied()).collect();
        let mut found = Vec::new();
        for from in from {
            let Some(note) = self.note(from) else { continue };
            for (index, link) in note.facts().links.iter().enumerate() {
                let path = link.path();
                let may_lead_there = if path.is_empty() {
                    own.contains(&from)
                } else {
                    keys.contains(&names::key(&path))
                };
                if may_lead_there && leads_there(&self.resolve(from, link)) {
                    found.push((from, index as u32));
                }
            }
        }
        found
    }

    /// The notes that have a link which may lead to `id`, itself included, sorted. What they
    /// show may change when `id` changes, comes or goes.
    pub fn mentioning(&self, id: NoteId) -> Vec<NoteId> {
        let keys = self.keys_of(id);
        let mut notes: Vec<_> =
            keys.iter().flat_map(|key| self.tables().mentioning(key)).copied().collect();
        notes.push(id);
        notes.sort_unstable();
        notes.dedup();
        notes
    }

    /// The keys under which links may mention the note.
    pub(super) fn keys_of(&self, id: NoteId) -> Vec<Box<str>> {
        self.keys_of_version(id, self.note(id).map(|note| &**note))
    }

    /// The keys under which links may mention the note `id` when it is `note`, or is not there.
    pub fn keys_of_version(&self, id: NoteId, note: Option<&Note>) -> Vec<Box<str>> {
        let mut keys = vec![names::location_key(self.location(id))];
        if let Some(note) = note {
            keys.extend(note.aliases().iter().map(|alias| names::key(&alias.text)));
        }
        keys
    }

    /// The notes that have a link which may lead to the file at this absolute path, sorted.
    pub fn mentioning_file(&self, path: &Path) -> &[NoteId] {
        self.tables().mentioning(&file_key(path))
    }
}

fn file_key(path: &Path) -> Box<str> {
    names::key(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// Whether targets lead to something that is wanted. Thousands of links may share thousands of
/// destinations, which are looked through once.
struct Leads<F> {
    is_wanted: F,
    /// By the addresses of the destinations, which are kept with them.
    known: FxHashMap<usize, (Arc<[Destination]>, bool)>,
}

impl<F: Fn(&Destination) -> bool> Leads<F> {
    fn there(&mut self, target: &Target) -> bool {
        let Target::Several(several) = target else {
            return target.destinations().iter().any(&self.is_wanted);
        };
        let address = Arc::as_ptr(several).cast::<Destination>().addr();
        let leads = || {
            work::count(several.len());
            (Arc::clone(several), several.iter().any(&self.is_wanted))
        };
        self.known.entry(address).or_insert_with(leads).1
    }
}
