//! The table of `docs/links.md`, made by trying every form.

use crate::support::fixture::{root, uri};
use crate::support::render;
use mianjing::features::{
    definition, document_link, hover, pointing, references, rename, will_rename_files,
};
use mianjing::notebook::resolve::Target;
use mianjing::notebook::{Location, Note, NoteId, Notebook};
use mianjing::proto;
use mianjing::snapshot::{Client, Snapshot};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    DocumentChangeOperation, DocumentChanges, DocumentLinkParams, FileRename, GotoDefinitionParams,
    HoverParams, OneOf, PartialResultParams, Position, ReferenceContext, ReferenceParams,
    RenameFilesParams, RenameParams, TextDocumentIdentifier, TextDocumentPositionParams, TextEdit,
    WorkDoneProgressParams, WorkspaceEdit,
};

/// The forms, as they are written in `面经.md` at the root of the folder.
const FORMS: &[&str] = &[
    "[[锁]]",
    "[[锁.md]]",
    "[[go/锁]]",
    "[[GO/锁]]",
    "[[锁|标签]]",
    "[[互斥锁]]",
    "[[锁#自旋]]",
    "[[锁#锁#自旋]]",
    "[[锁#^b1]]",
    "![[锁#自旋]]",
    "![[锁 图.png]]",
    "[[#本节]]",
    "# 标题 [[锁#自旋]]",
    "[x](go/锁.md)",
    "[x](./go/锁.md#自旋-)",
    "[x](/go/锁.md)",
    "[x](go/%E9%94%81.md)",
    "[x](<go/锁.md> \"题\")",
    "[x](go/锁)",
    "[x](锁.md#自旋-)",
    "[x][引用]",
    "[引]: go/锁.md#自旋-",
    "[引]: <go/锁.md> '题'",
    "![](图/锁%20图.png)",
    "![](图/锁 图.png)",
    "[x](#本节)",
    "<img src=\"图/锁 图.png\">",
    "<a href=\"go/锁.md#自旋-\">锁</a>",
    "<https://a.cn>",
    "https://a.cn/题",
    "[[没有]]",
    "[[同名]]",
    "[x](没有.md)",
    "[引]: 没有.md",
    "![](没有.png)",
    "<img src=\"没有.png\">",
    "[x](../外.md)",
    "[x](go/锁.html)",
    "[x](go/没有.html)",
    "[x](/没有/x.md)",
    "[[malloc()]]",
    "[[Bug #1]](https://a.cn)",
    "[the [[Class]] slot](https://a.cn)",
    "`[[锁]]`",
    "[[ $a = 1 ]]",
    "[[1, 2]]",
    "[[nodiscard]]",
];

const OTHERS: &[(&str, &str)] = &[
    ("go/锁.md", "---\naliases: [互斥锁]\n---\n# 锁\n## 自旋 ✅️\n等一会儿再试 ^b1\n"),
    ("a/同名.md", ""),
    ("b/同名.md", ""),
];

struct Trial {
    snapshot: Snapshot,
    text: String,
    from: NoteId,
    lock: NoteId,
}

impl Trial {
    fn new(form: &str) -> Self {
        let definition =
            if form.contains("][引用]") { "\n[引用]: go/锁.md#自旋-\n" } else { "" };
        let text = format!("{form}\n\n# 本节\n内容\n{definition}");
        let mut notebook = Notebook::new(vec![root()]);
        let mut put = |path: &str, text: &str| {
            let id = notebook.intern(Location::File(root().join(path)));
            notebook.put_open(id, Arc::new(Note::new(text.into(), Some(1), Arc::default())));
            id
        };
        let from = put("面经.md", &text);
        let ids: Vec<_> = OTHERS.iter().map(|(path, text)| put(path, text)).collect();
        notebook.put_file(&root().join("图/锁 图.png"), true);
        let client = Client { versioned_edits: true, ..Client::default() };
        let snapshot = Snapshot { notebook, client: Arc::new(client), ..Snapshot::default() };
        Self { snapshot, text, from, lock: ids[0] }
    }

    fn note(&self) -> &Note {
        self.snapshot.notebook.note(self.from).unwrap()
    }

    fn at(&self, offset: usize) -> TextDocumentPositionParams {
        TextDocumentPositionParams {
            text_document: TextDocumentIdentifier { uri: uri(&root(), "面经.md") },
            position: proto::position(self.note(), offset, self.snapshot.client.encoding),
        }
    }

