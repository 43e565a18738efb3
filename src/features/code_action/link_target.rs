//! What a new link says to lead to a place, checked by following it.

use super::Context;
use crate::notebook::names;
use crate::notebook::relink::Relink;
use crate::notebook::resolve::{Destination, Section, Target};
use crate::syntax::links::Link;
use crate::syntax::structure::LinkSyntax;
use crate::text::Span;

/// The target of a link of this syntax that leads from the note at hand to `wanted` alone. `None`
/// where none does.
pub(super) fn to(
    context: &Context<'_>,
    syntax: LinkSyntax,
    wanted: &Destination,
) -> Option<String> {
    let is_own = matches!(wanted, Destination::Note(id, _) if *id == context.id);
    let path = if is_own { String::new() } else { path(context, syntax, wanted)? };
    let anchor = anchor(context, syntax, wanted).map(|it| format!("#{it}")).unwrap_or_default();
    spelled(context, (syntax, false), &format!("{path}{anchor}"), wanted)
}

/// As [`to`], for a link in place of `link`, which leads to `wanted` already.
pub(super) fn like(
    context: &Context<'_>,
    link: &Link,
    syntax: LinkSyntax,
    wanted: &Destination,
) -> Option<String> {
    let has_path = !link.path().is_empty();
    let path = if has_path { path(context, syntax, wanted)? } else { String::new() };
    let written = |written| anchor(context, syntax, wanted).unwrap_or(written);
    let anchor = link.anchor().map(|it| format!("#{}", written(it.into_owned())));
    let target = format!("{path}{}", anchor.unwrap_or_default());
    spelled(context, (syntax, link.is_embed), &target, wanted)
}

/// The path to `wanted` as it is usually written: a name in a wiki-link, the way from the note's
/// folder in others.
fn path(context: &Context<'_>, syntax: LinkSyntax, wanted: &Destination) -> Option<String> {
    let notebook = &context.snapshot.notebook;
    let to = match wanted {
        Destination::Note(id, _) => notebook.location(*id).path()?,
        Destination::File(path) => path,
    };
    if syntax == LinkSyntax::Wiki {
        let name = to.file_name()?.to_string_lossy();
        return Some(names::without_note_extension(&name).to_owned());
    }
    let own = notebook.location(context.id).path()?.parent()?;
    Some(names::percent_encoded(&names::relative(own, to), false))
}

/// The section of `wanted` in the spelling of this syntax; `None` for a note or file as a whole.
fn anchor(context: &Context<'_>, syntax: LinkSyntax, wanted: &Destination) -> Option<String> {
    let Destination::Note(id, section) = wanted else { return None };
    let note = context.snapshot.notebook.note(*id)?;
    let facts = note.facts();
    match *section {
        Section::Whole | Section::Anchor(_) => None,
        Section::Block(index) => {
            Some(format!("^{}", note.slice(facts.blocks.get(index as usize)?.id)))
        }
        Section::Heading(index) if syntax == LinkSyntax::Wiki => {
            note.anchors().unique_path(note.text(), &facts.headings, index)
        }
        Section::Heading(index) => {
            note.anchors().headings.get(index as usize).map(|it| it.slug.to_string())
        }
    }
}

/// `target` as it must be written in a link of this syntax, or an embed, to lead to `wanted`.
fn spelled(
    context: &Context<'_>,
    (syntax, is_embed): (LinkSyntax, bool),
    target: &str,
    wanted: &Destination,
) -> Option<String> {
    let notebook = &context.snapshot.notebook;
    let dest = Span::new(0, target.len());
    let link =
        Link { span: dest, syntax, is_embed, target: target.into(), dest, label: Span::default() };
    if notebook.resolve(context.id, &link) == Target::One(wanted.clone())
        && !(syntax == LinkSyntax::Inline && target.contains(' '))
        && !(syntax == LinkSyntax::Wiki && target.contains('%'))
    {
        return Some(target.to_owned());
    }
    let relink = Relink::texts(notebook, notebook.clone());
    let unlike = Link { target: "".into(), ..link.clone() };
    let (span, text) = relink
        .respelled(context.id, target, &link, wanted)
        .or_else(|| relink.respelled(context.id, target, &unlike, wanted))?;
    let mut written = target.to_owned();
    written.replace_range(span.range(), &text);
    Some(written).filter(|written| !(syntax == LinkSyntax::Inline && written.contains(' ')))
}
