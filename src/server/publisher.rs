//! Keeps what the client shows of diagnostics true: pushes them to clients that do not ask, and
//! tells clients that do to ask again when a note changed what is true of others.
//!
//! Never both: a client that gets diagnostics twice shows them twice.

use super::affected;
use super::capabilities::Abilities;
use super::event::Changed;
use super::outbox::Outbox;
use super::session::Latest;
use crate::features::diagnostics;
use crate::notebook::{Note, NoteId, Notebook};
use crate::proto;
use crate::snapshot::Snapshot;
use rustc_hash::FxHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;
use tower_lsp::lsp_types::notification::PublishDiagnostics;
use tower_lsp::lsp_types::request::{
    CodeLensRefresh, InlayHintRefreshRequest, SemanticTokensRefresh, WorkspaceDiagnosticRefresh,
};
use tower_lsp::lsp_types::{Diagnostic, PublishDiagnosticsParams};

/// How long nothing must have changed before the other notes are looked at again.
const IDLE: Duration = Duration::from_millis(300);

/// How many of the other notes are looked at in one go, between looks for new changes.
const NOTES_AT_ONCE: usize = 256;

/// The task that follows the state.
pub(super) struct Publisher {
    latest: watch::Receiver<Latest>,
    changed: mpsc::UnboundedReceiver<Changed>,
    outbox: Outbox,
    abilities: Abilities,
    /// Notes that changed themselves.
    urgent: BTreeSet<NoteId>,
    /// Files that came or went; the notes that may show them are looked at again.
    files: BTreeSet<PathBuf>,
    /// Notes about which something else may be true now, because others changed.
    others: BTreeSet<NoteId>,
    /// The state from which on notes are looked at for the first time. Until each was, which takes
    /// seconds in a large folder, none is looked at again because others changed.
    first: Option<Notebook>,
    /// The client must be told that others changed.
    must_refresh: bool,
    /// What the client shows, by [`Shown`]; notes without diagnostics are left out.
    shown: BTreeMap<NoteId, Shown>,
    /// The notes that show a place in a note.
    pointing_to: BTreeMap<NoteId, BTreeSet<NoteId>>,
    /// Every note as it was looked at last.
    seen: BTreeMap<NoteId, Seen>,
}

/// What was last published for a note.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    diagnostics: u64,
    version: Option<i32>,
    leads_to: Box<[NoteId]>,
}

/// A note as it was looked at.
#[derive(Clone)]
struct Seen {
    note: Option<Arc<Note>>,
    /// See [`affected::outside`]; worked out when the note changes. To do so for every note would
    /// hold up the first answers of a start.
    outside: Option<u64>,
}

/// What was computed for one note.
struct Report {
    id: NoteId,
    found: diagnostics::Report,
    now: Seen,
    /// Whether something else may be true of other notes now.
    is_seen_anew: bool,
}

