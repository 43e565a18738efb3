//! Renames and code actions of any notes: their edits fit and are apart, no word of the notes is
//! lost, and after a rename every link leads where it led.

use super::Input;
use super::workspace::{self, PATHS, Workspace};
use mianjing::features::{code_action, rename, will_rename_files};
use mianjing::notebook::resolve::{Destination, Section, Target};
use mianjing::notebook::{Note, NoteId};
use mianjing::proto;
use mianjing::recognise::Question;
use mianjing::text::Span;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::Range;
use tower_lsp::lsp_types::{
    CodeActionOrCommand, DocumentChangeOperation, DocumentChanges, OneOf, ResourceOp,
    TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

pub(crate) fn check(data: &[u8]) {
    let mut input = Input::new(data, 3);
    let client = workspace::client(input.encoding());
    let texts = [0, 1, 2].map(|index| input.text(index).to_owned());
    let workspace = Workspace::new(&texts.each_ref().map(String::as_str), client);
    let which = input.below(3);
    let place = |input: &mut Input<'_>| {
        let place = input.place(&texts[which]);
        json!({ "line": place.line, "character": place.column })
    };
    let document = json!({ "uri": workspace::uri(PATHS[which]) });
    match input.below(4) {
        0 | 1 => {
            let (start, end) = (place(&mut input), place(&mut input));
            let range = json!({ "start": start, "end": end });
            actions(&workspace, &json!({ "textDocument": document, "range": range }));
        }
        2 => {
            let mut name = input.piece();
            if input.flip() {
                name += &input.piece();
            }
            let asked =
                json!({ "textDocument": document, "position": place(&mut input), "newName": name });
            renamed(&workspace, asked);
        }
        _ => {
            let to = input.one_of(&["d.md", "目录/a.md", "b.md", "新/b c.md", "a b.md"]);
            let files =
                json!([{ "oldUri": workspace::uri(PATHS[which]), "newUri": workspace::uri(to) }]);
            moved(&workspace, which, to, json!({ "files": files }));
        }
    }
}

// ---- Code actions

fn actions(workspace: &Workspace, asked: &Value) {
    for only in [json!(null), json!(["refactor.rewrite.mianjing.cycleMark"]), json!(["source"])] {
        let mut asked = asked.clone();
        asked["context"] = json!({ "diagnostics": [], "only": only });
        let asked = serde_json::from_value(asked).expect("these parameters are right");
        for action in code_action::handle(&workspace.snapshot, asked).unwrap_or_default() {
            let CodeActionOrCommand::CodeAction(action) = action else { continue };
            let edit = action.edit.unwrap_or_default();
            let after = applied(workspace, edit);
            after.keeps_every_word(workspace, &action.title);
            // Without its mark, a heading or an item may be no question any more.
            let sets_mark = after.put.contains(['✅', '❌']);
            if only[0] == "refactor.rewrite.mianjing.cycleMark" && sets_mark {
                after.asks_the_same(workspace);
            }
        }
    }
}

// ---- Renames

fn renamed(workspace: &Workspace, asked: Value) {
    let asked = serde_json::from_value(asked).expect("these parameters are right");
    let Ok(Some(edit)) = rename::handle(&workspace.snapshot, asked) else { return };
    let after = applied(workspace, edit);
    // A new name may have links of its own, or take one apart.
    if !after.put.contains(['[', ']', '<', '`', ':']) {
        after.leads_where_it_led(workspace);
    }
}

fn moved(workspace: &Workspace, which: usize, to: &str, asked: Value) {
    let asked = serde_json::from_value(asked).expect("these parameters are right");
    let Some(edit) = will_rename_files::handle(&workspace.snapshot, asked) else { return };
    let mut after = applied(workspace, edit);
    to.clone_into(&mut after.paths[which]);
    after.leads_where_it_led(workspace);
}

// ---- What becomes of the notes

/// The notes after an edit, and what the edit did.
struct After {
    paths: [String; 3],
    texts: [String; 3],
    created: BTreeMap<Url, String>,
    /// What was taken out of which note where, and all that was put anywhere.
    taken: Vec<(usize, Range<usize>)>,
    put: String,
}