    /// What the first line is after an edit.
    fn after(&self, edit: Option<WorkspaceEdit>) -> String {
        let Some(DocumentChanges::Edits(files)) = edit.and_then(|edit| edit.document_changes)
        else {
            return "–".into();
        };
        let mut text = self.text.clone();
        let own = files.into_iter().map(DocumentChangeOperation::Edit).filter_map(|it| match it {
            DocumentChangeOperation::Edit(edit) => Some(edit),
            DocumentChangeOperation::Op(_) => None,
        });
        for file in own.filter(|it| it.text_document.uri == uri(&root(), "面经.md")) {
            for edit in file.edits.into_iter().rev() {
                let edit: TextEdit = match edit {
                    OneOf::Left(edit) => edit,
                    OneOf::Right(annotated) => annotated.text_edit,
                };
                text.replace_range(render::bytes(&text, edit.range), &edit.new_text);
            }
        }
        let changed = text.lines().zip(self.text.lines()).find(|(new, old)| new != old);
        changed.map_or_else(|| "–".into(), |(new, _)| code(new))
    }

    fn row(&self, form: &str) -> String {
        let notebook = &self.snapshot.notebook;
        let links = &self.note().facts().links;
        // Behind the brackets: inside the link for every form.
        let at = form.find(['锁', '有', '名', '节', '外', '引', 'a', '1']).unwrap_or(0);
        let Some(link) = pointing::link_at(self.note(), at) else {
            assert!(links.iter().all(|link| link.span.start as usize > form.len()));
            return format!("| {} | no link | | | | | | |\n", code(form));
        };
        let target = match notebook.resolve(self.from, link) {
            Target::One(destination) => notebook.shown_destination(&destination),
            Target::Several(all) => format!("{} targets: `ambiguous-link`", all.len()),
            Target::Missing(_) if form.contains(".png") => "nothing: `broken-image`".into(),
            Target::Missing(_) => "nothing: `broken-link`".into(),
            Target::Url => "the web".into(),
            Target::Outside => "outside, not looked at".into(),
            Target::Unknown => "nothing known, no warning".into(),
        };
        let (progress, partial) =
            (WorkDoneProgressParams::default(), PartialResultParams::default());
        let goes = definition::handle(
            &self.snapshot,
            GotoDefinitionParams {
                text_document_position_params: self.at(at),
                work_done_progress_params: progress.clone(),
                partial_result_params: partial.clone(),
            },
        );
        let shows = hover::handle(
            &self.snapshot,
            HoverParams {
                text_document_position_params: self.at(at),
                work_done_progress_params: progress.clone(),
            },
        );
        let opens = document_link::handle(
            &self.snapshot,
            DocumentLinkParams {
                text_document: self.at(0).text_document,
                work_done_progress_params: progress.clone(),
                partial_result_params: partial.clone(),
            },
        );
        let opens = opens.unwrap_or_default().iter().any(|link| link.range.start.line == 0);
        let found = references::handle(
            &self.snapshot,
            ReferenceParams {
                text_document_position: self.at(at),
                context: ReferenceContext { include_declaration: false },
                work_done_progress_params: progress.clone(),
                partial_result_params: partial,
            },
        );
        let old_uri = uri(&root(), "go/锁.md").to_string();
        let new_uri = uri(&root(), "新/a b.md").to_string();
        let files = vec![FileRename { old_uri, new_uri }];
        let moved = will_rename_files::handle(&self.snapshot, RenameFilesParams { files });
        let heading = TextDocumentPositionParams {
            text_document: TextDocumentIdentifier {
                uri: proto::url(notebook.location(self.lock)).unwrap(),
            },
            position: Position::new(4, 4),
        };
        let renamed = rename::handle(
            &self.snapshot,
            RenameParams {
                text_document_position: heading,
                new_name: "忙等".into(),
                work_done_progress_params: progress,
            },
        );
        let said = |is_there: bool| if is_there { "✓" } else { "–" };
        format!(
            "| {} | {target} | {} | {} | {} | {} | {} | {} |\n",
            code(form),
            said(goes.is_some()),
            said(shows.is_some()),
            said(opens),
            said(found.is_some_and(|found| !found.is_empty())),
            self.after(moved),
            self.after(renamed.unwrap()),
        )
    }
}

/// As code in a cell of a table.
fn code(text: &str) -> String {
    let text = text.replace('|', "\\|");
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

#[test]
fn the_table_in_the_manual_is_what_happens() {
    let mut table = String::from(
        "| written | leads to | definition | hover | opens | references | the note moves to `新/a b.md` | the heading becomes `忙等` |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for form in FORMS {
        write!(table, "{}", Trial::new(form).row(form)).unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/links.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (start, end) = ("<!-- table -->\n", "<!-- end of table -->");
    let (before, rest) = page.split_once(start).unwrap();
    let (old, after) = rest.split_once(end).unwrap();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, format!("{before}{start}{table}{end}{after}")).unwrap();
    } else {
        assert_eq!(old, table, "set UPDATE_EXPECT=1 to write the table anew");
    }
}