impl Publisher {
    pub(super) fn new(
        latest: watch::Receiver<Latest>,
        changed: mpsc::UnboundedReceiver<Changed>,
        outbox: Outbox,
        abilities: Abilities,
    ) -> Self {
        Self {
            latest,
            changed,
            outbox,
            abilities,
            urgent: BTreeSet::new(),
            files: BTreeSet::new(),
            others: BTreeSet::new(),
            first: None,
            must_refresh: false,
            shown: BTreeMap::new(),
            pointing_to: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }

    /// Runs until the session ends.
    pub(super) async fn run(mut self) {
        // Before the folders are read, much would seem missing that only is not read yet.
        if self.latest.wait_for(|latest| latest.is_settled).await.is_err() {
            return;
        }
        // While the user still looks at what was opened.
        let snapshot = self.latest.borrow().snapshot.clone();
        self.first = Some(snapshot.notebook.clone());
        tokio::task::spawn_blocking(move || {
            snapshot.catalogue.warm_up(&snapshot.notebook);
            snapshot.notebook.listed_notes();
        });
        self.must_refresh = true;
        let mut last_change = Instant::now();
        loop {
            // In this order: a note is named only after the state shows what became of it.
            while let Ok(changed) = self.changed.try_recv() {
                last_change = Instant::now();
                self.note_down(changed);
            }
            let snapshot = self.latest.borrow().snapshot.clone();
            let ids = self.next_urgent(&snapshot.notebook);
            let files = std::mem::take(&mut self.files);
            if !ids.is_empty() || !files.is_empty() {
                self.report(&snapshot, ids, files).await;
                if self.urgent.is_empty() {
                    self.told_all(&snapshot).await;
                    // At most one report in this time, and of the newest state each time.
                    tokio::time::sleep(snapshot.config.debounce).await;
                }
                continue;
            }
            let has_work = self.must_refresh || !self.others.is_empty();
            let idle_at = if has_work { last_change + IDLE } else { far_away() };
            match tokio::time::timeout_at(idle_at, self.changed.recv()).await {
                Ok(Some(changed)) => self.note_down(changed),
                Ok(None) => return,
                Err(_) => self.work_on_others(&snapshot).await,
            }
        }
    }

    /// The next notes to look at: open ones first, and not so many that a new change waits.
    fn next_urgent(&mut self, notebook: &Notebook) -> BTreeSet<NoteId> {
        let open = notebook.open_notes().map(|(id, _)| id).filter(|id| self.urgent.contains(id));
        let mut next: BTreeSet<_> = open.take(NOTES_AT_ONCE).collect();
        self.urgent.retain(|id| !next.contains(id));
        while next.len() < NOTES_AT_ONCE
            && let Some(id) = self.urgent.pop_first()
        {
            next.insert(id);
        }
        next
    }

    fn note_down(&mut self, changed: Changed) {
        match changed {
            Changed::Note(id) => drop(self.urgent.insert(id)),
            Changed::Settings => self.must_refresh = true,
            Changed::File(path) => {
                self.must_refresh = true;
                self.files.insert(path);
            }
        }
    }

    /// Looks at some notes, and at those that mention some files, and publishes what is new.
    async fn report(
        &mut self,
        snapshot: &Snapshot,
        mut ids: BTreeSet<NoteId>,
        files: BTreeSet<PathBuf>,
    ) {
        let own = snapshot.clone();
        let pulls = self.abilities.pulls_diagnostics;
        if !files.is_empty() {
            let own = own.notebook.clone();
            let mention = move |path: &PathBuf| own.mentioning_file(path).to_vec();
            let work = move || files.iter().flat_map(mention).collect::<Vec<_>>();
            ids.extend(tokio::task::spawn_blocking(work).await.unwrap_or_default());
        }
        let then: Vec<_> = ids.into_iter().map(|id| (id, self.seen.get(&id).cloned())).collect();
        let work =
            move || then.into_iter().map(|(id, then)| Report::new(&own, id, pulls, then)).collect();
        let reports: Vec<Report> = tokio::task::spawn_blocking(work).await.unwrap_or_default();
        let mut seen_anew = Vec::new();
        for report in reports {
            let then = self.seen.insert(report.id, report.now.clone());
            let is_new = then.as_ref().is_none_or(|then| !then.is_same(&report.now));
            if let Some(pointing) = self.pointing_to.get(&report.id).filter(|_| is_new) {
                self.others.extend(pointing);
            }
            if report.is_seen_anew {
                seen_anew.push((report.id, then.and_then(|then| then.note)));
            }
            if !pulls {
                self.publish(snapshot, report);
            }
        }
        self.must_refresh |= !seen_anew.is_empty();
        if !pulls && self.first.is_none() {
            self.reconsider(snapshot, seen_anew).await;
        }
    }

    /// Every note was looked at. What changed meanwhile may be news to those looked at before it did.
    async fn told_all(&mut self, snapshot: &Snapshot) {
        let Some(first) = self.first.take().filter(|_| !self.abilities.pulls_diagnostics) else {
            return;
        };
        let changed = snapshot.notebook.changed_since(&first).into_iter();
        let changed = changed.map(|id| (id, first.note(id).cloned())).collect();
        self.reconsider(snapshot, changed).await;
    }

    /// Has those notes looked at again for which it matters how others see these; of those that only
    /// ask the same, the ones about which something is said already.
    async fn reconsider(
        &mut self,
        snapshot: &Snapshot,
        seen_anew: Vec<(NoteId, Option<Arc<Note>>)>,
    ) {
        if seen_anew.is_empty() {
            return;
        }
        let own = snapshot.clone();
        let work = move || affected::by_all(&own, &seen_anew);
        let Ok(affected) = tokio::task::spawn_blocking(work).await else { return };
        self.others.extend(affected.mentioning);
        match affected.asking {
            Some(asking) => {
                self.others.extend(asking.into_iter().filter(|id| self.shown.contains_key(id)));
            }
            None => self.others.extend(self.shown.keys()),
        }
    }

    fn publish(&mut self, snapshot: &Snapshot, report: Report) {
        let id = report.id;
        let now = self.latest.borrow().snapshot.notebook.note(id).map(Arc::as_ptr);
        if now != report.now.note.as_ref().map(Arc::as_ptr) {
            // Stale; the note is among those that changed and is looked at again.
            return;
        }
        let version = report.now.note.and_then(|note| note.version());
        let diagnostics::Report { diagnostics, leads_to } = report.found;
        let new =
            Shown { diagnostics: fingerprint(&diagnostics), version, leads_to: leads_to.into() };
        let old = self.shown.get(&id);
        if old == Some(&new) || (old.is_none() && version.is_none() && diagnostics.is_empty()) {
            return;
        }
        self.show(id, (!diagnostics.is_empty() || version.is_some()).then_some(new));
        if let Some(uri) = proto::url(snapshot.notebook.location(id)) {
            let params = PublishDiagnosticsParams { uri, diagnostics, version };
            self.outbox.notify::<PublishDiagnostics>(params);
        }
    }

    /// Notes down what the client shows of a note.
    fn show(&mut self, id: NoteId, new: Option<Shown>) {
        for to in new.iter().flat_map(|new| &new.leads_to) {
            self.pointing_to.entry(*to).or_default().insert(id);
        }
        let leads_there = |to: &NoteId| new.iter().any(|new| new.leads_to.contains(to));
        for to in self.shown.remove(&id).iter().flat_map(|old| &old.leads_to) {
            if let Some(pointing) = self.pointing_to.get_mut(to).filter(|_| !leads_there(to)) {
                pointing.remove(&id);
            }
        }
        self.shown.extend(new.map(|new| (id, new)));
    }

    /// Nothing happened for a while: sees to the notes that did not change themselves.
    async fn work_on_others(&mut self, snapshot: &Snapshot) {
        if std::mem::take(&mut self.must_refresh) {
            self.refresh();
        }
        if self.abilities.pulls_diagnostics {
            self.others.clear();
        }
        let ids: BTreeSet<_> = self.others.iter().copied().take(NOTES_AT_ONCE).collect();
        self.others.retain(|id| !ids.contains(id));
        self.report(snapshot, ids, BTreeSet::new()).await;
    }

    /// Has the client ask again for what it shows of notes.
    fn refresh(&self) {
        let done = |()| {};
        if self.abilities.pulls_diagnostics {
            self.outbox.ask::<WorkspaceDiagnosticRefresh>((), done);
        }
        if self.abilities.refreshes_lenses {
            self.outbox.ask::<CodeLensRefresh>((), done);
        }
        if self.abilities.refreshes_hints {
            self.outbox.ask::<InlayHintRefreshRequest>((), done);
        }
        if self.abilities.refreshes_tokens {
            self.outbox.ask::<SemanticTokensRefresh>((), done);
        }
    }
}

/// A time that never comes.
fn far_away() -> Instant {
    Instant::now() + Duration::from_secs(24 * 60 * 60)
}

impl Seen {
    fn is_same(&self, other: &Self) -> bool {
        self.note.as_ref().map(Arc::as_ptr) == other.note.as_ref().map(Arc::as_ptr)
    }

