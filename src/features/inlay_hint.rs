//! `textDocument/inlayHint`: the tally of a section behind its title, for those who like it better
//! there than in a code lens. Off unless `features.inlay_hint` is set.

use crate::features::sections::sections;
use crate::features::tally::Tally;
use crate::proto;
use crate::snapshot::Snapshot;
use tower_lsp::lsp_types::{InlayHint, InlayHintLabel, InlayHintParams};

pub fn handle(snapshot: &Snapshot, params: InlayHintParams) -> Option<Vec<InlayHint>> {
    let InlayHintParams { text_document, range, .. } = params;
    let (id, note) = proto::note(snapshot, &text_document.uri)?;
    let (text, lines, encoding) = (note.text(), note.lines(), snapshot.client.encoding);
    let hints = sections(note).into_iter().filter_map(|section| {
        let line = lines.line_of(section.title.start as usize);
        let is_shown = (range.start.line as usize..=range.end.line as usize).contains(&line);
        let end = lines.span(text, line).end as usize;
        let tally = || Tally::new(snapshot, id, section.questions.iter().copied());
        is_shown.then(|| InlayHint {
            position: proto::position(note, end, encoding),
            label: InlayHintLabel::String(tally().shown(snapshot)),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
    });
    Some(hints.collect())
}
