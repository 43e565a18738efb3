//! A name or alias that many notes have leads to the nearest of them, however many there are: what
//! is found among thousands is what looking at each would find.

use crate::support::fixture::root;
use mianjing::notebook::resolve::{Destination, Section};
use mianjing::notebook::{Location, Note, NoteId, Notebook};
use proptest::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Three notes of every folder: one of the name, one with the alias, one that links to both.
fn put(notebook: &mut Notebook, folder: &Path) {
    let texts = [
        ("名.md", "# 锁\n"),
        ("别.md", "---\naliases: [同]\n---\n# 锁\n"),
        ("链.md", "[[名]] [[同]] [[名#锁]]\n"),
    ];
    for (name, text) in texts {
        let id = notebook.intern(Location::File(folder.join(name)));
        notebook.put_disk(id, Some(Arc::new(Note::new(text.into(), None, Arc::default()))));
    }
}

/// Of the notes called `name`, those nearest to `from`, each looked at.
fn nearest(notebook: &Notebook, from: &Path, name: &str) -> BTreeSet<NoteId> {
    let own = from.parent().unwrap();
    if name == "名.md"
        && let Some(id) = notebook.id(&Location::File(root().join(name)))
        && notebook.note(id).is_some()
    {
        // The name is a path from the root.
        return BTreeSet::from([id]);
    }
    let mut by_rank: BTreeMap<_, BTreeSet<NoteId>> = BTreeMap::new();
    for (id, _) in notebook.notes() {
        let path = notebook.location(id).path().unwrap();
        if path.file_name().unwrap() == name {
            let folder = path.parent().unwrap();
            let shared = own.components().zip(folder.components()).take_while(|(a, b)| a == b);
            let rank = (Reverse(shared.count()), folder.components().count());
            by_rank.entry(rank).or_default().insert(id);
        }
    }
    by_rank.into_values().next().unwrap_or_default()
}

fn check(notebook: &Notebook) {
    for (id, note) in notebook.notes() {
        let path = notebook.location(id).path().unwrap();
        for (link, name, section) in note
            .facts()
            .links
            .iter()
            .zip([
                ("名.md", Section::Whole),
                ("别.md", Section::Whole),
                ("名.md", Section::Heading(0)),
            ])
            .map(|(link, (name, section))| (link, name, section))
        {
            let target = notebook.resolve(id, link);
            let to = |to: &Destination| match to {
                Destination::Note(to, found) if *found == section => *to,
                other => panic!("{other:?}"),
            };
            let found: BTreeSet<_> = target.destinations().iter().map(to).collect();
            assert_eq!(found.len(), target.destinations().len(), "none twice");
            assert_eq!(found, nearest(notebook, path, name), "{} {}", path.display(), link.target);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_nearest_of_many_is_found_as_if_each_were_looked_at(
        folders in prop::collection::btree_set("([a-c]/){0,4}", 1..40),
        gone in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        let mut notebook = Notebook::new(vec![root()]);
        let folders: Vec<PathBuf> = folders.iter().map(|it| root().join(it)).collect();
        for folder in &folders {
            put(&mut notebook, folder);
        }
        check(&notebook);
        // What was found before does not outlive the notes.
        for index in gone {
            let path = index.get(&folders).join("名.md");
            if let Some(id) = notebook.id(&Location::File(path)) {
                notebook.put_disk(id, None);
                check(&notebook);
            }
        }
    }
}
