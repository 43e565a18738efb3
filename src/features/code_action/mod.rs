//! `textDocument/codeAction`: a list of actions, each of which looks at the place and offers what
//! it can do there.
//!
//! An action is a file of this folder and a line in [`ACTIONS`]. It says what it would change only
//! when asked, so that a menu costs no edits: where the client can, the edit is made by
//! `codeAction/resolve`.

mod convert_link;
mod create_target;
mod link_answer;
mod link_selection;
mod link_target;
mod mark;
mod move_answer;
mod near_heading;
pub(crate) mod new_note;
mod normalise_mark;
mod number_lines;
mod number_list;
mod pick_target;
mod table_cell;
mod write_answer;

use crate::features::diagnostics::{self, Finding};
use crate::features::edits::Edits;
use crate::notebook::{Note, NoteId};
use crate::proto;
use crate::recognise::Question;
use crate::snapshot::Snapshot;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::collections::HashSet;
use tower_lsp::lsp_types::{
    self, CodeActionContext, CodeActionKind, CodeActionOptions, CodeActionParams,
    CodeActionProviderCapability, CodeActionResponse, NumberOrString, Range, Url,
};

pub(crate) use mark::sign as mark_sign;

type Action = fn(&Context<'_>) -> Vec<Offer>;

const ACTIONS: &[Action] = &[
    link_answer::offer,
    mark::offer,
    write_answer::offer,
    normalise_mark::offer,
    number_list::offer,
    number_lines::offer,
    near_heading::offer,
    create_target::offer,
    pick_target::offer,
    convert_link::offer,
    move_answer::offer_answer,
    move_answer::offer_log,
    link_selection::offer,
];

/// The kind of the action that rewrites every mark of a note in one way.
pub(crate) const MARKS_OF_NOTE: CodeActionKind = CodeActionKind::new("source.mianjing.marks");

/// The kind of the action for a key: from no mark to ✅ to ❌ and back.
pub(crate) const CYCLE_MARK: CodeActionKind =
    CodeActionKind::new("refactor.rewrite.mianjing.cycleMark");

/// Where actions were asked for.
pub(crate) struct Context<'s> {
    pub(crate) snapshot: &'s Snapshot,
    pub(crate) id: NoteId,
    pub(crate) note: &'s Note,
    /// In bytes of the note's text; empty for a cursor.
    pub(crate) selection: Span,
    /// What is reported about the note; worked out once, by the first action that asks.
    findings: OnceCell<Vec<Finding>>,
}

impl<'s> Context<'s> {
    fn new(snapshot: &'s Snapshot, uri: &Url, range: Range) -> Option<Self> {
        let (id, note) = proto::note(snapshot, uri)?;
        let at = |position| proto::offset(note, position, snapshot.client.encoding);
        let (a, b) = (at(range.start), at(range.end));
        let selection = Span::new(a.min(b), a.max(b));
        Some(Self { snapshot, id, note, selection, findings: OnceCell::new() })
    }

    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.get_or_init(|| diagnostics::findings(self.snapshot, self.id)).iter()
    }

    /// The question of the cursor, or every question that begins on a line of the selection.
    pub(crate) fn questions(&self) -> Vec<&'s Question> {
        let line = |offset: u32| self.note.lines().line_of(offset as usize) as u32;
        let (first, last) = (line(self.selection.start), line(self.selection.end));
        let all = self.note.facts().questions.iter();
        let selected: Vec<_> = all.filter(|it| (first..=last).contains(&it.line)).collect();
        if !selected.is_empty() && (first < last || selected.iter().all(|it| it.line == first)) {
            return selected;
        }
        self.note.question_at(first).map(|(_, question)| question).into_iter().collect()
    }
}

