//! Whatever is renamed, by whichever request: every link leads where it led, and no other byte
//! changes.

use super::rename::{able, applied, parts};
use crate::support::fixture::root;
use crate::support::slashed;
use mianjing::features::{did_rename_files, rename, will_rename_files};
use mianjing::notebook::resolve::{Destination, Missing, Section, Target};
use mianjing::notebook::{Location, Note, NoteId, Notebook};
use mianjing::proto;
use mianjing::snapshot::Snapshot;
use mianjing::syntax::links::{Link, split_anchor};
use mianjing::syntax::structure::LinkSyntax;
use mianjing::text::Span;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    FileRename, RenameFilesParams, RenameParams, TextDocumentIdentifier,
    TextDocumentPositionParams, Url, WorkDoneProgressParams, WorkspaceEdit,
};

/// The fourth is written in two characters (NFD), as macOS writes file names.
const PATHS: [&str; 6] =
    ["a.md", "b.md", "子/a.md", "子/深/Cafe\u{301} d.md", "子/深/b.md", "Go.md"];

const PICTURE: &str = "子/图 1.png";

fn note() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "# 一面\n",
        "## 一面 ✅️\n",
        "## GMP 模型？\n",
        "# Go\n",
        "段落 ^id1\n",
        "\n",
        "文字 #标签/子 ",
        "❌ 🚕 ",
        "[[a]] ",
        "[[子/a]] ",
        "[[b]] ",
        "[[a#一面]] ",
        "[[子/a#Go#一面]] ",
        "[[Caf\u{e9} d|标签]] ",
        "![[b#^id1]] ",
        "![[子/深/b#GMP 模型]] ",
        "[[#一面]] ",
        "[x](子/a.md) ",
        "[y](<子/深/Café d.md#一面>) ",
        "[z](深/Caf%C3%A9%20d.md#gmp-%E6%A8%A1%E5%9E%8B) ",
        "[w](../a.md#一面-1) ",
        "[v](#gmp-模型) ",
        "[u](/b.md) ",
        "[Go](./Go.md#go) ",
        "[t](%E5%AD%90/a.md) ",
        "[s](a.md#GMP%20模型) ",
        "[r] ",
        "![p][p] ",
        "[没有](没有.md) ",
        "![图](子/图%201.png) ",
        "[[图 1.png]] ",
        "<img src='子/图 1.png'> ",
        "<a href=\"../a.md#go\">甲</a> ",
    ]);
    (prop::collection::vec(word, 0..16), any::<bool>(), any::<bool>()).prop_map(
        |(words, crlf, refs)| {
            let definitions = "\n\n[r]: b.md#一面\n[p]: <子/图 1.png> '题'\n[没人用]: ./a.md\n";
            let text = words.concat() + if refs { definitions } else { "" };
            if crlf { text.replace('\n', "\r\n") } else { text }
        },
    )
}

