//! Keeping links right when what they lead to gets another name.
//!
//! The change is made in a copy of the notebook first. Every link that may feel it is then
//! followed in both; where it would lead elsewhere, it is rewritten and followed again, and only a
//! spelling that leads to the same thing is taken. Links that led nowhere or to several places
//! are left alone, and so is every byte that need not change.

use super::anchors;
use super::resolve::{Destination, Missing, Section, Target};
use super::{Location, NoteId, Notebook, names};
use crate::syntax::links::{Link, split_anchor};
use crate::syntax::structure::LinkSyntax;
use crate::text::{Span, slice};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A notebook before and after a change of names.
pub struct Relink<'n> {
    old: &'n Notebook,
    new: Notebook,
    /// Notes that are kept elsewhere afterwards.
    notes: BTreeMap<NoteId, NoteId>,
    files: BTreeMap<PathBuf, PathBuf>,
}

/// One change of a link: where, and the new text.
pub type Relinked = (NoteId, Span, String);

/// What becomes of the links that feel a change of names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The links to rewrite, each once.
    pub rewritten: Vec<Relinked>,
    /// A note with a link to a heading or block that no spelling would lead there any more.
    pub lost: Option<NoteId>,
}

/// How one link is to be spelled.
enum Spelling {
    AsItIs,
    /// The bytes to replace, and by what.
    New(Span, String),
    /// There is none that leads where it is to lead.
    Lost,
}

impl<'n> Relink<'n> {
    /// After `new` texts took the place of the old ones, places within notes having kept their
    /// order: the third heading is the third heading still.
    pub fn texts(old: &'n Notebook, new: Notebook) -> Self {
        Self { old, new, notes: BTreeMap::new(), files: BTreeMap::new() }
    }

    /// After files or folders moved: absolute old and new paths.
    pub fn moved(old: &'n Notebook, moves: &[(PathBuf, PathBuf)]) -> Self {
        let mut new = old.clone();
        let mut notes = BTreeMap::new();
        let mut files = BTreeMap::new();
        for (id, note) in old.notes() {
            let Some(to) = old.location(id).path().and_then(|path| moved_path(path, moves)) else {
                continue;
            };
            let to = new.intern(Location::File(to));
            new.close(id);
            new.put_disk(id, None);
            new.put_disk(to, Some(note.clone()));
            notes.insert(id, to);
        }
        for path in old.files() {
            if let Some(to) = moved_path(path, moves) {
                new.put_file(path, false);
                new.put_file(&to, true);
                files.insert(path.to_path_buf(), to);
            }
        }
        // A note moved onto the place of another that moved away is there after all.
        for to in notes.values() {
            if let Some((from, _)) = notes.iter().find(|(_, kept)| *kept == to)
                && let Some(note) = old.note(*from)
            {
                new.put_disk(*to, Some(note.clone()));
            }
        }
        Self { old, new, notes, files }
    }

    /// The note folders as they were before `moves`, for when they are told of afterwards: absolute
    /// old and new paths. What is kept at a new path is put back to the old one as it reads now.
    pub fn before(now: &Notebook, moves: &[(PathBuf, PathBuf)]) -> Notebook {
        let back: Vec<_> = moves.iter().map(|(from, to)| (to.clone(), from.clone())).collect();
        let mut old = now.clone();
        let mut kept = Vec::new();
        for (id, note) in now.notes() {
            if let Some(was) = now.location(id).path().and_then(|path| moved_path(path, &back)) {
                old.close(id);
                old.put_disk(id, None);
                kept.push((was, note.clone()));
            }
        }
        for (was, note) in kept {
            let was = old.intern(Location::File(was));
            old.close(was);
            old.put_disk(was, Some(note));
        }
        let files: Vec<_> =
            now.files().filter_map(|it| Some((it, moved_path(it, &back)?))).collect();
        for (path, _) in &files {
            old.put_file(path, false);
        }
        for (_, was) in &files {
            old.put_file(was, true);
        }
        old
    }

    /// Where a note is kept after the change.
    pub fn id_after(&self, id: NoteId) -> NoteId {
        self.notes.get(&id).copied().unwrap_or(id)
    }

    /// What becomes of the links of `candidates`.
    pub fn changes(&self, candidates: &BTreeSet<NoteId>) -> Changes {
        let mut rewritten = BTreeMap::new();
        let mut lost = None;
        for &from in candidates {
            let Some(note) = self.old.note(from) else { continue };
            for link in note.facts().links.iter().filter(|link| !link.is_url()) {
                match self.change(from, note.text(), link) {
                    Spelling::AsItIs => {}
                    Spelling::New(span, text) => drop(rewritten.insert((from, span), text)),
                    Spelling::Lost => lost = lost.or(Some(from)),
                }
            }
        }
        let rewritten = rewritten.into_iter().map(|((id, span), text)| (id, span, text));
        Changes { rewritten: rewritten.collect(), lost }
    }

