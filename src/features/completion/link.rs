//! Targets of links: notes, aliases and files after `[[` and `](`, headings after `#`, blocks after
//! `^`. What is inserted leads to the thing chosen and nowhere else.

use super::spelling::{self, Fit, Typed};
use super::typing::Typing;
use super::{Asked, Candidate, planned, sections};
use crate::features::hover;
use crate::features::place::Place;
use crate::notebook::listing::{self, Listing};
use crate::notebook::resolve::{Destination, Section, Target};
use crate::notebook::{Location, Note, NoteId, Notebook, anchors, names};
use crate::proto;
use crate::search::threads;
use crate::snapshot::Snapshot;
use crate::syntax::links::Link;
use crate::syntax::structure::LinkSyntax;
use crate::text::Span;
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use tower_lsp::lsp_types::{CompletionItemKind, Url};

/// More candidates than one list shows, so that a cut-off list is known to be one.
const MAX_CANDIDATES: usize = 101;

pub(super) fn offer(place: &Place<'_>, _: Asked) -> Vec<Candidate> {
    let Some(typing) = Typing::at(place) else { return Vec::new() };
    let target = place.note.slice(typing.target);
    let named = || {
        let mut found = match target.split_once('#') {
            Some((path, anchor)) => within(place, &typing, path, anchor),
            None => names(place, &typing, target),
        };
        found.extend(planned::offer(place, &typing, target));
        found
    };
    let (mut found, sections) = match typing.syntax {
        LinkSyntax::Wiki => threads::both(named, || sections::find(place, target)),
        _ => (named(), Vec::new()),
    };
    let left = MAX_CANDIDATES.saturating_sub(found.len());
    found.extend(sections::candidates(place, &typing, target, &sections).take(left));
    found.sort_by(|a, b| (a.rank, a.label.len(), &a.label).cmp(&(b.rank, b.label.len(), &b.label)));
    found.truncate(MAX_CANDIDATES);
    for (rank, candidate) in found.iter_mut().enumerate() {
        candidate.rank = rank as u32;
        typing.open_with_brackets(place, candidate);
    }
    found
}

/// Whether more will be offered when more is typed: headings wait for it, and search gives only
/// the best of many.
pub(super) fn grows(place: &Place<'_>) -> bool {
    Typing::at(place).is_some_and(|typing| {
        let target = place.note.slice(typing.target);
        let is_short = target.chars().count() < sections::MIN_TYPED;
        typing.syntax == LinkSyntax::Wiki
            && !target.contains('#')
            && (is_short || sections::is_cut(&place.snapshot.notebook))
    })
}

/// What a chosen target says.
pub(super) fn about(snapshot: &Snapshot, about: &str) -> Option<String> {
    let (uri, kind, index): (Url, String, u32) = serde_json::from_str(about).ok()?;
    let location = proto::location(&uri);
    let section = match &*kind {
        "heading" => Section::Heading(index),
        "block" => Section::Block(index),
        _ => Section::Whole,
    };
    let destination = match snapshot.notebook.id(&location) {
        Some(id) => Destination::Note(id, section),
        None => Destination::File(location.path()?.to_owned()),
    };
    hover::link::section(snapshot, &destination)
}

/// A path that is being typed step by step, from the folder of the note (`./`, `../`) or from the
/// root of the note folder (`/`).
struct Steps {
    /// What they lead to, as paths are shown: `八股/` for `../八股/`, with what follows.
    shown: String,
    /// Where they start, and what is written for that.
    from: PathBuf,
    prefix: &'static str,
}

