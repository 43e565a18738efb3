//! `mianjing/newInterview`: a note for an interview that begins, written as the folder writes its
//! interviews (docs/protocol.md). Nothing is written here: the client applies the edit, and
//! `mianjing new` makes the file.

mod days;
mod dialect;

use super::code_action::new_note::file_name;
use super::edits::Edits;
use crate::config::INTERVIEW_TEMPLATE;
use crate::notebook::Location;
use crate::proto;
use crate::snapshot::Snapshot;
use days::Style;
use dialect::Dialect;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use tower_lsp::lsp_types::request::Request;
use tower_lsp::lsp_types::{Position, Url, WorkspaceEdit};

/// The request's type.
#[derive(Debug)]
pub enum NewInterview {}

impl Request for NewInterview {
    type Params = NewInterviewParams;
    type Result = Option<NewInterviewResult>;
    const METHOD: &'static str = "mianjing/newInterview";
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewInterviewParams {
    pub company: String,
    pub round: Option<String>,
    /// `2024-09-03`, written as the folder writes days, or anything else, as it stands; today
    /// unless told.
    pub date: Option<String>,
    /// The note folder, or the folder in it where the note is to be made.
    pub folder: Option<Url>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewInterviewResult {
    pub uri: Url,
    pub text: String,
    /// Where to go on writing.
    pub position: Position,
    /// Makes the note, for clients that can make files by an edit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<WorkspaceEdit>,
}

/// An interview as its note is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'w> {
    pub company: &'w str,
    pub round: Option<&'w str>,
    pub date: Option<&'w str>,
    pub today: Date,
}

/// A note that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub path: PathBuf,
    pub text: String,
    /// The byte behind which to go on writing.
    pub cursor: usize,
}

/// `None` without a company, or where no folder is open.
#[expect(clippy::needless_pass_by_value, reason = "the form of a route")]
pub fn handle(snapshot: &Snapshot, params: NewInterviewParams) -> Option<NewInterviewResult> {
    let asked = params.folder.as_ref().map(proto::location);
    let folder = match asked.as_ref().and_then(Location::path) {
        Some(folder) => folder,
        None => snapshot.notebook.folders().first()?,
    };
    let wanted = Wanted {
        company: &params.company,
        round: params.round.as_deref(),
        date: params.date.as_deref(),
        today: jiff::Zoned::now().date(),
    };
    let draft = draft(snapshot, folder, &wanted)?;
    let uri = proto::url(&Location::File(draft.path))?;
    let client = &snapshot.client;
    let edit = (client.creates_files && client.versioned_edits).then(|| {
        let mut edits = Edits::default();
        edits.create(uri.clone(), draft.text.as_str());
        edits.into_workspace_edit(snapshot)
    });
    let before = &draft.text[..draft.cursor];
    let line = before.matches('\n').count() as u32;
    let last = before.rsplit('\n').next().unwrap_or_default();
    let position = Position { line, character: client.encoding.len(last) as u32 };
    Some(NewInterviewResult { uri, text: draft.text, position, edit })
}

/// The note for `wanted`: in `folder`, or where the note folder keeps its interviews if `folder`
/// is that; under a name that is free.
pub fn draft(snapshot: &Snapshot, folder: &Path, wanted: &Wanted<'_>) -> Option<Draft> {
    let said = Said::new(wanted)?;
    // A folder without interviews goes by those around it.
    let own = Dialect::of(&snapshot.notebook, folder);
    let root = snapshot.notebook.folder_at(folder);
    let dialect = match root {
        Some(root) if own.template.is_none() => Dialect::of(&snapshot.notebook, root),
        _ => own,
    };
    let date = |style| day(wanted, style);
    let is_root = snapshot.notebook.folders().iter().any(|root| root == folder);
    let kept = dialect.folder.as_deref().filter(|_| is_root);
    let place = kept.map_or_else(|| folder.to_owned(), |kept| current(kept, folder, wanted));
    let written = &snapshot.config.of(folder).interview_template;
    let template = match &dialect.template {
        Some(own) if written == INTERVIEW_TEMPLATE => own,
        _ => written,
    };
    let text = said.filled(template, &date(&dialect.day));
    let text = if dialect.is_crlf { text.replace('\n', "\r\n") } else { text };
    let cursor = text.trim_end_matches(['\r', '\n']).len();
    let name = said.filled(&dialect.name, &date(&dialect.name_day));
    let name = file_name(if name.is_empty() { &said.company } else { &name });
    let numbered = (2..1000).map(|number| format!("{name} {number}"));
    let is_free = |name: &String| {
        let path = place.join(format!("{name}.md"));
        let id = snapshot.notebook.id(&Location::File(path.clone()));
        !path.exists() && id.is_none_or(|id| snapshot.notebook.note(id).is_none())
    };
    let name = std::iter::once(name.clone()).chain(numbered).find(is_free)?;
    Some(Draft { path: place.join(format!("{name}.md")), text, cursor })
}

