//! What the user may set, as written in `.mianjing.toml` or sent by the editor: every key is
//! optional. Names, documentation, defaults and bounds here are the single source of the schema,
//! of `docs/configuration.md` and of the editors' settings.

use super::{Language, Severity};
use schemars::JsonSchema;
use serde::Deserialize;

/// Settings of mianjing, for one folder of interview notes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Options {
    /// The language of messages. `auto` is that of the editor or the terminal.
    #[schemars(extend("default" = "auto"))]
    pub language: Option<LanguageOption>,
    /// Folders and files that are not notes, in the syntax of `.gitignore`, on top of the
    /// folder's own `.gitignore`: `archive/`, `*.draft.md`, `!keep.md`.
    #[schemars(extend("default" = []), inner(length(min = 1)))]
    pub ignore: Option<Vec<String>>,
    /// How many milliseconds to wait after the last key before diagnostics are brought up to date.
    #[schemars(range(max = 10000), extend("default" = 100))]
    pub debounce: Option<u32>,
    pub signs: Option<SignOptions>,
    pub words: Option<WordOptions>,
    pub severity: Option<SeverityOptions>,
    pub features: Option<FeatureOptions>,
    pub search: Option<SearchOptions>,
    pub templates: Option<TemplateOptions>,
    pub review: Option<ReviewOptions>,
}

/// Signs that mark a question, besides the built-in ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SignOptions {
    /// Signs like ✅: the question was answered well.
    #[schemars(extend("default" = []), inner(length(min = 1)))]
    pub pass: Option<Vec<String>>,
    /// Signs like ❌: the question was not answered.
    #[schemars(extend("default" = []), inner(length(min = 1)))]
    pub fail: Option<Vec<String>>,
}

/// Words that notes are read by, besides the built-in ones. ASCII letters match in any case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct WordOptions {
    /// Labels before a colon that start an answer, like `答案` or `Answer`.
    #[schemars(extend("default" = []), inner(length(min = 1)))]
    pub answers: Option<Vec<String>>,
    /// What is written where an answer is still missing, like `待补充` or `TODO`.
    #[schemars(extend("default" = []), inner(length(min = 1)))]
    pub empty: Option<Vec<String>>,
    /// Words that make a line a question, like `如何` or `how`.
    #[schemars(extend("default" = []), inner(length(min = 1)))]
    pub cues: Option<Vec<String>>,
    /// Names of interview rounds, like `终面` or `onsite`.
    #[schemars(extend("default" = []), inner(length(min = 1)))]
    pub rounds: Option<Vec<String>>,
    /// Words by which an interview was passed, like `上岸` or `offer`.
    #[schemars(extend("default" = []), inner(length(min = 1)))]
    pub passed: Option<Vec<String>>,
    /// Words by which an interview was failed, like `凉经` or `rejected`.
    #[schemars(extend("default" = []), inner(length(min = 1)))]
    pub failed: Option<Vec<String>>,
    /// Names of companies that titles of interviews start with.
    #[schemars(extend("default" = []), inner(length(min = 1)))]
    pub companies: Option<Vec<String>>,
    /// Groups of words that mean the same when questions are compared, besides the built-in ones:
    /// `[["灰度", "金丝雀"], ["工单", "ticket"]]`. Each is read as the first of its group.
    #[schemars(extend("default" = []), inner(length(min = 2)))]
    pub synonyms: Option<Vec<Vec<String>>>,
}

/// How loud each diagnostic is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct SeverityOptions {
    /// A question marked ❌ has no answer.
    #[schemars(extend("default" = "warning"))]
    pub unanswered_question: Option<Severity>,
    /// A question has neither mark nor answer, where the questions around it have answers.
    #[schemars(extend("default" = "hint"))]
    pub unmarked_question: Option<Severity>,
    /// A link leads to a note, heading or block that does not exist.
    #[schemars(extend("default" = "warning"))]
    pub broken_link: Option<Severity>,
    /// A link fits more than one note.
    #[schemars(extend("default" = "information"))]
    pub ambiguous_link: Option<Severity>,
    /// The same question stands twice in one interview.
    #[schemars(extend("default" = "hint"))]
    pub duplicate_question: Option<Severity>,
    /// An image file does not exist.
    #[schemars(extend("default" = "hint"))]
    pub broken_image: Option<Severity>,
    /// A note is there but is no text.
    #[schemars(extend("default" = "warning"))]
    pub unreadable_note: Option<Severity>,
    /// A key of the configuration is unknown or its value is wrong.
    #[schemars(extend("default" = "warning"))]
    pub config: Option<Severity>,
}