impl Steps {
    fn new(place: &Place<'_>, typing: &Typing, typed: &str) -> Option<Self> {
        let prefix = ["./", "../", "/"].into_iter().find(|it| typed.starts_with(it))?;
        if typing.syntax == LinkSyntax::Wiki {
            return None;
        }
        let notebook = &place.snapshot.notebook;
        let root = notebook.folder_of(place.id)?;
        let from = if prefix == "/" { root } else { own_folder(place)? };
        let typed = percent_decode_str(typed).decode_utf8_lossy();
        let (folder, rest) = typed.rsplit_once('/')?;
        let folder = names::join(from, folder)?;
        let shown = names::slashed(folder.strip_prefix(root).ok()?).into_owned();
        let shown = if shown.is_empty() { rest.to_owned() } else { format!("{shown}/{rest}") };
        Some(Self { shown, from: from.to_owned(), prefix })
    }

    /// What is written to lead to `path`.
    fn target(&self, path: &Path, is_angled: bool) -> String {
        let relative = names::relative(&self.from, path);
        let relative = names::percent_encoded(&relative, is_angled);
        let prefix = if relative.starts_with("../") { "" } else { self.prefix };
        format!("{}{relative}", prefix.trim_start_matches("../"))
    }
}

/// A note or file that fits what was typed.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Named<'n> {
    rank: u32,
    /// What is shown of the path is the same for all up to its length; made only for the best.
    length: usize,
    path: &'n Path,
    /// Folded.
    alias: Option<&'n str>,
}

/// Notes, aliases and, for embeds and paths, other files.
fn names(place: &Place<'_>, typing: &Typing, typed: &str) -> Vec<Candidate> {
    let notebook = &place.snapshot.notebook;
    let steps = Steps::new(place, typing, typed);
    let begun = names::fold(steps.as_ref().map_or(typed, |steps| &steps.shown));
    let notes = notebook.listed_notes();
    let wants_files = typing.is_embed || typing.syntax != LinkSyntax::Wiki;
    let files = wants_files.then(|| notebook.listed_files());
    let is_path = steps.is_some() || begun.contains('/');
    let wanted = (Typed::new(&begun), is_path);
    let mut found = named(place, (&notes, files.as_deref()), &wanted);
    if found.len() > MAX_CANDIDATES {
        found.select_nth_unstable(MAX_CANDIDATES);
        found.truncate(MAX_CANDIDATES);
    }
    found.sort_unstable();
    let candidate = |Named { rank, path, alias, .. }: Named<'_>| {
        let alias = alias.map(|alias| written_alias(notebook, path, alias));
        let target = match &steps {
            Some(steps) => steps.target(path, typing.is_angled),
            None => target(place, typing, path, alias.as_deref())?,
        };
        let shown = notebook.shown_file(path);
        let is_note = alias.is_none() && notebook.id(&Location::File(path.to_owned())).is_some();
        let shown = if is_note { names::without_note_extension(&shown) } else { &shown };
        let detail = alias.is_some().then(|| shown.to_owned());
        let label = alias.unwrap_or_else(|| shown.to_owned());
        Some(Candidate {
            detail,
            kind: CompletionItemKind::FILE,
            rank,
            filter: match &steps {
                Some(_) if target.starts_with(typed) => format!("{target} {label}"),
                Some(_) => format!("{typed} {target} {}", spelling::filter(&label, &begun)),
                None => spelling::filter(&label, &begun),
            },
            span: Span { start: typing.target.start, end: typing.rest_end },
            new_text: format!("{target}{}", typing.close),
            about: data(&Url::from_file_path(path).ok()?, "note", 0),
            label,
        })
    };
    found.into_iter().filter_map(candidate).collect()
}

/// A folded alias as the note at `path` writes it.
fn written_alias(notebook: &Notebook, path: &Path, alias: &str) -> String {
    let note = notebook.id(&Location::File(path.to_owned())).and_then(|id| notebook.note(id));
    let all = note.map(|note| note.aliases()).unwrap_or_default();
    let written = all.into_iter().find(|written| *names::fold(&written.text) == *alias);
    written.map_or_else(|| alias.to_owned(), |written| written.text.into())
}

