//! A wiki-link as a Markdown link, and back. Offered only where both lead to the same.

use super::{Context, Offer};
use crate::features::edits::Edits;
use crate::features::messages::links as messages;
use crate::features::pointing;
use crate::notebook::relink::Relink;
use crate::notebook::resolve::{Destination, Section, Target};
use crate::notebook::{Notebook, names};
use crate::syntax::links::Link;
use crate::syntax::structure::LinkSyntax;
use crate::text::{Span, slice};
use tower_lsp::lsp_types::CodeActionKind;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let Some(link) = pointing::link_at(context.note, context.selection.start as usize) else {
        return Vec::new();
    };
    let Target::One(wanted) = context.snapshot.notebook.resolve(context.id, link) else {
        return Vec::new();
    };
    let language = context.snapshot.config.language;
    let (title, text) = match link.syntax {
        LinkSyntax::Wiki => (messages::to_markdown(language), markdown(context, link, &wanted)),
        LinkSyntax::Inline => (messages::to_wiki(language), wiki(context, link, &wanted)),
        _ => return Vec::new(),
    };
    let offer = |text: String| {
        let mut edits = Edits::default();
        edits.replace(context.id, link.span, text);
        Offer {
            title: title.to_owned(),
            kind: CodeActionKind::REFACTOR_REWRITE,
            fixes: Vec::new(),
            is_preferred: false,
            edits: Box::new(move || edits.clone()),
        }
    };
    text.map(offer).into_iter().collect()
}

fn markdown(context: &Context<'_>, link: &Link, wanted: &Destination) -> Option<String> {
    let notebook = &context.snapshot.notebook;
    // A note shown in place has no form in Markdown; a picture's label is its width.
    let is_note = matches!(wanted, Destination::Note(..));
    if link.is_embed && is_note {
        return None;
    }
    let own = notebook.location(context.id).path()?.parent()?;
    let path = match wanted {
        _ if link.path().is_empty() => String::new(),
        Destination::Note(id, _) => names::relative(own, notebook.location(*id).path()?),
        Destination::File(path) => names::relative(own, path),
    };
    let path = names::percent_encoded(&path, false);
    let label = match slice(context.note.text(), link.label) {
        label if !label.is_empty() && !link.is_embed => label.to_owned(),
        _ if link.is_embed => String::new(),
        _ => link.target.trim_start_matches('#').replace('#', " > "),
    };
    let anchor = anchor(notebook, link, wanted, LinkSyntax::Inline);
    let target =
        spelled(notebook, context, link, LinkSyntax::Inline, &format!("{path}{anchor}"), wanted)?;
    Some(format!("{}[{}]({target})", bang(link), label.replace(['[', ']'], " ")))
}

fn wiki(context: &Context<'_>, link: &Link, wanted: &Destination) -> Option<String> {
    let notebook = &context.snapshot.notebook;
    let path = link.path().into_owned();
    let path = names::without_note_extension(&path);
    let anchor = anchor(notebook, link, wanted, LinkSyntax::Wiki);
    let name = path.rsplit('/').next().unwrap_or(path);
    let target =
        spelled(notebook, context, link, LinkSyntax::Wiki, &format!("{name}{anchor}"), wanted)?;
    let label = slice(context.note.text(), link.label);
    let is_plain = !label.contains(['[', ']', '|', '\n', '\r']);
    let label = match label {
        "" => String::new(),
        label if label == target => String::new(),
        label if is_plain => format!("|{label}"),
        _ => return None,
    };
    Some(format!("{}[[{target}{label}]]", bang(link)))
}

/// `#` and the section in the spelling of this syntax; nothing for a note as a whole.
fn anchor(notebook: &Notebook, link: &Link, wanted: &Destination, syntax: LinkSyntax) -> String {
    let Some(written) = link.anchor() else { return String::new() };
    let heading = match wanted {
        Destination::Note(id, Section::Heading(index)) => notebook.note(*id).zip(Some(*index)),
        _ => None,
    };
    let spelled = heading.and_then(|(note, index)| match syntax {
        LinkSyntax::Wiki => note.anchors().unique_path(note.text(), &note.facts().headings, index),
        _ => note.anchors().headings.get(index as usize).map(|it| it.slug.to_string()),
    });
    format!("#{}", spelled.unwrap_or_else(|| written.into_owned()))
}

const fn bang(link: &Link) -> &'static str {
    if link.is_embed { "!" } else { "" }
}

/// `target` as it must be written in a link of this syntax to lead to `wanted`.
fn spelled(
    notebook: &Notebook,
    context: &Context<'_>,
    link: &Link,
    syntax: LinkSyntax,
    target: &str,
    wanted: &Destination,
) -> Option<String> {
    let dest = Span::new(0, target.len());
    let other =
        Link { syntax, target: target.into(), dest, label: Span::default(), ..link.clone() };
    if notebook.resolve(context.id, &other) == Target::One(wanted.clone())
        && !(syntax == LinkSyntax::Inline && target.contains(' '))
        && !(syntax == LinkSyntax::Wiki && target.contains('%'))
    {
        return Some(target.to_owned());
    }
    let relink = Relink::texts(notebook, notebook.clone());
    let unlike = Link { target: "".into(), ..other.clone() };
    let (span, text) = relink
        .respelled(context.id, target, &other, wanted)
        .or_else(|| relink.respelled(context.id, target, &unlike, wanted))?;
    let mut written = target.to_owned();
    written.replace_range(span.range(), &text);
    Some(written).filter(|written| !(syntax == LinkSyntax::Inline && written.contains(' ')))
}
