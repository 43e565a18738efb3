//! Where links lead: Obsidian's shortest path for wiki-links, relative paths for Markdown links.
//!
//! The target nearest to the link is meant. Nothing is guessed: where several are equally near,
//! all of them are the answer, the one Obsidian would open first. Nothing outside the note folders
//! is ever looked at.

use super::nearest::{FEW, Places, Sought};
use super::{Location, Note, NoteId, Notebook, names};
use crate::syntax::links::Link;
use crate::syntax::structure::LinkSyntax;
use crate::text::work;
use std::cmp::Ordering;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A place in a note that a link can lead to. Indices are those of the note's facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// The note as a whole.
    Whole,
    Heading(u32),
    Block(u32),
    /// An HTML anchor at this byte.
    Anchor(u32),
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Destination {
    Note(NoteId, Section),
    /// A file that is no note, by its absolute path.
    File(PathBuf),
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No such note; the absolute path it would have, when the link names one.
    Note(Option<PathBuf>),
    /// No such file that is no note, and its absolute path likewise.
    File(Option<PathBuf>),
    Heading(NoteId),
    Block(NoteId),
}

/// The outcome of following one link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    One(Destination),
    /// More than one; at least two. Links of the same meaning share them.
    Several(Arc<[Destination]>),
    Missing(Missing),
    /// Somewhere that is no file.
    Url,
    /// Outside the note folders, where nothing is looked at.
    Outside,
    /// Nothing here, and nothing that should be: a page of the site made from the notes, or code
    /// that looks like a link.
    Unknown,
}

impl Target {
    /// Everything the link may mean: none, one or several.
    pub fn destinations(&self) -> &[Destination] {
        match self {
            Self::One(destination) => std::slice::from_ref(destination),
            Self::Several(destinations) => destinations,
            Self::Missing(_) | Self::Url | Self::Outside | Self::Unknown => &[],
        }
    }
}

/// Either the notes and files a path names, or the reason there are none.
type Found = Result<Arc<[Destination]>, Target>;

impl Notebook {
    /// Where `link` of the note `from` leads.
    pub fn resolve(&self, from: NoteId, link: &Link) -> Target {
        if link.is_url() {
            return Target::Url;
        }
        let is_wiki = link.syntax == LinkSyntax::Wiki;
        let path = link.path();
        let found = if path.is_empty() {
            Ok(Arc::from([Destination::Note(from, Section::Whole)]))
        } else if is_wiki {
            self.by_name(from, &path, link)
        } else {
            self.by_path(from, &path, link)
        };
        let found = match found {
            Ok(found) => found,
            Err(target) => return target,
        };
        match link.anchor().filter(|anchor| !anchor.is_empty()) {
            Some(anchor) => self
                .nearest
                .anchored(&found, &anchor, is_wiki, || self.with_anchor(&found, &anchor, is_wiki)),
            None => one_or_several(found),
        }
    }

    /// The notes a wiki path names: the whole path from the folder's root, else the notes whose
    /// paths end in it, else those with such an alias.
    fn by_name(&self, from: NoteId, path: &str, link: &Link) -> Found {
        let is_relative = path.starts_with("./") || path.starts_with("../");
        if is_relative || path.starts_with('/') {
            return self.by_path(from, path, link);
        }
        let Some(folder) = self.home_of(from) else { return Err(Target::Outside) };
        let found = self.by_suffix(folder, from, path);
        if !found.is_empty() {
            return Ok(found);
        }
        let elsewhere = self.folders().iter().filter(|other| *other != folder);
        for other in elsewhere {
            let found = self.by_suffix(other, from, path);
            if !found.is_empty() {
                return Ok(found);
            }
        }
        let aliased = self.by_alias(folder, from, path);
        if !aliased.is_empty() {
            return Ok(aliased);
        }
        if !link.is_embed && is_call(path) {
            return Err(Target::Unknown);
        }
        Err(Target::Missing(if link.is_embed && names_other_file(path) {
            Missing::File(None)
        } else {
            Missing::Note(None)
        }))
    }

    /// The notes and files of `folder` whose paths end in `path`; only the one it names from the
    /// root when there is one, else those nearest to `from`.
    fn by_suffix(&self, folder: &Path, from: NoteId, path: &str) -> Arc<[Destination]> {
        let key = names::key(path);
        let is_common = self.is_common(&key);
        if is_common || names_whole_note(path) {
            let found = self.at_once(folder, from, path);
            if !found.is_empty() {
                return found.into();
            }
        }
        let own = self.location(from).path().and_then(Path::parent);
        if !is_common {
            return self.nearest_of_few(self.ending_in(folder, path, &key), own);
        }
        let sought = Sought::Suffix(folder.to_owned(), path.into());
        self.nearest_of(sought, own, || self.ending_in(folder, path, &key))
    }