/// What is said of the interview, on one line each.
struct Said {
    company: String,
    round: String,
}

impl Said {
    fn new(wanted: &Wanted<'_>) -> Option<Self> {
        let company = one_line(wanted.company);
        let round = wanted.round.map(one_line).unwrap_or_default();
        (!company.is_empty()).then_some(Self { company, round })
    }

    /// `template` with what is known filled in. Brackets around nothing go, and so do blanks.
    fn filled(&self, template: &str, date: &str) -> String {
        let mut text = String::with_capacity(template.len() + 32);
        for line in template.split_inclusive('\n') {
            let filled = self.filled_line(line, date);
            let is_plain = !["{company}", "{round}", "{date}"].iter().any(|it| line.contains(it));
            text.push_str(if is_plain { line } else { &filled });
        }
        text
    }

    fn filled_line(&self, line: &str, date: &str) -> String {
        let mut filled = line.to_owned();
        if self.round.is_empty() {
            for brackets in ["[{round}]", "【{round}】", "({round})", "（{round}）"] {
                filled = filled.replace(brackets, "");
            }
        }
        let end = if filled.ends_with('\n') { "\n" } else { "" };
        // One pass, so that a company named `{date}` stays one.
        let mut out = String::new();
        let mut rest = filled.as_str();
        while let Some(at) = rest.find('{') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let known = [("{company}", &*self.company), ("{round}", &self.round), ("{date}", date)];
            if let Some((name, value)) = known.iter().find(|(name, _)| rest.starts_with(name)) {
                out.push_str(value);
                rest = &rest[name.len()..];
            } else {
                out.push('{');
                rest = &rest[1..];
            }
        }
        out.push_str(rest);
        let indent = out.len() - out.trim_start().len();
        let words: Vec<_> = out.split_whitespace().collect();
        format!("{}{}{end}", &out[..indent], words.join(" "))
    }
}

/// The day as the folder writes days; what is no day, as it stands.
fn day(wanted: &Wanted<'_>, style: &Style) -> String {
    let Some(written) = wanted.date else { return style.written(wanted.today) };
    match written.trim().parse::<Date>() {
        Ok(day) => style.written(day),
        Err(_) => one_line(written),
    }
}

fn one_line(text: &str) -> String {
    let clear: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clear.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folder named by a year or month, `2023/04`, as it is named today; one named by a company as
/// this company.
fn current(kept: &Path, root: &Path, wanted: &Wanted<'_>) -> PathBuf {
    let today = wanted.today;
    let Ok(below) = kept.strip_prefix(root) else { return kept.to_owned() };
    let mut path = root.to_owned();
    let mut is_after_year = false;
    for part in below.components() {
        let name = part.as_os_str().to_string_lossy();
        let number = name.parse::<i16>().ok().filter(|_| name.bytes().all(|b| b.is_ascii_digit()));
        match number {
            Some(year) if name.len() == 4 && (1990..2100).contains(&year) => {
                path.push(today.year().to_string());
                is_after_year = true;
                continue;
            }
            Some(1..=12) if is_after_year && name.len() == 2 => {
                path.push(format!("{:02}", today.month()));
            }
            Some(1..=12) if is_after_year => path.push(today.month().to_string()),
            _ if name == "{company}" => path.push(file_name(wanted.company)),
            _ => path.push(part),
        }
        is_after_year = false;
    }
    path
}