/// Applies an edit as a client does; fails where a client would.
fn applied(workspace: &Workspace, edit: WorkspaceEdit) -> After {
    let mut after = After {
        paths: PATHS.map(str::to_owned),
        texts: [0, 1, 2].map(|index| workspace.note(index).text().to_owned()),
        created: BTreeMap::new(),
        taken: Vec::new(),
        put: String::new(),
    };
    assert!(edit.changes.is_none(), "a client that can is told of versions");
    let operations = match edit.document_changes {
        None => return after,
        Some(DocumentChanges::Edits(edits)) => {
            edits.into_iter().map(DocumentChangeOperation::Edit).collect()
        }
        Some(DocumentChanges::Operations(operations)) => operations,
    };
    for operation in operations {
        match operation {
            DocumentChangeOperation::Edit(edit) => after.edit(workspace, edit),
            DocumentChangeOperation::Op(ResourceOp::Create(create)) => {
                let path = create.uri.to_file_path().expect("a new file has a path");
                assert!(path.starts_with(workspace::root()), "{} is outside", create.uri);
                assert!(workspace::index(&create.uri).is_none(), "{} is there already", create.uri);
                assert!(after.created.insert(create.uri, String::new()).is_none());
            }
            DocumentChangeOperation::Op(ResourceOp::Rename(rename)) => {
                let which = workspace::index(&rename.old_uri).expect("a note that is there");
                let path = rename.new_uri.to_file_path().expect("a note has a path");
                let path = path.strip_prefix(workspace::root()).expect("it stays in the folder");
                after.paths[which] = path.to_string_lossy().replace('\\', "/");
            }
            DocumentChangeOperation::Op(ResourceOp::Delete(_)) => panic!("nothing is deleted"),
        }
    }
    after
}

impl After {
    fn edit(&mut self, workspace: &Workspace, edit: TextDocumentEdit) {
        let edits = edit.edits.into_iter().map(|edit| match edit {
            OneOf::Left(edit) => edit,
            OneOf::Right(annotated) => annotated.text_edit,
        });
        let uri = edit.text_document.uri;
        if let Some(created) = self.created.get_mut(&uri) {
            for edit in edits {
                self.put += &edit.new_text;
                created.push_str(&edit.new_text);
            }
            return;
        }
        let note = workspace.note_at(&uri).expect("edits are of notes that are there");
        assert_eq!(edit.text_document.version, note.version(), "edits are of this version");
        let mut edits: Vec<_> = edits.map(|edit| (bytes(workspace, note, &edit), edit)).collect();
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        for pair in edits.windows(2) {
            assert!(pair[0].0.end <= pair[1].0.start, "edits are apart: {edits:?}");
        }
        // What is no file is edited as well, and leads nowhere by a path.
        let Some(which) = workspace::index(&uri) else { return };
        let mut text = String::new();
        let mut from = 0;
        for (range, edit) in edits {
            text += &note.text()[from..range.start];
            text += &edit.new_text;
            from = range.end;
            self.put += &edit.new_text;
            self.taken.push((which, range));
        }
        text += &note.text()[from..];
        self.texts[which] = text;
    }

    /// Words may move, but each is still somewhere. Where links lead is not a word, nor is a mark
    /// (`==x==`).
    fn keeps_every_word(&self, workspace: &Workspace, what: &str) {
        let mut left = BTreeMap::new();
        for letter in self.put.chars().filter(|c| is_letter(*c)) {
            *left.entry(letter).or_insert(0) += 1;
        }
        for (which, range) in &self.taken {
            let note = workspace.note(*which);
            let is_in_link = |at: usize| {
                let links = note.facts().links.iter();
                links.flat_map(|it| [it.span, it.dest]).any(|span| span.range().contains(&at))
            };
            let is_in_mark = |at: usize| {
                let mut questions = note.facts().questions.iter();
                questions.any(|question| question.mark_span.range().contains(&at))
            };
            for (at, letter) in note.text()[range.clone()].char_indices() {
                let at = range.start + at;
                if is_letter(letter) && !is_in_link(at) && !is_in_mark(at) {
                    let count = left.entry(letter).or_insert(0);
                    *count -= 1;
                    assert!(*count >= 0, "{what} loses {letter:?}: {:?}", self.texts[*which]);
                }
            }
        }
    }

