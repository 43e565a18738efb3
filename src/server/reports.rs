//! What is reported of all notes, for clients that ask for it over and over: kept, so that an answer
//! costs what changed since the last one.

use super::affected;
use super::publisher::{fingerprint, shown};
use crate::notebook::{NoteId, Notebook};
use crate::proto;
use crate::search::related::Relations;
use crate::snapshot::Snapshot;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use tower_lsp::lsp_types::{
    Diagnostic, FullDocumentDiagnosticReport, Url, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport,
};

/// The reports on all notes. Brought up to date by whoever asks.
#[derive(Debug, Default)]
pub(super) struct Reports(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// The state that was asked about last, with its relations.
    of: Option<(Snapshot, Option<Relations>)>,
    /// Notes to be looked at again.
    stale: BTreeSet<NoteId>,
    told: BTreeMap<NoteId, Told>,
}

/// What is known of the report on one note.
#[derive(Debug)]
struct Told {
    fingerprint: u64,
    is_empty: bool,
    leads_to: Box<[NoteId]>,
}

/// What a client has, by the ids that it was given.
#[derive(Debug)]
pub(super) struct Asked {
    of: FxHashMap<NoteId, String>,
    /// Of what was no note yet when it was last looked for.
    unknown: Vec<(Url, String)>,
}

impl Asked {
    pub(super) fn new(params: WorkspaceDiagnosticParams) -> Self {
        let known = params.previous_result_ids.into_iter();
        Self { of: FxHashMap::default(), unknown: known.map(|it| (it.uri, it.value)).collect() }
    }

    fn resolve(&mut self, snapshot: &Snapshot) {
        for (uri, value) in std::mem::take(&mut self.unknown) {
            match snapshot.notebook.id(&proto::location(&uri)) {
                Some(id) => drop(self.of.insert(id, value)),
                None => self.unknown.push((uri, value)),
            }
        }
    }
}

impl Reports {
    /// What a client does not have yet. Notes of which it has the report are left out, and those
    /// that never had a diagnostic.
    pub(super) fn news(
        &self,
        snapshot: &Snapshot,
        asked: &mut Asked,
    ) -> WorkspaceDiagnosticReportResult {
        asked.resolve(snapshot);
        // What a reader that panicked was about to look at is looked at by the next.
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fresh = state.bring_up(snapshot);
        let mut items = Vec::new();
        for (id, told) in &state.told {
            let result_id = format!("{:x}", told.fingerprint);
            let is_known = match asked.of.get(id) {
                Some(known) => *known == result_id,
                None => told.is_empty,
            };
            if !is_known {
                let diagnostics = fresh.remove(id);
                let diagnostics = diagnostics.unwrap_or_else(|| shown(snapshot, *id).diagnostics);
                items.extend(full(snapshot, *id, result_id, diagnostics));
            }
        }
        // What the client still shows of notes that are gone.
        let gone = asked.of.keys().filter(|id| snapshot.notebook.note(**id).is_none());
        let gone: BTreeSet<_> = gone.copied().collect();
        items.extend(gone.into_iter().filter_map(|id| full(snapshot, id, "0".into(), Vec::new())));
        let unknown = asked.unknown.iter().map(|(uri, _)| uri.clone());
        items.extend(unknown.map(|uri| item(uri, None, "0".into(), Vec::new())));
        WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items })
    }
}

impl State {
    /// Looks at all notes of which something else may be true than when they were last looked at,
    /// unless nobody waits for it any more. Gives what it saw.
    fn bring_up(&mut self, now: &Snapshot) -> FxHashMap<NoteId, Vec<Diagnostic>> {
        let relations = now.relations();
        let stale = self.stale_in(now, relations.as_ref());
        if let Some(stale) = stale {
            self.stale.extend(stale);
        } else {
            let all = now.notebook.notes().map(|(id, _)| id);
            self.stale.extend(all.chain(self.told.keys().copied()));
        }
        self.of = Some((Snapshot { cancelled: Arc::default(), ..now.clone() }, relations));
        let mut fresh = FxHashMap::default();
        while let Some(id) = self.stale.first().copied().filter(|_| !now.is_cancelled()) {
            if now.notebook.note(id).is_some() {
                let report = shown(now, id);
                let fingerprint = fingerprint(&report.diagnostics);
                let is_empty = report.diagnostics.is_empty();
                let leads_to = report.leads_to.into();
                self.told.insert(id, Told { fingerprint, is_empty, leads_to });
                fresh.insert(id, report.diagnostics);
            } else {
                self.told.remove(&id);
            }
            self.stale.remove(&id);
        }
        fresh
    }

    /// The notes of which something else may be true; `None` when it may be any.
    fn stale_in(&self, now: &Snapshot, relations: Option<&Relations>) -> Option<BTreeSet<NoteId>> {
        let (then, weighed) = self.of.as_ref()?;
        let is_alike = match (weighed, relations) {
            (Some(then), Some(now)) => then.weigh_as(now),
            (then, now) => then.is_none() && now.is_none(),
        };
        let is_same_world = Arc::ptr_eq(&then.config, &now.config)
            && now.notebook.has_files_of(&then.notebook)
            && now.notebook.folders() == then.notebook.folders();
        if !is_alike || !is_same_world {
            return None;
        }
        let changed = now.notebook.changed_since(&then.notebook);
        if changed.is_empty() {
            return Some(BTreeSet::new());
        }
        let outside = |notebook: &Notebook, id| notebook.note(id).map(|it| affected::outside(it));
        let differs = |id: &NoteId| outside(&then.notebook, *id) != outside(&now.notebook, *id);
        let seen_anew = changed.iter().copied().filter(differs);
        let seen_anew = seen_anew.map(|id| (id, then.notebook.note(id).cloned()));
        let affected = affected::by_all(now, &seen_anew.collect::<Vec<_>>());
        let mut stale = affected.asking?;
        stale.extend(affected.mentioning);
        let leads_there =
            |told: &Told| told.leads_to.iter().any(|id| changed.binary_search(id).is_ok());
        stale.extend(self.told.iter().filter(|(_, told)| leads_there(told)).map(|(id, _)| *id));
        stale.extend(changed.iter().copied());
        Some(stale)
    }
}

fn full(
    snapshot: &Snapshot,
    id: NoteId,
    result_id: String,
    items: Vec<Diagnostic>,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    let uri = proto::url(snapshot.notebook.location(id))?;
    let version = snapshot.notebook.note(id).and_then(|note| note.version()).map(i64::from);
    Some(item(uri, version, result_id, items))
}

fn item(
    uri: Url,
    version: Option<i64>,
    result_id: String,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    let report = FullDocumentDiagnosticReport { result_id: Some(result_id), items };
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: report,
    })
}
