//! Which links lead to a note or file: those that mention its name, followed.

use super::resolve::{Destination, Target};
use super::{Note, NoteId, Notebook, names};
use std::path::Path;

impl Notebook {
    /// The links of other notes, and of the note itself, that lead to `id` or into it: the note
    /// they stand in, their index in its facts, and where they lead. In the order of ids.
    pub fn backlinks(&self, id: NoteId) -> Vec<(NoteId, u32, Target)> {
        let leads_here = |target: &Target| {
            let mut all = target.destinations().iter();
            all.any(|to| matches!(to, Destination::Note(to, _) if *to == id))
        };
        let mut found = Vec::new();
        for from in self.mentioning(id) {
            let Some(note) = self.note(from) else { continue };
            let keys = self.keys_of(id);
            for (index, link) in note.facts().links.iter().enumerate() {
                let path = link.path();
                let may_lead_here =
                    if path.is_empty() { from == id } else { keys.contains(&names::key(&path)) };
                if may_lead_here {
                    let target = self.resolve(from, link);
                    if leads_here(&target) {
                        found.push((from, index as u32, target));
                    }
                }
            }
        }
        found
    }

    /// The links that lead to the file at this absolute path, which is no note: the note each
    /// stands in and its index there.
    pub fn links_to_file(&self, path: &Path) -> Vec<(NoteId, u32)> {
        let wanted = Destination::File(path.to_owned());
        let key =
            path.file_name().map_or_else(Box::default, |name| names::key(&name.to_string_lossy()));
        let mut found = Vec::new();
        for &from in self.tables().mentioning(&key) {
            let Some(note) = self.note(from) else { continue };
            for (index, link) in note.facts().links.iter().enumerate() {
                let may_lead_here = names::key(&link.path()) == key;
                if may_lead_here && self.resolve(from, link).destinations().contains(&wanted) {
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
    fn keys_of(&self, id: NoteId) -> Vec<Box<str>> {
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
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.tables().mentioning(&names::key(&name))
    }
}