    fn outside(&mut self) -> u64 {
        let note = self.note.as_deref();
        *self.outside.get_or_insert_with(|| note.map_or(0, affected::outside))
    }
}

impl Report {
    fn new(snapshot: &Snapshot, id: NoteId, pulls: bool, then: Option<Seen>) -> Self {
        let mut now = Seen { note: snapshot.notebook.note(id).cloned(), outside: None };
        let found = if pulls { diagnostics::Report::default() } else { shown(snapshot, id) };
        let is_seen_anew = match then {
            None => true,
            Some(then) if then.is_same(&now) => {
                now = then;
                false
            }
            Some(mut then) => then.outside() != now.outside(),
        };
        Self { id, found, now, is_seen_anew }
    }
}

/// The report on a note; empty where the user switched diagnostics off.
pub(super) fn shown(snapshot: &Snapshot, id: NoteId) -> diagnostics::Report {
    if !snapshot.config.is_on("diagnostics") {
        return diagnostics::Report::default();
    }
    diagnostics::report(snapshot, id)
}

/// Differs when the diagnostics differ, as far as anybody can see.
pub(super) fn fingerprint(diagnostics: &[Diagnostic]) -> u64 {
    let mut hasher = FxHasher::default();
    let mut text = Vec::new();
    for diagnostic in diagnostics {
        text.clear();
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(&mut text, diagnostic);
        text.hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::super::lifecycle::Backend;
    use super::*;
    use crate::notebook::Location;
    use tower_lsp::LspService;

    /// The state after a note says this.
    fn with(snapshot: &Snapshot, path: &str, text: &str) -> (Snapshot, NoteId) {
        let mut notebook = snapshot.notebook.clone();
        let id = notebook.intern(Location::File(PathBuf::from("/notes").join(path)));
        notebook.put_disk(id, Some(Arc::new(Note::new(text.into(), None, Arc::default()))));
        (Snapshot { notebook, ..snapshot.clone() }, id)
    }

    #[tokio::test]
    async fn what_changes_while_all_notes_are_looked_at_first_is_news_to_those_before_it() {
        let (_latest, seen) = watch::channel(Latest::default());
        let (_changed, news) = mpsc::unbounded_channel();
        let (service, _) = LspService::new(|client| Backend { client });
        let (outbox, _) = Outbox::new(service.inner().client.clone());
        let mut publisher = Publisher::new(seen, news, outbox, Abilities::default());
        let (before, a) = with(&Snapshot::default(), "a.md", "见 [[b#锁]]\n");
        let (before, b) = with(&before, "b.md", "# 锁\n");
        publisher.first = Some(before.notebook.clone());
        publisher.report(&before, BTreeSet::from([a]), BTreeSet::new()).await;
        let (now, _) = with(&before, "b.md", "# 互斥锁\n");
        publisher.report(&now, BTreeSet::from([b]), BTreeSet::new()).await;
        assert!(publisher.others.is_empty(), "not before all were looked at");
        publisher.told_all(&now).await;
        assert!(publisher.others.contains(&a));
    }
}
