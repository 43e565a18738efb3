//! What is to be said about a note: a list of rules, and their findings as diagnostics.
//!
//! A rule is a file of this folder and a line in [`RULES`]. The server publishes findings, the
//! command line prints them; both call [`findings`].

mod ambiguous_link;
mod broken_image;
mod broken_link;
mod duplicate_question;
mod unanswered_question;
mod unmarked_question;
mod unreadable_note;

use crate::config::{Language, Severity};
use crate::features::messages;
use crate::notebook::resolve::Target;
use crate::notebook::{Note, NoteId};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::syntax::links::Link;
use crate::syntax::structure::LinkSyntax;
use crate::text::Span;
use std::cell::OnceCell;
use tower_lsp::lsp_types::{self, NumberOrString, Url};

/// Every rule there is, in the order of the documentation.
pub const RULES: &[Rule] = &[
    unanswered_question::RULE,
    unmarked_question::RULE,
    broken_link::RULE,
    ambiguous_link::RULE,
    duplicate_question::RULE,
    broken_image::RULE,
    unreadable_note::RULE,
];

/// One kind of finding.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its stable name, as in `mianjing check` and in the configuration.
    pub code: &'static str,
    /// How loud it is unless the user says otherwise.
    pub default: Severity,
    /// Reports what it finds in one note.
    check: fn(&Subject<'_>, &mut Vec<Found>),
}

/// The note a rule looks at.
struct Subject<'s> {
    snapshot: &'s Snapshot,
    id: NoteId,
    note: &'s Note,
    /// Where each of the note's links leads: several rules ask.
    targets: OnceCell<Vec<Target>>,
}

impl Subject<'_> {
    /// The links of the note that are reported where they stand, and where they lead: one by
    /// reference gets its target from its definition.
    fn links(&self) -> impl Iterator<Item = (&Link, &Target)> {
        let links = &self.note.facts().links;
        let notebook = &self.snapshot.notebook;
        let resolved = || links.iter().map(|link| notebook.resolve(self.id, link)).collect();
        let links = links.iter().zip(self.targets.get_or_init(resolved));
        links.filter(|(link, _)| link.syntax != LinkSyntax::Reference)
    }

    fn language(&self) -> Language {
        self.snapshot.config.language
    }
}

/// What a rule reports; its code and severity are the rule's.
struct Found {
    span: Span,
    message: String,
    related: Vec<(NoteId, Span, String)>,
}

impl Found {
    fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), related: Vec::new() }
    }
}

/// One thing said about one place of one note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub code: &'static str,
    /// Never [`Severity::Off`].
    pub severity: Severity,
    /// The bytes of the note it is about.
    pub span: Span,
    /// In the language of the configuration.
    pub message: String,
    /// Other places that explain it: the note, its bytes, what is there.
    pub related: Vec<(NoteId, Span, String)>,
}

/// Everything there is to say about the note `id`, in text order; nothing if there is no such
/// note. Work is proportional to the note.
pub fn findings(snapshot: &Snapshot, id: NoteId) -> Vec<Finding> {
    let Some(note) = snapshot.notebook.note(id) else { return Vec::new() };
    let subject = Subject { snapshot, id, note, targets: OnceCell::new() };
    let config = snapshot.config.of_note(snapshot.notebook.location(id));
    let mut findings = Vec::new();
    for rule in RULES {
        let severity = config.severity(rule.code, rule.default);
        if severity == Severity::Off {
            continue;
        }
        let mut found = Vec::new();
        (rule.check)(&subject, &mut found);
        findings.extend(found.into_iter().map(|Found { span, message, related }| Finding {
            code: rule.code,
            severity,
            span,
            message,
            related,
        }));
    }
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    findings
}

/// So many findings of a note are shown in an editor, and how many more there are: VS Code shows no
/// more of any note, and those of a hostile one are tens of megabytes.
const MAX_SHOWN: usize = 1000;

/// The findings of a note as the protocol writes them.
#[derive(Debug, Default)]
pub struct Report {
    /// At most [`MAX_SHOWN`], and how many more there are.
    pub diagnostics: Vec<lsp_types::Diagnostic>,
    /// The other notes that explain a finding, sorted: the report tells where something stands in
    /// them.
    pub leads_to: Vec<NoteId>,
}

/// The findings of the note `id` as the protocol writes them.
pub fn diagnostics(snapshot: &Snapshot, id: NoteId) -> Vec<lsp_types::Diagnostic> {
    report(snapshot, id).diagnostics
}

/// The report on the note `id`.
pub fn report(snapshot: &Snapshot, id: NoteId) -> Report {
    let Some(note) = snapshot.notebook.note(id) else { return Report::default() };
    let mut findings = findings(snapshot, id);
    let rest = findings.get(MAX_SHOWN).map(|first| lsp_types::Diagnostic {
        range: proto::range(note, first.span, snapshot.client.encoding),
        severity: severity(Severity::Information),
        source: Some("mianjing".to_owned()),
        message: messages::more_findings(snapshot.config.language, findings.len() - MAX_SHOWN),
        ..lsp_types::Diagnostic::default()
    });
    findings.truncate(MAX_SHOWN);
    let places = findings.iter().flat_map(|finding| &finding.related);
    let mut leads_to: Vec<_> = places.map(|(to, ..)| *to).filter(|to| *to != id).collect();
    leads_to.sort_unstable();
    leads_to.dedup();
    let shown = findings.into_iter().map(|finding| diagnostic(snapshot, note, finding));
    Report { diagnostics: shown.chain(rest).collect(), leads_to }
}

fn diagnostic(snapshot: &Snapshot, note: &Note, finding: Finding) -> lsp_types::Diagnostic {
    let client = &snapshot.client;
    let related = finding.related.iter().filter_map(|(id, span, message)| {
        let note = snapshot.notebook.note(*id)?;
        let uri = proto::url(snapshot.notebook.location(*id))?;
        let location = lsp_types::Location::new(uri, proto::range(note, *span, client.encoding));
        Some(lsp_types::DiagnosticRelatedInformation { location, message: message.clone() })
    });
    let related: Vec<_> = if client.related_information { related.collect() } else { Vec::new() };
    lsp_types::Diagnostic {
        range: proto::range(note, finding.span, client.encoding),
        severity: severity(finding.severity),
        code: Some(NumberOrString::String(finding.code.to_owned())),
        code_description: page(finding.code)
            .filter(|_| client.code_description)
            .map(|href| lsp_types::CodeDescription { href }),
        source: Some("mianjing".to_owned()),
        message: finding.message,
        related_information: (!related.is_empty()).then_some(related),
        ..lsp_types::Diagnostic::default()
    }
}

/// The page about a rule. There is none before the package names its repository.
fn page(code: &str) -> Option<Url> {
    let repository = Some(env!("CARGO_PKG_REPOSITORY")).filter(|url| !url.is_empty())?;
    let version = env!("CARGO_PKG_VERSION");
    Url::parse(&format!("{repository}/blob/v{version}/docs/diagnostics.md#{code}")).ok()
}

/// As the protocol says it; `None` for what is not to be said.
pub(crate) fn severity(severity: Severity) -> Option<lsp_types::DiagnosticSeverity> {
    match severity {
        Severity::Error => Some(lsp_types::DiagnosticSeverity::ERROR),
        Severity::Warning => Some(lsp_types::DiagnosticSeverity::WARNING),
        Severity::Information => Some(lsp_types::DiagnosticSeverity::INFORMATION),
        Severity::Hint => Some(lsp_types::DiagnosticSeverity::HINT),
        Severity::Off => None,
    }
}