/// The best of everything whose name, or path if that is what was typed, fits `begun`.
fn named<'n>(
    place: &Place<'n>,
    (notes, files): (&'n Listing, Option<&'n Listing>),
    wanted @ (typed, is_path): &(Typed<'_>, bool),
) -> Vec<Named<'n>> {
    let notebook = &place.snapshot.notebook;
    let mut found = listed(place, notes, wanted);
    let own = own_folder(place);
    for (alias, notes) in notebook.tables().aliases().filter(|_| !*is_path) {
        let Some(fit) = typed.fit(alias) else { continue };
        let paths = notes.iter().filter_map(|&id| notebook.location(id).path());
        found.extend(paths.map(|path| {
            let rank = rank(fit, path.parent() == own);
            Named { rank, length: listing::length(notebook, path), path, alias: Some(alias) }
        }));
    }
    found.extend(files.into_iter().flat_map(|files| listed(place, files, wanted)));
    found
}

/// The best of a listing. It is in their order, so of each rank the first are enough, and of the
/// best rank nothing more than enough.
fn listed<'n>(
    place: &Place<'n>,
    listing: &'n Listing,
    (typed, is_path): &(Typed<'_>, bool),
) -> Vec<Named<'n>> {
    let notebook = &place.snapshot.notebook;
    let mut found = Vec::new();
    let mut counts = [0; RANKS];
    for (listed, is_near) in listing.all(own_folder(place)) {
        if counts[0] >= MAX_CANDIDATES {
            break;
        }
        if listed.id == Some(place.id) {
            continue;
        }
        let is_named = listed.id.is_some() && !*is_path;
        let name = if is_named { listed.name() } else { &listed.shown };
        let Some(fit) = typed.fit(name) else { continue };
        let rank = rank(fit, is_near);
        counts[rank as usize] += 1;
        if counts[rank as usize] <= MAX_CANDIDATES
            && let Some(path) = listed.path(notebook)
        {
            found.push(Named { rank, length: listing::length(notebook, path), path, alias: None });
        }
    }
    found
}

/// As many ranks as there are.
const RANKS: usize = 2 * (Fit::Within as usize + 1);

/// How well a name fits, and whether it is in the folder of the note.
fn rank(fit: Fit, is_near: bool) -> u32 {
    fit as u32 * 2 + u32::from(!is_near)
}

fn own_folder<'n>(place: &Place<'n>) -> Option<&'n Path> {
    place.snapshot.notebook.location(place.id).path().and_then(Path::parent)
}

/// What is written to lead to `path`, checked by following it.
pub(super) fn target(
    place: &Place<'_>,
    typing: &Typing,
    path: &Path,
    alias: Option<&str>,
) -> Option<String> {
    let notebook = &place.snapshot.notebook;
    let root = notebook.home_of(place.id)?;
    if typing.syntax != LinkSyntax::Wiki {
        let own = own_folder(place)?;
        let relative = names::relative(own, path);
        return Some(names::percent_encoded(&relative, typing.is_angled));
    }
    let wanted = match notebook.id(&Location::File(path.to_owned())) {
        Some(id) => Destination::Note(id, Section::Whole),
        None => Destination::File(path.to_owned()),
    };
    let name = path.file_name()?.to_string_lossy().into_owned();
    let below = path.strip_prefix(root).ok().map(|below| names::slashed(below).into_owned());
    let spellings = std::iter::once(name).chain(below);
    let mut spellings = spellings.map(|it| names::without_note_extension(&it).to_owned());
    let found = spellings.find(|it| leads_to(place, typing, it, &wanted))?;
    // The other name stays readable, unless the link has a label already.
    let alias = alias.filter(|_| !place.note.text()[typing.rest_end as usize..].starts_with('|'));
    Some(alias.map_or_else(|| found.clone(), |alias| format!("{found}|{alias}")))
}