/// What the server does in the editor; switch off what another Markdown server already does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct FeatureOptions {
    /// Fixes and rewrites offered at the cursor.
    #[schemars(extend("default" = true))]
    pub code_action: Option<bool>,
    /// Tallies above interviews and questions.
    #[schemars(extend("default" = true))]
    pub code_lens: Option<bool>,
    /// Tags, links, marks and known questions, offered while typing.
    #[schemars(extend("default" = true))]
    pub completion: Option<bool>,
    /// Going to what a link, a tag or a question points to.
    #[schemars(extend("default" = true))]
    pub definition: Option<bool>,
    /// Diagnostics; `severity` sets them one by one.
    #[schemars(extend("default" = true))]
    pub diagnostics: Option<bool>,
    /// The other uses of what is under the cursor.
    #[schemars(extend("default" = true))]
    pub document_highlight: Option<bool>,
    /// Links that can be clicked.
    #[schemars(extend("default" = true))]
    pub document_link: Option<bool>,
    /// The outline: interviews, topics, questions.
    #[schemars(extend("default" = true))]
    pub document_symbol: Option<bool>,
    /// Commands that the server runs: grading what is reviewed.
    #[schemars(extend("default" = true))]
    pub execute_command: Option<bool>,
    /// Folding of questions and interviews.
    #[schemars(extend("default" = true))]
    pub folding_range: Option<bool>,
    /// What is known about the question, link or tag under the pointer.
    #[schemars(extend("default" = true))]
    pub hover: Option<bool>,
    /// The tallies at the ends of lines, for those who prefer them to code lenses.
    #[schemars(extend("default" = false))]
    pub inlay_hint: Option<bool>,
    /// The same question elsewhere, links to a heading or note, uses of a tag.
    #[schemars(extend("default" = true))]
    pub references: Option<bool>,
    /// Renaming of headings, tags and notes, links included.
    #[schemars(extend("default" = true))]
    pub rename: Option<bool>,
    /// Growing the selection from a word to the question and the interview.
    #[schemars(extend("default" = true))]
    pub selection_range: Option<bool>,
    /// Colours for questions, marks, tags and links.
    #[schemars(extend("default" = true))]
    pub semantic_tokens: Option<bool>,
    /// Finding questions, interviews, headings and notes in the whole folder.
    #[schemars(extend("default" = true))]
    pub workspace_symbol: Option<bool>,
}

/// How much is found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SearchOptions {
    /// How many megabytes of notes at most have the text of their answers indexed in memory; 0 for
    /// none. Answers in larger folders are found all the same, the most recent first.
    #[schemars(range(max = 1024), extend("default" = 16))]
    pub index: Option<u32>,
    /// How many results a search gives at most.
    #[schemars(range(min = 1, max = 128), extend("default" = 128))]
    pub limit: Option<u32>,
    /// How many related questions are shown for one question at most.
    #[schemars(range(min = 1, max = 100), extend("default" = 10))]
    pub related: Option<u32>,
}

/// How questions are repeated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ReviewOptions {
    /// How many questions are asked for the first time on one day at most.
    #[schemars(range(max = 9999), extend("default" = 20))]
    pub new: Option<u32>,
    /// How many of a hundred questions should still be known when they are asked again. More mean
    /// shorter intervals.
    #[schemars(range(min = 70, max = 97), extend("default" = 90))]
    pub retention: Option<u16>,
}

/// Text that the server offers to insert.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TemplateOptions {
    /// A new interview. `{company}`, `{round}` and `{date}` are filled in. The default stands for
    /// what most interviews of the folder look like, where there are any.
    #[schemars(extend("default" = super::INTERVIEW_TEMPLATE))]
    pub interview: Option<String>,
}

/// The language of messages, or where to take it from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
pub enum LanguageOption {
    #[default]
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "en")]
    English,
    #[serde(rename = "zh")]
    Chinese,
}

impl LanguageOption {
    /// The language meant, where `auto` is that of the surroundings.
    pub fn resolve(self, auto: Language) -> Language {
        match self {
            Self::Auto => auto,
            Self::English => Language::English,
            Self::Chinese => Language::Chinese,
        }
    }
}