    /// The notes whose links may feel the change: those that moved, and those that mention a name
    /// that went or came.
    pub fn candidates(&self) -> BTreeSet<NoteId> {
        // Thousands may share an alias: those that mention it are looked at once.
        let mut keys = FxHashSet::default();
        for (from, to) in &self.notes {
            keys.extend(self.old.keys_of(*from));
            keys.insert(names::location_key(self.new.location(*to)));
        }
        for path in self.files.iter().flat_map(|(from, to)| [from, to]) {
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            keys.insert(names::key(&name));
        }
        let mentioning = keys.iter().flat_map(|key| self.old.tables().mentioning(key)).copied();
        self.notes.keys().copied().chain(mentioning).collect()
    }

    fn change(&self, from: NoteId, text: &str, link: &Link) -> Spelling {
        let was = match self.old.resolve(from, link) {
            Target::One(was) => was,
            Target::Missing(Missing::Heading(_) | Missing::Block(_)) if !link.path().is_empty() => {
                // What it lacks is a place in the note; to the note it leads still.
                let (path, _) = split_anchor(&link.target);
                let whole =
                    Link { target: path.into(), dest: link.path_span(text), ..link.clone() };
                return self.change(from, text, &whole);
            }
            _ => return Spelling::AsItIs,
        };
        let wanted = self.after(&was);
        // Obsidian finds a note by its name where the path is wrong; others do not.
        let is_by_path = link.syntax != LinkSyntax::Wiki && self.old.is_by_path(from, link);
        let from = self.id_after(from);
        let leads_right = |link: &Link| {
            self.leads_to(from, link, &wanted) && (!is_by_path || self.new.is_by_path(from, link))
        };
        match self.spelled(from, text, link, &wanted, leads_right) {
            // To the note it leads still: an anchor of another tool may name a heading now, and an
            // HTML anchor stands at another byte.
            Spelling::Lost if !names_part(&was) => Spelling::AsItIs,
            spelling => spelling,
        }
    }

    fn leads_to(&self, from: NoteId, link: &Link, wanted: &Destination) -> bool {
        self.new.resolve(from, link) == Target::One(wanted.clone())
    }

    /// The smallest change that makes `link`, which stands in `text` of the note `from` (after the
    /// change of names), lead to `wanted` alone. `None` when it does, or nothing makes it.
    pub fn respelled(
        &self,
        from: NoteId,
        text: &str,
        link: &Link,
        wanted: &Destination,
    ) -> Option<(Span, String)> {
        match self.spelled(from, text, link, wanted, |link| self.leads_to(from, link, wanted)) {
            Spelling::New(span, text) => Some((span, text)),
            Spelling::AsItIs | Spelling::Lost => None,
        }
    }

    fn spelled(
        &self,
        from: NoteId,
        text: &str,
        link: &Link,
        wanted: &Destination,
        leads_right: impl Fn(&Link) -> bool,
    ) -> Spelling {
        if leads_right(link) {
            return Spelling::AsItIs;
        }
        let raw = slice(text, link.dest);
        let (path, anchor) = split_anchor(raw);
        let paths = self.paths(from, text, link, wanted);
        let anchors = self.anchors(text, link, anchor, wanted);
        for new_path in std::iter::once(path).chain(paths.iter().map(String::as_str)) {
            for new_anchor in std::iter::once(anchor).chain(anchors.iter().map(|it| Some(&**it))) {
                let target = match new_anchor {
                    Some(anchor) => format!("{new_path}#{anchor}"),
                    None => new_path.to_owned(),
                };
                if leads_right(&Link { target: target.as_str().into(), ..link.clone() }) {
                    return smallest_change(text, link, &target);
                }
            }
        }
        Spelling::Lost
    }

    /// What a destination is after the change.
    fn after(&self, was: &Destination) -> Destination {
        match was {
            Destination::Note(id, section) => Destination::Note(self.id_after(*id), *section),
            Destination::File(path) => {
                Destination::File(self.files.get(path).unwrap_or(path).clone())
            }
        }
    }

    /// Spellings of the path to `wanted` in the way `link` is spelled, the likeliest first.
    fn paths(&self, from: NoteId, text: &str, link: &Link, wanted: &Destination) -> Vec<String> {
        let to = match wanted {
            Destination::Note(id, _) => self.new.location(*id).path().map(Path::to_owned),
            Destination::File(path) => Some(path.clone()),
        };
        let (Some(to), Some(own)) = (to, self.new.location(from).path()) else {
            return Vec::new();
        };
        let Some(root) = self.new.folder_of(from) else { return Vec::new() };
        let raw = slice(text, link.path_span(text));
        let below = to.strip_prefix(root).map(|path| names::slashed(path).into_owned()).ok();
        let relative = names::relative(own.parent().unwrap_or(root), &to);
        if link.syntax == LinkSyntax::Wiki {
            return wiki_paths(raw, &to, below, relative);
        }
        let path = match below {
            Some(below) if raw.starts_with('/') => {
                // A site's root stays the site's root.
                let was = self.notes.iter().find(|(_, kept)| **kept == from);
                let was = was.map_or(from, |(was, _)| *was);
                let base = self.old.site_root(was, &link.path()).map_or(root, |(base, _)| base);
                let inside = to.strip_prefix(base).ok().map(names::slashed);
                format!("/{}", inside.map_or(below, Into::into))
            }
            _ if raw.starts_with("./") && !relative.starts_with("..") => format!("./{relative}"),
            _ => relative,
        };
        let is_named =
            names::without_note_extension(raw) == raw && matches!(wanted, Destination::Note(..));
        let path = if is_named { names::without_note_extension(&path).to_owned() } else { path };
        let page = names::without_page_extension(raw);
        let path = if is_named { path + &raw[page.len()..] } else { path };
        vec![encoded(text, link, raw, &path)]
    }

