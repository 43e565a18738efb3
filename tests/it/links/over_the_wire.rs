//! Renames and code actions through the real binary, by a client that applies what it is told to
//! real files.

use crate::support::client::{Client, Profile};
use crate::support::fixture::{Fixture, uri};
use crate::support::render;
use expect_test::{Expect, expect};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, iter};
use tempfile::TempDir;
use tower_lsp::lsp_types::{Range, Url};

/// What the user does at the cursor.
enum Act {
    /// `textDocument/rename` to this name.
    Rename(&'static str),
    /// The code action whose title holds this.
    Choose(&'static str),
    /// Renames a file or folder in the editor, which asks first.
    Move(&'static str, &'static str),
}

struct Editor {
    folder: TempDir,
    client: Client,
    fixture: Fixture,
}

impl Editor {
    fn new(source: &str) -> Self {
        let fixture = Fixture::new(source);
        let folder = tempfile::tempdir().unwrap();
        fixture.write(folder.path());
        let mut client = Client::process();
        client.ignore("textDocument/publishDiagnostics");
        let mut params = Profile::VsCode.params();
        params["rootUri"] = json!(Url::from_directory_path(folder.path()).unwrap());
        params["locale"] = json!("en");
        client.initialize_with(params);
        for note in fixture.notes.iter().filter(|note| !note.is_on_disk_only) {
            client.open(&uri(folder.path(), &note.path), 1, &note.text);
        }
        let mut editor = Self { folder, client, fixture };
        // Everything is read once this is answered.
        editor.request("textDocument/diagnostic", json!({}));
        editor
    }

    /// Asks about the note with the cursor.
    fn request(&mut self, method: &str, mut params: Value) -> Value {
        let note = &self.fixture.notes[self.fixture.cursor.as_ref().map_or(0, |it| it.note)];
        params["textDocument"] = json!({ "uri": uri(self.folder.path(), &note.path) });
        self.client.request(method, params)
    }

    fn act(&mut self, act: &Act) -> Value {
        match act {
            Act::Rename(name) => {
                let position = self.fixture.selection().start;
                let asked =
                    self.request("textDocument/prepareRename", json!({ "position": position }));
                assert!(asked["placeholder"].is_string(), "{asked}");
                let params = json!({ "position": position, "newName": name });
                self.request("textDocument/rename", params)
            }
            Act::Choose(title) => {
                let (range, context) = (self.fixture.selection(), json!({ "diagnostics": [] }));
                let params = json!({ "range": range, "context": context });
                let offered = self.request("textDocument/codeAction", params);
                let mut offered = offered.as_array().unwrap().iter();
                let chosen = offered.find(|it| it["title"].as_str().unwrap().contains(title));
                let chosen = chosen.unwrap_or_else(|| panic!("no {title}")).clone();
                self.client.request("codeAction/resolve", chosen)["edit"].take()
            }
            Act::Move(from, to) => {
                let uri = |path| uri(self.folder.path(), path);
                let files = json!({ "files": [{ "oldUri": uri(from), "newUri": uri(to) }] });
                self.client.request("workspace/willRenameFiles", files)
            }
        }
    }

    fn path(&self, uri: &Value) -> PathBuf {
        let uri = Url::parse(uri.as_str().unwrap()).unwrap();
        let path = uri.to_file_path().unwrap();
        assert!(path.starts_with(self.folder.path()), "{}", path.display());
        path
    }

    /// Does to the files what the edit says, in its order, and checks its versions.
    fn apply(&self, edit: &Value) {
        for change in edit["documentChanges"].as_array().unwrap() {
            match change["kind"].as_str() {
                Some("create") => fs::write(self.path(&change["uri"]), "").unwrap(),
                Some("rename") => {
                    let to = self.path(&change["newUri"]);
                    fs::rename(self.path(&change["oldUri"]), to).unwrap();
                }
                Some(other) => panic!("{other}"),
                None => self.apply_text(edit, change),
            }
        }
    }

    fn apply_text(&self, edit: &Value, change: &Value) {
        let path = self.path(&change["textDocument"]["uri"]);
        let below = path.strip_prefix(self.folder.path()).unwrap();
        let own = self.fixture.notes.iter().find(|note| below == Path::new(&note.path));
        let open = own.filter(|note| !note.is_on_disk_only);
        assert_eq!(
            change["textDocument"]["version"],
            json!(open.map(|_| 1)),
            "{}",
            below.display()
        );
        let mut text = fs::read_to_string(&path).unwrap();
        let edits = change["edits"].as_array().unwrap();
        for part in edits.iter().rev() {
            let range: Range = serde_json::from_value(part["range"].clone()).unwrap();
            text.replace_range(render::bytes(&text, range), part["newText"].as_str().unwrap());
            // What changes unseen is asked about.
            let asks = part["annotationId"].as_str().is_some_and(|id| {
                edit["changeAnnotations"][id]["needsConfirmation"] == json!(true)
            });
            assert_eq!(asks, own.is_some() && open.is_none(), "{}", below.display());
        }
        fs::write(path, text).unwrap();
    }
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            found.insert(below, fs::read_to_string(path).unwrap());
        }
    }
    found
}