    /// What [`Self::by_suffix`] is nearest of.
    fn ending_in(&self, folder: &Path, path: &str, key: &str) -> Vec<Destination> {
        let wanted = names::fold(names::without_note_extension(path));
        let found = self.kept_under(key).into_iter().filter_map(|found| {
            let below = self.kept_at(&found).strip_prefix(folder).ok()?;
            let whole = names::folded_path(below);
            let fits = whole.strip_suffix(&*wanted)?;
            let is_part = fits.is_empty() || fits.ends_with('/');
            let is_exact = names::slashed(below).strip_suffix(path).is_some()
                || names::without_note_extension(&names::slashed(below)).ends_with(path);
            // A name in the case of the link hides those that differ in case; a path from the
            // root hides those deeper down.
            is_part.then_some(((!is_exact, !fits.is_empty()), found))
        });
        lowest(found.collect())
    }

    /// What [`Self::by_suffix`] would find nearest, without a look at all of the name, where it has
    /// the very path from the root of `folder` or the very name beside the note. Thousands of folders
    /// may each have an `index.md` and a `cover.png`.
    fn at_once(&self, folder: &Path, from: NoteId, path: &str) -> Vec<Destination> {
        let is_plain = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if !is_plain || path.contains(['\\', ':']) {
            return Vec::new();
        }
        let own = self.location(from).path().and_then(Path::parent);
        let beside = own.filter(|own| !path.contains('/') && own.starts_with(folder));
        let at = |place: PathBuf| {
            let note =
                self.id(&Location::File(place.clone())).filter(|id| self.note(*id).is_some());
            let note = note.map(|id| Destination::Note(id, Section::Whole));
            note.or_else(|| self.has_file(&place).then_some(Destination::File(place)))
        };
        let names = [path.to_owned(), format!("{path}.md"), format!("{path}.markdown")];
        let in_folder = |folder: &Path| names.iter().filter_map(|it| at(folder.join(it))).collect();
        let found: Vec<_> = in_folder(folder);
        if found.is_empty() { beside.map(in_folder).unwrap_or_default() } else { found }
    }

    /// The notes with the alias `path`, those in `folder` before all others, nearest to `from`.
    fn by_alias(&self, folder: &Path, from: NoteId, path: &str) -> Arc<[Destination]> {
        let alias = names::fold(path);
        let own = self.location(from).path().and_then(Path::parent);
        let all = || {
            let found = self.tables().aliased(&alias).iter().filter_map(|id| {
                let kept = self.location(*id).path()?;
                Some((!kept.starts_with(folder), Destination::Note(*id, Section::Whole)))
            });
            lowest(found.collect())
        };
        if self.tables().count_aliased(&alias) <= FEW {
            return self.nearest_of_few(all(), own);
        }
        self.nearest_of(Sought::Alias(folder.to_owned(), alias.clone()), own, all)
    }

    /// Whether any note or file has this key.
    fn is_known(&self, key: &str) -> bool {
        self.tables().count_named(key) > 0 || self.files_named(key).next().is_some()
    }

    /// Whether many notes and files have this key.
    fn is_common(&self, key: &str) -> bool {
        let notes = self.tables().count_named(key);
        notes > FEW || self.files_named(key).nth(FEW.saturating_sub(notes)).is_some()
    }

    /// The notes and files that have this key.
    fn kept_under(&self, key: &str) -> Vec<Destination> {
        let notes = self.tables().named(key).iter();
        let notes = notes.filter(|id| self.location(**id).path().is_some());
        let notes = notes.map(|id| Destination::Note(*id, Section::Whole));
        let files = self.files_named(key);
        let files = files.inspect(|_| work::count(1));
        notes.chain(files.map(|path| Destination::File(path.to_path_buf()))).collect()
    }