#[derive(Debug, Clone)]
enum Change {
    /// The heading of this index, of the note of this index, by `textDocument/rename`.
    Heading(usize, usize, &'static str),
    Tag(usize, &'static str),
    Block(usize, &'static str),
    /// The note itself, by `textDocument/rename` on a link to it.
    Note(usize, usize, &'static str),
    /// Files and folders, from their old to their new paths.
    Move(Vec<(&'static str, &'static str)>),
}

fn change() -> impl Strategy<Value = Change> {
    let headings = ["一面", "二面（新）", "Go", "C++ 与 #x", "🧵 线程", "Cafe\u{301}", "a `b` *c*"];
    let paths = ["c.md", "子/b.md", "新 夹/a.md", "a(1).md", "子/深/新/百分%号.md", "É.md"];
    let names = ["新", "b", "a b", "É", "it's", "%41"];
    let folders = ["新", "a b/子", "别/的/子"];
    let one = (prop::sample::select(PATHS.to_vec()), prop::sample::select(paths.to_vec()));
    prop_oneof![
        (0..6usize, 0..4usize, prop::sample::select(headings.to_vec()))
            .prop_map(|(note, index, name)| Change::Heading(note, index, name)),
        (0..6usize, prop::sample::select(vec!["新/标签", "go"]))
            .prop_map(|(n, t)| Change::Tag(n, t)),
        (0..6usize, prop::sample::select(vec!["id2", "x-1"]))
            .prop_map(|(n, t)| Change::Block(n, t)),
        (0..6usize, 0..9usize, prop::sample::select(names.to_vec()))
            .prop_map(|(note, link, name)| Change::Note(note, link, name)),
        one.prop_map(|moved| Change::Move(vec![moved])),
        prop::sample::select(folders.to_vec()).prop_map(|to| Change::Move(vec![("子", to)])),
        Just(Change::Move(vec![("子/深", "深"), ("a.md", "深 2/a.md")])),
        Just(Change::Move(vec![("a.md", "b.md"), ("b.md", "a.md")])),
        // Each takes the name of the next, told in either order; the last a new one, or the first's.
        Just(Change::Move(vec![("a.md", "b.md"), ("b.md", "Go.md"), ("Go.md", "c.md")])),
        Just(Change::Move(vec![("Go.md", "c.md"), ("b.md", "Go.md"), ("a.md", "b.md")])),
        Just(Change::Move(vec![("a.md", "b.md"), ("b.md", "子/a.md"), ("子/a.md", "a.md")])),
        Just(Change::Move(vec![("a.md", "A.md"), ("子", "ZI")])),
        Just(Change::Move(vec![("b.md", "b.md/b.md"), ("子", "子/子")])),
        Just(Change::Move(vec![(PICTURE, "图 片/新.png")])),
    ]
}

fn notebook(texts: &BTreeMap<String, String>, picture: &str) -> Notebook {
    let mut notebook = Notebook::new(vec![root()]);
    for (path, text) in texts {
        let id = notebook.intern(Location::File(root().join(path)));
        let note = Note::new(text.as_str().into(), None, Arc::default());
        notebook.put_disk(id, Some(Arc::new(note)));
    }
    notebook.put_file(&root().join(picture), true);
    notebook
}

fn snapshot(notebook: Notebook) -> Snapshot {
    Snapshot { notebook, client: able(), ..Snapshot::default() }
}

fn uri(path: &str) -> Url {
    Url::from_file_path(root().join(path)).unwrap()
}

/// `path` after the moves.
fn moved(path: &str, moves: &[(String, String)]) -> String {
    let after = moves.iter().find_map(|(from, to)| {
        let rest = path.strip_prefix(from.as_str())?;
        (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
    });
    after.unwrap_or_else(|| path.to_owned())
}

/// Where the cursor stands for a change by `textDocument/rename`, and the new name. `None` when the
/// note has nothing of the kind.
fn place(snapshot: &Snapshot, change: &Change) -> Option<(String, Span, &'static str)> {
    let of = |index: usize| {
        let id = snapshot.notebook.id(&Location::File(root().join(PATHS[index]))).unwrap();
        (PATHS[index].to_owned(), snapshot.notebook.note(id).unwrap().facts())
    };
    match *change {
        Change::Heading(note, index, name) => {
            let (path, facts) = of(note);
            let count = facts.headings.len().max(1);
            Some((path, facts.headings.get(index % count)?.text, name))
        }
        Change::Tag(note, name) => {
            let (path, facts) = of(note);
            Some((path, facts.tags.first()?.name, name))
        }
        Change::Block(note, name) => {
            let (path, facts) = of(note);
            Some((path, facts.blocks.first()?.id, name))
        }
        Change::Note(note, index, name) => {
            let (path, facts) = of(note);
            let count = facts.links.len().max(1);
            Some((path, facts.links.get(index % count)?.dest, name))
        }
        Change::Move(_) => None,
    }
}

/// What is asked of the client, and which files move; `None` when nothing can be renamed.
fn renamed(snapshot: &Snapshot, change: &Change) -> Option<(WorkspaceEdit, Vec<(String, String)>)> {
    let files = |moves: &[(String, String)]| {
        let renames = moves
            .iter()
            .map(|(from, to)| FileRename { old_uri: uri(from).into(), new_uri: uri(to).into() });
        RenameFilesParams { files: renames.collect() }
    };
    if let Change::Move(moves) = change {
        let moves: Vec<_> = moves.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let edit = will_rename_files::handle(snapshot, files(&moves)).unwrap_or_default();
        return Some((edit, moves));
    }
    let (path, span, name) = place(snapshot, change)?;
    let id = snapshot.notebook.id(&Location::File(root().join(&path)))?;
    let note = snapshot.notebook.note(id)?;
    let text_document = TextDocumentIdentifier { uri: uri(&path) };
    let position = proto::position(note, span.start as usize, snapshot.client.encoding);
    let params = RenameParams {
        text_document_position: TextDocumentPositionParams { text_document, position },
        new_name: name.into(),
        work_done_progress_params: WorkDoneProgressParams::default(),
    };
    let edit = rename::handle(snapshot, params).ok()??;
    let below = |uri: &Url| {
        let path = uri.to_file_path().unwrap();
        slashed(path.strip_prefix(root()).unwrap())
    };
    let moves = parts(edit.clone()).1.iter().map(|(from, to)| (below(from), below(to))).collect();
    Some((edit, moves))
}

fn without_anchor(link: &Link) -> Link {
    Link { target: split_anchor(&link.target).0.into(), ..link.clone() }
}

/// The texts after an edit.
fn edited(texts: &BTreeMap<String, String>, edit: WorkspaceEdit) -> BTreeMap<String, String> {
    let mut changed = texts.clone();
    if edit.document_changes.is_some() {
        for (uri, _, edits) in parts(edit).0 {
            let path = uri.to_file_path().unwrap();
            let path = slashed(path.strip_prefix(root()).unwrap());
            let text = applied(&changed[&path], edits);
            changed.insert(path, text);
        }
    }
    changed
}

fn all_moved(
    texts: &BTreeMap<String, String>,
    moves: &[(String, String)],
) -> BTreeMap<String, String> {
    texts.iter().map(|(path, text)| (moved(path, moves), text.clone())).collect()
}

/// The note with everything a rename may touch taken out.
fn masked(note: &Note) -> String {
    let facts = note.facts();
    let mut spans: Vec<_> = facts.links.iter().map(|link| link.dest).collect();
    spans.extend(facts.headings.iter().map(|heading| heading.text));
    spans.extend(facts.tags.iter().map(|tag| tag.name));
    spans.extend(facts.blocks.iter().map(|block| block.id));
    spans.sort();
    let mut masked = String::new();
    let mut at = 0;
    for span in spans {
        if (span.start as usize) < at {
            continue;
        }
        masked.push_str(&note.text()[at..span.start as usize]);
        masked.push('·');
        at = span.end as usize;
    }
    masked + &note.text()[at..]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 2, ..ProptestConfig::default() })]
    #[test]
    fn after_any_rename_every_link_leads_where_it_led(
        notes in prop::collection::vec(note(), PATHS.len()),
        change in change(),
    ) {
        let texts: BTreeMap<_, _> = PATHS.iter().map(|path| (*path).to_owned()).zip(notes).collect();
        let old = notebook(&texts, PICTURE);
        let Some((edit, moves)) = renamed(&snapshot(old.clone()), &change) else { return Ok(()) };
        let changed = all_moved(&edited(&texts, edit), &moves);
        prop_assume!(changed.len() == texts.len());
        let new = notebook(&changed, &moved(PICTURE, &moves));

        let now = |id: NoteId| -> NoteId {
            let path: PathBuf = root().join(moved(&old.shown_path(id), &moves));
            new.id(&Location::File(path)).unwrap()
        };
        for (from, note) in old.notes() {
            let after = new.note(now(from)).unwrap();
            prop_assert_eq!(masked(note), masked(after));
            prop_assert_eq!(note.facts().links.len(), after.facts().links.len());
            for (before, link) in note.facts().links.iter().zip(&after.facts().links) {
                let was = old.resolve(from, before);
                // A link that lacks its heading leads to its note still.
                let is_note = matches!(was, Target::Missing(Missing::Heading(_) | Missing::Block(_)));
                let (before, link) = if is_note {
                    prop_assert_eq!(before.anchor(), link.anchor());
                    (&without_anchor(before), &without_anchor(link))
                } else {
                    (before, link)
                };
                let Target::One(destination) = old.resolve(from, before) else {
                    prop_assert_eq!(&before.target, &link.target);
                    continue;
                };
                // An anchor of another tool names nothing, and may name a heading afterwards.
                let is_foreign = matches!(destination, Destination::Note(_, Section::Whole))
                    && before.anchor().is_some();
                if is_foreign {
                    prop_assert_eq!(before.anchor(), link.anchor());
                    continue;
                }
                let wanted = match destination {
                    Destination::Note(id, section) => Destination::Note(now(id), section),
                    Destination::File(path) => {
                        let path = slashed(path.strip_prefix(root()).unwrap());
                        Destination::File(root().join(moved(&path, &moves)))
                    }
                };
                let leads_to = new.resolve(now(from), link);
                prop_assert_eq!(leads_to, Target::One(wanted), "{:?} became {:?}", before.target, link.target);
                let is_plain = before.syntax != LinkSyntax::Wiki && old.is_by_path(from, before);
                prop_assert!(!is_plain || new.is_by_path(now(from), link), "{:?}", link.target);
            }
        }

        // Told of afterwards, the outcome is the same.
        if matches!(change, Change::Move(_)) {
            let untouched = all_moved(&texts, &moves);
            let late = snapshot(notebook(&untouched, &moved(PICTURE, &moves)));
            let moves: Vec<_> =
                moves.iter().map(|(from, to)| (root().join(from), root().join(to))).collect();
            let edit = did_rename_files::edit(&late, &moves).unwrap_or_default();
            prop_assert_eq!(edited(&untouched, edit), changed);
        }
    }
}