/// One thing the user can choose.
pub(crate) struct Offer {
    pub(crate) title: String,
    pub(crate) kind: CodeActionKind,
    /// The findings it puts right: their code and their bytes.
    pub(crate) fixes: Vec<(&'static str, Span)>,
    /// Whether it is what most people want.
    pub(crate) is_preferred: bool,
    pub(crate) edits: Box<dyn Fn() -> Edits>,
}

impl Offer {
    /// An offer that puts no finding right.
    fn new(kind: CodeActionKind, title: impl Into<String>, edits: Edits) -> Self {
        Self {
            title: title.into(),
            kind,
            fixes: Vec::new(),
            is_preferred: false,
            edits: Box::new(move || edits.clone()),
        }
    }
}

/// What the server offers.
pub fn options() -> CodeActionProviderCapability {
    CodeActionProviderCapability::Options(CodeActionOptions {
        code_action_kinds: Some(vec![
            CodeActionKind::QUICKFIX,
            CodeActionKind::REFACTOR_REWRITE,
            CYCLE_MARK,
            CodeActionKind::REFACTOR_EXTRACT,
            MARKS_OF_NOTE,
        ]),
        resolve_provider: Some(true),
        ..CodeActionOptions::default()
    })
}

pub fn handle(snapshot: &Snapshot, params: CodeActionParams) -> Option<CodeActionResponse> {
    let CodeActionParams { text_document, range, context: wanted, .. } = params;
    let context = Context::new(snapshot, &text_document.uri, range)?;
    // Without literals the client knows commands only, and all of these are edits.
    if !snapshot.client.code_action_literals {
        return Some(Vec::new());
    }
    let offers = offers(&context).into_iter().filter(|offer| is_wanted(offer, &wanted));
    let actions = offers.map(|offer| {
        let data = Again { uri: text_document.uri.clone(), range, title: offer.title.clone() };
        action(&context, offer, &wanted, &data).into()
    });
    Some(actions.collect())
}

/// Fills in the edit of an action that the user chose, for the present text.
pub fn resolve(snapshot: &Snapshot, mut action: lsp_types::CodeAction) -> lsp_types::CodeAction {
    let again = action.data.clone().and_then(|data| serde_json::from_value::<Again>(data).ok());
    let edits = again.and_then(|again| {
        let context = Context::new(snapshot, &again.uri, again.range)?;
        let offer = offers(&context).into_iter().find(|offer| offer.title == again.title)?;
        Some((offer.edits)())
    });
    action.edit = edits.map(|edits| edits.into_workspace_edit(snapshot));
    action
}

/// What an action is made from again when it is resolved.
#[derive(Serialize, Deserialize)]
struct Again {
    uri: Url,
    range: Range,
    title: String,
}

/// Of the offers that are preferred for one finding only the first stays so: clients apply it
/// unasked, and ask where there are several.
fn offers(context: &Context<'_>) -> Vec<Offer> {
    let mut settled = HashSet::new();
    let mut offers: Vec<_> = ACTIONS.iter().flat_map(|action| action(context)).collect();
    for offer in offers.iter_mut().filter(|offer| offer.is_preferred) {
        let is_first = offer.fixes.iter().filter(|fix| settled.insert(**fix)).count() > 0;
        offer.is_preferred = is_first || offer.fixes.is_empty();
    }
    offers
}

/// Whether the client asked for actions of this kind or of one above it. What is meant for a key
/// or rewrites a whole note stays out of menus: it is offered only by name.
fn is_wanted(offer: &Offer, wanted: &CodeActionContext) -> bool {
    let kind = offer.kind.as_str();
    let is_by_name = [CYCLE_MARK, MARKS_OF_NOTE].contains(&offer.kind);
    let is_below = |above: &CodeActionKind| {
        let above = above.as_str();
        let rest = kind.strip_prefix(above);
        rest.is_some_and(|rest| above.is_empty() || rest.is_empty() || rest.starts_with('.'))
            && (!is_by_name || above.starts_with("source") || above.contains("mianjing"))
    };
    match &wanted.only {
        Some(kinds) => kinds.iter().any(is_below),
        None => !is_by_name,
    }
}

fn action(
    context: &Context<'_>,
    offer: Offer,
    wanted: &CodeActionContext,
    data: &Again,
) -> lsp_types::CodeAction {
    let snapshot = context.snapshot;
    let place = |range: Range| {
        let Range { start, end } = range;
        (start.line, start.character, end.line, end.character)
    };
    let offered = if wanted.diagnostics.is_empty() { &[][..] } else { &offer.fixes[..] };
    let places: HashSet<_> = offered
        .iter()
        .map(|(code, span)| {
            (*code, place(proto::range(context.note, *span, snapshot.client.encoding)))
        })
        .collect();
    let fixed = |diagnostic: &&lsp_types::Diagnostic| {
        let Some(NumberOrString::String(code)) = &diagnostic.code else { return false };
        places.contains(&(code.as_str(), place(diagnostic.range)))
    };
    let diagnostics: Vec<_> = wanted.diagnostics.iter().filter(fixed).cloned().collect();
    let edit =
        (!snapshot.client.resolves_edits).then(|| (offer.edits)().into_workspace_edit(snapshot));
    lsp_types::CodeAction {
        title: offer.title,
        kind: Some(offer.kind),
        diagnostics: (!diagnostics.is_empty()).then_some(diagnostics),
        edit,
        is_preferred: offer.is_preferred.then_some(true),
        data: serde_json::to_value(data).ok(),
        ..lsp_types::CodeAction::default()
    }
}

/// The findings of a rule about one of `questions`.
fn findings_about(
    context: &Context<'_>,
    codes: &[&'static str],
    questions: &[&Question],
) -> Vec<(&'static str, Span)> {
    let texts: HashSet<Span> = questions.iter().map(|question| question.text).collect();
    let about = context
        .findings()
        .filter(|finding| codes.contains(&finding.code) && texts.contains(&finding.span));
    about.map(|finding| (finding.code, finding.span)).collect()
}

/// The findings of a rule inside `span`.
fn fixes_at(
    context: &Context<'_>,
    codes: &[&'static str],
    span: Span,
) -> Vec<(&'static str, Span)> {
    let inside = context.findings().filter(|it| codes.contains(&it.code) && span.contains(it.span));
    inside.map(|finding| (finding.code, finding.span)).collect()
}
