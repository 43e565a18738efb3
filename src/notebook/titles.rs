//! Where an interview is titled that front matter describes: in a note without `title:` the block
//! says everything but what to show.

use super::names;
use crate::recognise::{Interview, Recognised};
use crate::syntax::front_matter::{FrontMatter, Scalar, Value};
use crate::syntax::structure::Structure;
use crate::text::{Span, slice};

/// Gives an interview that has the first line of the front matter (`---`) as its title the first
/// heading, if that names the company or the round; else the value that does.
pub(super) fn find(text: &str, structure: &Structure, recognised: &mut Recognised) {
    let Some((block, front)) = structure.front_matter.zip(structure.front.as_ref()) else { return };
    let is_fence = |it: &&Interview| {
        let title = slice(text, it.title).trim_start_matches('\u{feff}');
        block.contains(it.title) && title.starts_with("---")
    };
    let Some(index) = recognised.interviews.iter().position(|it| is_fence(&it)) else { return };
    let interview = &recognised.interviews[index];
    let named = [&interview.company, &interview.round];
    let named: Vec<Box<str>> = named.into_iter().flatten().map(|name| names::fold(name)).collect();
    let names_it = |span: Span| {
        let title = names::fold(slice(text, span));
        named.iter().any(|name| title.contains(&**name))
    };
    let heading = structure.headings.first().map(|heading| heading.text).filter(|&span| {
        let is_taken = recognised.interviews.iter().any(|other| span.overlaps(other.title));
        let first = recognised.questions.first();
        !is_taken && names_it(span) && first.is_none_or(|it| span.end <= it.text.start)
    });
    let value = || scalars(front).map(|scalar| scalar.span).find(|&span| names_it(span));
    if let Some(title) = heading.or_else(value) {
        recognised.interviews[index].title = title;
    }
}

fn scalars(front: &FrontMatter) -> impl Iterator<Item = &Scalar> {
    front.entries.iter().filter_map(|entry| match &entry.value {
        Value::Scalar(scalar) => Some(scalar),
        Value::List(_) | Value::Other => None,
    })
}