    /// Spellings of the anchor to the section of `wanted`, in the manner of the old one (`raw`).
    fn anchors(
        &self,
        text: &str,
        link: &Link,
        raw: Option<&str>,
        wanted: &Destination,
    ) -> Vec<String> {
        let (Some(raw), Destination::Note(id, section)) = (raw, wanted) else { return Vec::new() };
        let Some(note) = self.new.note(*id) else { return Vec::new() };
        let facts = note.facts();
        match section {
            Section::Whole | Section::Anchor(_) => Vec::new(),
            Section::Block(index) => {
                let block = facts.blocks.get(*index as usize);
                block.map(|block| format!("^{}", note.slice(block.id))).into_iter().collect()
            }
            Section::Heading(index) => {
                let form = || note.anchors().unique_path(note.text(), &facts.headings, *index);
                if link.syntax == LinkSyntax::Wiki {
                    let bare = |form: &String| anchors::unmarked_path(form);
                    let marked = form();
                    let bare =
                        marked.as_ref().filter(|_| anchors::unmarked_path(raw) == raw).map(bare);
                    return bare.into_iter().chain(marked).collect();
                }
                let slug =
                    note.anchors().headings.get(*index as usize).map(|it| it.slug.to_string());
                let was = link.anchor().unwrap_or_default();
                // Obsidian writes the heading itself, and reads no slugs.
                let form = if anchors::slug(&was) == was { None } else { form() };
                let found = form.or(slug);
                found.map(|found| encoded(text, link, raw, &found)).into_iter().collect()
            }
        }
    }
}

fn moved_path(path: &Path, moves: &[(PathBuf, PathBuf)]) -> Option<PathBuf> {
    moves.iter().find_map(|(from, to)| {
        let below = path.strip_prefix(from).ok()?;
        Some(if below.as_os_str().is_empty() { to.clone() } else { to.join(below) })
    })
}

/// The name alone, then the path from the root; the other way round where folders were written.
fn wiki_paths(raw: &str, to: &Path, below: Option<String>, relative: String) -> Vec<String> {
    let name = to.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut paths: Vec<String> = match () {
        () if raw.starts_with("./") => vec![format!("./{relative}"), relative],
        () if raw.starts_with("../") => vec![relative.clone(), format!("./{relative}")],
        () if raw.starts_with('/') => below.into_iter().map(|below| format!("/{below}")).collect(),
        () if raw.contains('/') => below.into_iter().chain(name).collect(),
        () => name.into_iter().chain(below).collect(),
    };
    if names::without_note_extension(raw) == raw {
        for path in &mut paths {
            path.truncate(names::without_note_extension(path).len());
        }
    }
    paths
}

/// `path` as it is written in a Markdown link: with as few percent signs as the link allows, or
/// with all of them where the link has them.
fn encoded(text: &str, link: &Link, raw: &str, path: &str) -> String {
    if link.syntax == LinkSyntax::Html {
        // Neither kind of quote may end the attribute.
        let path = names::percent_encoded(path, false);
        return path.replace('"', "%22").replace('\'', "%27");
    }
    let is_angled = text[..link.dest.start as usize].ends_with('<');
    if raw.contains('%') && raw.is_ascii() && !is_angled {
        return names::fully_percent_encoded(path);
    }
    names::percent_encoded(path, is_angled)
}

/// Whether a heading or block is meant, not a note or file as a whole.
fn names_part(destination: &Destination) -> bool {
    matches!(destination, Destination::Note(_, Section::Heading(_) | Section::Block(_)))
}

/// The part of the link's target that differs: the path, the anchor, or both.
fn smallest_change(text: &str, link: &Link, target: &str) -> Spelling {
    let (old_path, old_anchor) = split_anchor(slice(text, link.dest));
    let (path, anchor) = split_anchor(target);
    if path == old_path
        && let (Some(span), Some(anchor)) = (link.anchor_span(text), anchor)
    {
        return Spelling::New(span, anchor.to_owned());
    }
    if anchor == old_anchor {
        return Spelling::New(link.path_span(text), path.to_owned());
    }
    Spelling::New(link.dest, target.to_owned())
}