/// The files that differ afterwards, line by line; then what is still reported of any note.
fn check(source: &str, act: Act, expected: Expect) {
    let mut editor = Editor::new(source);
    let before = files(editor.folder.path());
    let edit = editor.act(&act);
    editor.apply(&edit);
    if let Act::Move(from, to) = act {
        let (from, to) = (editor.folder.path().join(from), editor.folder.path().join(to));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(from, to).unwrap();
    }
    let after = files(editor.folder.path());
    let mut shown = String::new();
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        writeln!(shown, "{path}: gone").unwrap();
    }
    for (path, text) in &after {
        let Some(old) = before.get(path) else {
            writeln!(shown, "{path}: new\n{text:?}").unwrap();
            continue;
        };
        if old != text {
            writeln!(shown, "{path}").unwrap();
            let rest = iter::repeat_n("", text.lines().count());
            let pairs = text.split_inclusive('\n').zip(old.split_inclusive('\n').chain(rest));
            for (new, old) in pairs.filter(|(new, old)| new != old) {
                writeln!(shown, "  - {old:?}\n  + {new:?}").unwrap();
            }
        }
    }
    assert_eq!(editor.client.shut_down(), 0);
    expected.assert_eq(&shown);
}

#[test]
fn a_heading() {
    check(
        "//- a.md\n# 🔒 锁$0 ❌\n[[#锁]] ✅️ [x](#-锁-)\n//- disk crlf b.md\n见 [[a#🔒 锁|这里]] <a href=\"a.md#-锁-\">x</a>\n[r]: a.md#-锁-\n",
        Act::Rename("互斥 锁"),
        expect![[r##"
            a.md
              - "# 🔒 锁 ❌\n"
              + "# 互斥 锁 ❌\n"
              - "[[#锁]] ✅\u{fe0f} [x](#-锁-)\n"
              + "[[#互斥 锁]] ✅\u{fe0f} [x](#互斥-锁-)\n"
            b.md
              - "见 [[a#🔒 锁|这里]] <a href=\"a.md#-锁-\">x</a>\r\n"
              + "见 [[a#互斥 锁|这里]] <a href=\"a.md#互斥-锁-\">x</a>\r\n"
        "##]],
    );
}

#[test]
fn a_tag_and_those_below_it() {
    check(
        "//- a.md\n---\ntags: [并发, 并发/锁]\n---\n❌ #并$0发/锁/自旋 ＃并发 #并发症\n//- disk crlf b.md\n# 标题 #并发/锁\n",
        Act::Rename("go/并发"),
        expect![[r##"
            a.md
              - "tags: [并发, 并发/锁]\n"
              + "tags: [go/并发, go/并发/锁]\n"
              - "❌ #并发/锁/自旋 ＃并发 #并发症\n"
              + "❌ #go/并发/锁/自旋 ＃go/并发 #并发症\n"
            b.md
              - "# 标题 #并发/锁\r\n"
              + "# 标题 #go/并发/锁\r\n"
        "##]],
    );
}

#[test]
fn a_note() {
    check(
        "//- a.md\n[[旧$0#节|x]] ![[旧]] [y](./%E6%97%A7.md) [z][r]\n\n[r]: 旧.md\n//- disk crlf 旧.md\n# 节\n[[#节]] [自己](旧.md)\n",
        Act::Rename("新 名"),
        expect![[r##"
            旧.md: gone
            a.md
              - "[[旧#节|x]] ![[旧]] [y](./%E6%97%A7.md) [z][r]\n"
              + "[[新 名#节|x]] ![[新 名]] [y](./%E6%96%B0%20%E5%90%8D.md) [z][r]\n"
              - "[r]: 旧.md\n"
              + "[r]: 新%20名.md\n"
            新 名.md: new
            "# 节\r\n[[#节]] [自己](新%20名.md)\r\n"
        "##]],
    );
}

#[test]
fn a_folder() {
    check(
        "//- a.md\n[[子/b]] [x](子/b.md#节) ![](子/图.png)\n//- disk crlf 子/b.md\n# 节\n[a](../a.md) [c](c.md) ![](图.png) <img src=\"../a.md\">\n//- disk 子/c.md\n//- disk 子/图.png\n",
        Act::Move("子", "新 夹/深"),
        expect![[r##"
            子/b.md: gone
            子/c.md: gone
            子/图.png: gone
            a.md
              - "[[子/b]] [x](子/b.md#节) ![](子/图.png)\n"
              + "[[新 夹/深/b]] [x](新%20夹/深/b.md#节) ![](新%20夹/深/图.png)\n"
            新 夹/深/b.md: new
            "# 节\r\n[a](../../a.md) [c](c.md) ![](图.png) <img src=\"../../a.md\">\r\n"
            新 夹/深/c.md: new
            ""
            新 夹/深/图.png: new
            ""
        "##]],
    );
}

#[test]
fn the_missing_note_or_heading() {
    check(
        "//- crlf a.md\n见 [[新#死锁$0|x]] ❌\n",
        Act::Choose("Create"),
        expect![[r##"
        新.md: new
        "# 新\r\n\r\n## 死锁\r\n"
    "##]],
    );
    check(
        "//- a.md\n[[b#死$0锁]]\n//- disk crlf bare b.md\n# 锁\n## 自旋\n",
        Act::Choose("heading"),
        expect![[r###"
            b.md
              - "## 自旋"
              + "## 自旋\r\n"
              - ""
              + "\r\n"
              - ""
              + "## 死锁\r\n"
        "###]],
    );
}

#[test]
fn one_of_several_targets() {
    check(
        "//- a.md\n✅️ [[锁$0|x]]\n//- disk go/锁.md\n//- disk rust/锁.md\n",
        Act::Choose("rust/锁.md"),
        expect![[r#"
            a.md
              - "✅\u{fe0f} [[锁|x]]\n"
              + "✅\u{fe0f} [[rust/锁|x]]\n"
        "#]],
    );
}

#[test]
fn the_other_form_of_a_link() {
    let notes = "//- disk 子/b-c.md\n# 一面 🚕\n";
    check(
        &format!("//- a.md\n✅️ [[b-c#一面 🚕$0|标签]]\n{notes}"),
        Act::Choose("Markdown link"),
        expect![[r#"
            a.md
              - "✅\u{fe0f} [[b-c#一面 🚕|标签]]\n"
              + "✅\u{fe0f} [标签](子/b-c.md#一面-)\n"
        "#]],
    );
    check(
        &format!("//- a.md\n✅️ [标签$0](子/b-c.md#一面-)\n{notes}"),
        Act::Choose("wiki-link"),
        expect![[r#"
            a.md
              - "✅\u{fe0f} [标签](子/b-c.md#一面-)\n"
              + "✅\u{fe0f} [[b-c#一面 🚕|标签]]\n"
        "#]],
    );
}

#[test]
fn an_answer_to_a_note_of_its_own() {
    check(
        "//- crlf a.md\n- 🚕 什么是$0锁？❌\n  ```go\n  var mu sync.Mutex\n  ```\n- 别的？✅\n",
        Act::Choose("Move the answer"),
        expect![[r##"
            a.md
              - "  ```go\r\n"
              + "  [[什么是锁]]\r\n"
              - "  var mu sync.Mutex\r\n"
              + "- 别的？✅\r\n"
            什么是锁.md: new
            "# 什么是锁？\r\n\r\n```go\r\nvar mu sync.Mutex\r\n```\r\n"
        "##]],
    );
}

#[test]
fn a_pasted_log_to_a_note_of_its_own() {
    check(
        "//- a.md\n- 面经\n  ```\n  青禾 一面\n  1. 锁是$0什么？\n  2. 线程池参数？\n  3. 缓存雪崩？\n  4. 死锁？\n  ```\n之后\n",
        Act::Choose("pasted log"),
        expect![[r#"
            a.md
              - "  ```\n"
              + "  [[青禾 一面]]\n"
              - "  青禾 一面\n"
              + "之后\n"
            青禾 一面.md: new
            "青禾 一面\n1. 锁是什么？\n2. 线程池参数？\n3. 缓存雪崩？\n4. 死锁？\n"
        "#]],
    );
}

#[test]
fn the_selected_words() {
    check(
        "//- a.md\n🚕 谈谈 $0互斥锁$0 ✅️\n//- disk go/锁.md\n---\naliases: 互斥锁\n---\n",
        Act::Choose("selection to go/锁.md"),
        expect![[r#"
            a.md
              - "🚕 谈谈 互斥锁 ✅\u{fe0f}\n"
              + "🚕 谈谈 [[锁|互斥锁]] ✅\u{fe0f}\n"
        "#]],
    );
    check(
        "//- a.md\n谈谈 $0雪崩$0。\n",
        Act::Choose("selection to a new note"),
        expect![[r##"
        a.md
          - "谈谈 雪崩。\n"
          + "谈谈 [[雪崩]]。\n"
        雪崩.md: new
        "# 雪崩\n"
    "##]],
    );
}

/// A new tab of an editor looks for names in the first note folder.
#[test]
fn a_note_that_was_not_saved_yet_completes_and_follows_wiki_links() {
    let mut editor = Editor::new("//- disk 八股/缓存.md\n# 缓存\n\n热点 key\n");
    let uri = Url::parse("untitled:Untitled-1").unwrap();
    editor.client.open(&uri, 1, "# 星河 一面 9.3\n\n1. 讲讲雪崩❌[[缓存]]\n2. 讲讲 [[huanc");
    let mut ask = |method: &str, line: u32, character: u32| {
        let position = json!({"line": line, "character": character});
        editor.client.request(method, json!({"textDocument": {"uri": uri}, "position": position}))
    };
    let list = ask("textDocument/completion", 3, 13);
    let texts = list["items"].as_array().unwrap().iter().map(|item| &item["textEdit"]["newText"]);
    assert_eq!(texts.collect::<Vec<_>>(), ["缓存]]", "缓存#缓存]]"]);
    let definition = ask("textDocument/definition", 2, 12);
    assert_eq!(definition[0]["targetRange"]["end"]["line"], 3, "{definition}");
    let found =
        editor.client.request("textDocument/diagnostic", json!({"textDocument": {"uri": uri}}));
    let codes = found["items"].as_array().unwrap().iter().map(|finding| &finding["code"]);
    assert_eq!(codes.collect::<Vec<_>>(), ["unmarked-question"]);
    editor.client.shut_down();
}