    /// What a path relative to the note's folder names. Where there is no such file, a bare name
    /// or path is tried as Obsidian would.
    fn by_path(&self, from: NoteId, path: &str, link: &Link) -> Found {
        let path = path.split('?').next().unwrap_or(path);
        let (Some(root), Some(own)) = (self.folder_of(from), self.location(from).path()) else {
            return Err(Target::Outside);
        };
        let is_wiki = link.syntax == LinkSyntax::Wiki;
        if path.starts_with('/') && !is_wiki {
            let found = self.site_root(from, path).map(|(_, found)| Arc::from([found]));
            return found.ok_or(Target::Unknown);
        }
        let base = if path.starts_with('/') { root } else { own.parent().unwrap_or(root) };
        let Some(absolute) = names::join(base, path) else { return Err(Target::Outside) };
        if !self.folders().iter().any(|folder| absolute.starts_with(folder)) {
            return Err(Target::Outside);
        }
        if let Some(destination) = self.at_path(&absolute) {
            return Ok(Arc::from([destination]));
        }
        let is_anchored = path.starts_with(['/', '.']);
        let found = if is_anchored { Arc::default() } else { self.by_suffix(root, from, path) };
        if !found.is_empty() {
            return Ok(found);
        }
        if !is_wiki && names::without_page_extension(path) != path {
            return Err(Target::Unknown);
        }
        let is_other = names_other_file(path) || path.ends_with('/');
        let is_file = (link.is_embed && !is_wiki) || (is_other && (link.is_embed || !is_wiki));
        let missing = if is_file { Missing::File } else { Missing::Note };
        Err(Target::Missing(missing(Some(absolute))))
    }

    /// Whether the path of a Markdown link is right as every reader of Markdown takes it: relative
    /// to its note or to the root of a site, not by a name found elsewhere. True without a path.
    pub fn is_by_path(&self, from: NoteId, link: &Link) -> bool {
        let path = link.path();
        let path = path.split('?').next().unwrap_or(&path);
        if path.is_empty() || path.starts_with('/') {
            return true;
        }
        let own = self.location(from).path().and_then(Path::parent);
        let absolute = own.and_then(|own| names::join(own, path));
        absolute.is_some_and(|absolute| self.at_path(&absolute).is_some())
    }

    /// The folder that `/` means in the Markdown link to `path` (which starts with it), and what
    /// the link leads to: the note folder, else the nearest folder around the note that has such
    /// a file. Notes of a site start their links at the site's root, wherever that is kept.
    pub fn site_root(&self, from: NoteId, path: &str) -> Option<(&Path, Destination)> {
        let root = self.folder_of(from)?;
        let around = self.location(from).path()?.ancestors().skip(1);
        let around = around.take_while(|folder| *folder != root);
        std::iter::once(root).chain(around).find_map(|base| {
            let absolute = names::join(base, path).filter(|it| it.starts_with(root))?;
            Some((base, self.at_path(&absolute)?))
        })
    }

    /// The note or file at an absolute path, case, Unicode form and a missing `.md` aside; for a
    /// page of a built site (`.html`) that is not there, the note it is made from.
    fn at_path(&self, absolute: &Path) -> Option<Destination> {
        let name = absolute.file_name()?.to_string_lossy();
        let key = names::key(&name);
        if !self.is_known(&key) && !names_whole_note(&name) {
            return None;
        }
        let is_other = absolute.to_str().is_some_and(names_other_file);
        if is_other && self.has_file(absolute) {
            return Some(Destination::File(absolute.to_owned()));
        }
        let exact = ["", ".md", ".markdown"].iter().find_map(|extension| {
            let mut path = absolute.as_os_str().to_owned();
            path.push(extension);
            self.id(&Location::File(path.into())).filter(|id| self.note(*id).is_some())
        });
        if let Some(id) = exact {
            return Some(Destination::Note(id, Section::Whole));
        }
        let is_at = |it: &Destination| names::folded_path(self.kept_at(it));
        let wanted = names::folded_path(absolute);
        if !self.is_common(&key) {
            let mut found = self.kept_under(&key);
            found.retain(|it| is_at(it) == wanted);
            return self.at_path_of(absolute, &found);
        }
        let places = || {
            let mut places = Places::default();
            for found in self.kept_under(&key) {
                places.entry(is_at(&found)).or_default().push(found);
            }
            places
        };
        self.nearest.at_path(absolute, || {
            let places = self.nearest.places(&key, places);
            self.at_path_of(absolute, places.get(&wanted).map_or(&[], Vec::as_slice))
        })
    }

    /// Of the notes and files whose folded path is that of `absolute`, the one that is meant.
    fn at_path_of(&self, absolute: &Path, found: &[Destination]) -> Option<Destination> {
        // `a.md` for `[…](a)` before `a` in another case.
        let is_other = |it: &&Destination| {
            !names::slashed(self.kept_at(it)).starts_with(&*names::slashed(absolute))
        };
        found.iter().min_by_key(is_other).cloned().or_else(|| {
            let shown = absolute.to_str()?;
            let source = Some(names::without_page_extension(shown)).filter(|it| *it != shown)?;
            self.at_path(Path::new(source)).filter(|it| matches!(it, Destination::Note(..)))
        })
    }