fn leads_to(place: &Place<'_>, typing: &Typing, target: &str, wanted: &Destination) -> bool {
    let link = Link {
        span: typing.target,
        syntax: typing.syntax,
        is_embed: typing.is_embed,
        target: target.into(),
        dest: typing.target,
        label: Span::default(),
    };
    place.snapshot.notebook.resolve(place.id, &link) == Target::One(wanted.clone())
}

/// Headings and blocks of the note that `path` names, or of this one.
fn within(place: &Place<'_>, typing: &Typing, path: &str, typed: &str) -> Vec<Candidate> {
    let notebook = &place.snapshot.notebook;
    let link = Link {
        span: typing.target,
        syntax: typing.syntax,
        is_embed: false,
        target: path.into(),
        dest: typing.target,
        label: Span::default(),
    };
    let target = notebook.resolve(place.id, &link);
    let Some(Destination::Note(id, _)) = target.destinations().first() else { return Vec::new() };
    let Some(note) = notebook.note(*id) else { return Vec::new() };
    let start = typing.target.end as usize - typed.len();
    match typed.strip_prefix('^') {
        Some(typed) => blocks(place, typing, (*id, note), (start + 1, typed)),
        None => headings(place, typing, (*id, note), (start, typed)),
    }
}

fn headings(
    place: &Place<'_>,
    typing: &Typing,
    (id, note): (NoteId, &Note),
    (start, typed): (usize, &str),
) -> Vec<Candidate> {
    let facts = note.facts();
    let begun = names::fold(typed);
    let wanted = Typed::new(&begun);
    let uri = proto::url(place.snapshot.notebook.location(id));
    let candidate = |(index, heading): (usize, &crate::syntax::structure::Heading)| {
        let text = note.slice(heading.text);
        let fit = wanted.fit(&names::fold(text));
        let slug = &note.anchors().headings.get(index)?.slug;
        let fit = fit.or_else(|| slug.starts_with(&*begun).then_some(Fit::Prefix))?;
        let anchor = if typing.syntax == LinkSyntax::Wiki {
            let path = note.anchors().unique_path(note.text(), &facts.headings, index as u32);
            path.unwrap_or_else(|| anchors::anchor_text(text))
        } else {
            slug.to_string()
        };
        Some(Candidate {
            label: text.to_owned(),
            detail: Some("#".repeat(usize::from(heading.level))),
            kind: CompletionItemKind::REFERENCE,
            // In the order of the note, those that fit best first.
            rank: fit as u32 * 100_000 + index as u32,
            filter: spelling::filter(text, &begun),
            span: Span::new(start, typing.rest_end as usize),
            new_text: format!("{anchor}{}", typing.close),
            about: data(uri.as_ref()?, "heading", index),
        })
    };
    facts.headings.iter().enumerate().filter_map(candidate).collect()
}

fn blocks(
    place: &Place<'_>,
    typing: &Typing,
    (id, note): (NoteId, &Note),
    (start, typed): (usize, &str),
) -> Vec<Candidate> {
    let folded = names::fold(typed);
    let typed = Typed::new(&folded);
    let uri = proto::url(place.snapshot.notebook.location(id));
    let candidate = |(index, block): (usize, &crate::syntax::block_ids::Block)| {
        let name = note.slice(block.id);
        let fit = typed.fit(&names::fold(name))?;
        Some(Candidate {
            label: format!("^{name}"),
            detail: note.slice(block.span).lines().next().map(|line| line.trim().to_owned()),
            kind: CompletionItemKind::REFERENCE,
            rank: fit as u32 * 100_000 + index as u32,
            filter: name.to_owned(),
            span: Span::new(start, typing.rest_end as usize),
            new_text: format!("{name}{}", typing.close),
            about: data(uri.as_ref()?, "block", index),
        })
    };
    note.facts().blocks.iter().enumerate().filter_map(candidate).collect()
}

/// What [`about`] needs to find the target again.
pub(super) fn data(uri: &Url, kind: &str, index: usize) -> Option<String> {
    serde_json::to_string(&(uri, kind, index)).ok()
}