    /// A mark changes no question but its mark. Items are questions where most of a list have one
    /// behind them, so one more may make questions of others.
    fn asks_the_same(&self, workspace: &Workspace) {
        for (index, text) in self.texts.iter().enumerate() {
            let then = workspace.note(index);
            let now = Note::new(text.as_str().into(), None, then.lexicon().clone());
            let asked = |note: &Note| -> Vec<(String, bool)> {
                let questions = note.facts().questions.iter();
                questions.map(|it| (note.slice(it.text).to_owned(), is_item(note, it))).collect()
            };
            let (then, now) = (asked(then), asked(&now));
            let mut left = then.iter().peekable();
            let new = now
                .iter()
                .filter(|(wording, _)| left.next_if(|(known, _)| known == wording).is_none());
            let only_items = new.fold(true, |so_far, (_, is_item)| so_far && *is_item);
            let is_same = only_items && left.peek().is_none();
            assert!(is_same, "a mark changes no question: {then:?} {now:?} {text:?}");
        }
    }

    fn leads_where_it_led(&self, workspace: &Workspace) {
        let then = &workspace.snapshot.notebook;
        let mut now = then.clone();
        let mut ids: BTreeMap<NoteId, NoteId> = BTreeMap::new();
        for id in &workspace.ids {
            now.close(*id);
            now.put_disk(*id, None);
        }
        for (index, (path, text)) in self.paths.iter().zip(&self.texts).enumerate() {
            let old = workspace.ids[index];
            let location = mianjing::notebook::Location::File(workspace::root().join(path));
            let id = now.intern(location);
            let lexicon = workspace.note(index).lexicon().clone();
            now.put_disk(id, Some(Note::new(text.as_str().into(), None, lexicon).into()));
            ids.insert(old, id);
        }
        for (old, new) in &ids {
            let (before, after) = (then.note(*old), now.note(*new));
            let (before, after) = before.zip(after).expect("both were put there");
            // A link in the words of a heading that got other words is meant to go.
            let is_gone = |span: Span| {
                let mut taken =
                    self.taken.iter().filter(|(which, _)| workspace.ids[*which] == *old);
                taken.any(|(_, range)| Span::from(range.clone()).contains(span))
            };
            if before.facts().links.iter().any(|link| is_gone(link.span)) {
                continue;
            }
            let links = (&before.facts().links, &after.facts().links);
            assert_eq!(links.0.len(), links.1.len(), "as many links as before: {:?}", after.text());
            for (link, changed) in links.0.iter().zip(links.1) {
                let Target::One(led) = then.resolve(*old, link) else { continue };
                let leads = now.resolve(*new, changed);
                let wanted = Target::One(renumbered(led, &ids));
                let shown = || format!("{link:?} is {changed:?} in {:?}", self.texts);
                assert_eq!(without_bytes(leads), without_bytes(wanted), "{}", shown());
            }
        }
    }
}

/// Whether a question is an item of a list.
fn is_item(note: &Note, question: &Question) -> bool {
    let line = note.lines().start(question.line as usize);
    let line = note.text()[line..].trim_start();
    line.starts_with(|c: char| matches!(c, '-' | '*' | '+' | '•') || c.is_ascii_digit())
}

fn bytes(workspace: &Workspace, note: &Note, edit: &TextEdit) -> Range<usize> {
    let encoding = workspace.snapshot.client.encoding;
    let at = |position| {
        let offset = proto::offset(note, position, encoding);
        assert_eq!(proto::position(note, offset, encoding), position, "a place of the note");
        offset
    };
    let range = at(edit.range.start)..at(edit.range.end);
    assert!(range.start <= range.end, "an edit ends behind its start");
    range
}

/// Digits of lists and signs of marks may be rewritten; words not.
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

fn renumbered(destination: Destination, ids: &BTreeMap<NoteId, NoteId>) -> Destination {
    match destination {
        Destination::Note(id, section) => {
            Destination::Note(ids.get(&id).copied().unwrap_or(id), section)
        }
        file @ Destination::File(_) => file,
    }
}

/// The place of an HTML anchor is a byte, which an edit before it moves.
fn without_bytes(target: Target) -> Target {
    match target {
        Target::One(Destination::Note(id, Section::Anchor(_))) => {
            Target::One(Destination::Note(id, Section::Anchor(0)))
        }
        target => target,
    }
}