    /// The places named `anchor` in the notes found.
    fn with_anchor(&self, found: &[Destination], anchor: &str, is_wiki: bool) -> Target {
        let mut places = Vec::new();
        let mut missing = None;
        for destination in found {
            let Destination::Note(id, _) = destination else {
                places.push(destination.clone());
                continue;
            };
            let Some(note) = self.note(*id) else { continue };
            let sections = sections(note, anchor, is_wiki);
            let is_block = anchor.starts_with('^');
            if sections.is_empty() && !is_wiki && !is_block && !note.anchors().may_be_slug(anchor) {
                places.push(destination.clone());
            } else if sections.is_empty() {
                missing = Some(if is_block { Missing::Block(*id) } else { Missing::Heading(*id) });
            }
            places.extend(sections.into_iter().map(|section| Destination::Note(*id, section)));
        }
        match missing {
            Some(missing) if places.is_empty() => Target::Missing(missing),
            _ => one_or_several(places.into()),
        }
    }

    /// The note folder in which the note looks for names: its own, or the first one for a note that
    /// was not saved yet.
    pub fn home_of(&self, id: NoteId) -> Option<&Path> {
        let is_unsaved = match self.location(id) {
            Location::Virtual(uri) => uri.starts_with("untitled:"),
            Location::File(_) => false,
        };
        let first = self.folders().first().filter(|_| is_unsaved);
        self.folder_of(id).or(first.map(PathBuf::as_path))
    }

    /// The note folder that holds the note.
    pub fn folder_of(&self, id: NoteId) -> Option<&Path> {
        self.folder_at(self.location(id).path()?)
    }

    /// The innermost note folder that the file or folder at `path` lies in.
    pub fn folder_at(&self, path: &Path) -> Option<&Path> {
        let holding = self.folders().iter().filter(|folder| path.starts_with(folder));
        holding.max_by_key(|folder| folder.as_os_str().len()).map(PathBuf::as_path)
    }
}

fn one_or_several(found: Arc<[Destination]>) -> Target {
    match &*found {
        [] => Target::Missing(Missing::Note(None)),
        [one] => Target::One(one.clone()),
        _ => Target::Several(found),
    }
}

/// Those of the lowest rank.
fn lowest<R: Ord>(found: Vec<(R, Destination)>) -> Vec<Destination> {
    let mut lowest: Vec<(R, Destination)> = Vec::new();
    for (rank, destination) in found {
        match lowest.first().map(|(known, _)| rank.cmp(known)) {
            Some(Ordering::Greater) => continue,
            Some(Ordering::Less) => lowest.clear(),
            Some(Ordering::Equal) | None => {}
        }
        lowest.push((rank, destination));
    }
    lowest.into_iter().map(|(_, destination)| destination).collect()
}

/// Whether a name is code: `malloc()`, `std::min(a, b)`. A note of that name is found before.
fn is_call(name: &str) -> bool {
    let Some((called, _)) = name.strip_suffix(')').and_then(|it| it.split_once('(')) else {
        return false;
    };
    called.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && called.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '.'))
}

/// Whether a path ends as notes do: `a.md` is also the name of `a.md.md`, which has another key.
fn names_whole_note(path: &str) -> bool {
    names::without_note_extension(path) != path
}

/// Whether a path names a file that is no note, by its extension.
fn names_other_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_note = names::without_note_extension(name) != name;
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_extension = (1..=5).contains(&extension.len())
        && extension.chars().all(|c| c.is_ascii_alphanumeric())
        && extension.contains(|c: char| c.is_ascii_alphabetic());
    is_extension && !is_note
}

/// The places of `note` that `anchor` names. A wiki-link means all headings of that wording, a
/// Markdown link the one with that slug.
fn sections(note: &Note, anchor: &str, is_wiki: bool) -> Vec<Section> {
    if let Some(id) = anchor.strip_prefix('^') {
        let found = note.anchors().block(note.text(), &note.facts().blocks, id);
        return found.map(Section::Block).into_iter().collect();
    }
    let anchors = note.anchors();
    let by_slug = || anchors.by_slug(anchor).map(Section::Heading).into_iter().collect::<Vec<_>>();
    let by_form = || anchors.by_form(anchor).into_iter().map(Section::Heading).collect();
    let found: Vec<_> = if is_wiki { by_form() } else { by_slug() };
    if !found.is_empty() {
        return found;
    }
    let found: Vec<_> = if is_wiki { by_slug() } else { by_form() };
    if !found.is_empty() {
        return found;
    }
    anchors.html(anchor).map(Section::Anchor).into_iter().collect()
}
