//! A preview shows notes of the open folders and nothing else; no URL is fetched; what a note says
//! becomes neither HTML nor a command.

use super::{SECRET, at, serve, until_read, workspace};
use crate::support::client::Client;
use crate::support::fixture::uri;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::json;
use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::Path;
use tower_lsp::lsp_types::Url;

/// Links that lead out of the folder `notes`, of every kind there is, for `around` it.
fn ways_out(around: &Path) -> Vec<String> {
    let absolute = around.join("秘密").to_string_lossy().replace('\\', "/");
    let mut ways: Vec<String> = [
        "[[../秘密]]",
        "![[../秘密]]",
        "[a](../秘密.md)",
        "![a](../秘密.md)",
        "![a](../秘密.png)",
        "[a](<../秘密.md>)",
        "[a](..%2f秘密.md)",
        "[a](%2e%2e/秘密.md)",
        "[a](./x/../../秘密.md)",
        "[a](../notes/../秘密.md)",
        "[[x/../../秘密]]",
        "[a](链.md)",
        "[[链]]",
        "[[链夹/秘密]]",
        "![a](链.png)",
        "[a](链夹/秘密.md)",
        "[a]: ../秘密.md",
        "<img src=\"../秘密.png\">",
        "<a href=\"../秘密.md\">a</a>",
        r"[a](..\秘密.md)",
        r"[[..\秘密]]",
        r"[a](\\host\share\秘密.md)",
        "[a](//host/share/秘密.md)",
        r"[a](\\?\C:\秘密.md)",
        r"[a](C:\秘密.md)",
        "[a](C:/秘密.md)",
        "[a](CON)",
        "[a](NUL.md)",
        "[[COM1]]",
        "[a](aux.md)",
        "[a](~/秘密.md)",
        "[a]($HOME/秘密.md)",
        "[a](/dev/zero)",
        "[a](/proc/self/environ)",
        "![[/etc/passwd]]",
    ]
    .map(str::to_owned)
    .to_vec();
    for form in ["{}.md", "file://{}.md", "file://localhost{}.md", "FILE:{}.md", "file:{}.md"] {
        let target = form.replace("{}", &absolute);
        ways.extend([format!("[a]({target})"), format!("![a]({target})"), format!("[[{target}]]")]);
    }
    ways
}

#[test]
fn no_preview_leaves_the_workspace() {
    let around = workspace(&[("a.md", "# 甲\n"), ("x/b.md", "# 乙\n")]);
    let folder = around.path().join("notes");
    #[cfg(unix)]
    for (from, to) in [("链.md", "秘密.md"), ("链.png", "秘密.png"), ("链夹", "")] {
        std::os::unix::fs::symlink(around.path().join(to), folder.join(from)).unwrap();
    }
    let mut client = serve(&folder);
    let note = uri(&folder, "a.md");
    until_read(&mut client, &note);
    let ways = ways_out(around.path());
    let mut text = String::from("# 甲\n\n");
    for (number, way) in ways.iter().enumerate() {
        write!(text, "{number}. 什么是锁{number}❌（{way}）\n\n{way}\n\n").unwrap();
    }
    client.open(&note, 1, &text);
    let mut said = Vec::new();
    for (line, written) in text.lines().enumerate() {
        let Some(link) = written.find(['[', '<']) else { continue };
        let column = written[..link].encode_utf16().count() + 3;
        for character in [3, column] {
            for method in ["hover", "completion", "codeAction", "definition"] {
                let mut params = at(&note, line, character);
                let place = params["position"].clone();
                params["range"] = json!({ "start": place, "end": place });
                params["context"] = json!({ "diagnostics": [], "triggerKind": 1 });
                let answer = client.request(&format!("textDocument/{method}"), params);
                assert!(!answer.to_string().contains(SECRET), "{method} of {written}: {answer}");
                if method == "hover" && !answer.is_null() {
                    said.push(answer);
                }
            }
        }
    }
    assert!(said.len() >= ways.len(), "the questions themselves are shown");
    // A picture outside is not named as one to be shown either.
    for answer in &said {
        let markdown = answer["contents"]["value"].as_str().unwrap();
        for target in targets(markdown) {
            assert!(!target.contains("秘密") && !target.contains("%E7%A7%98"), "{markdown}");
        }
    }
    assert_eq!(client.shut_down(), 0);
}

/// Completion of paths offers what is in the folders.
#[test]
fn completion_looks_at_nothing_outside() {
    let around = workspace(&[("a.md", "# 甲\n"), ("x/b.md", "# 乙\n")]);
    let folder = around.path().join("notes");
    let mut client = serve(&folder);
    let note = uri(&folder, "x/b.md");
    until_read(&mut client, &note);
    for start in ["[a](../../", "[[../../", "[a](/", "![](../../秘", "[a](../../秘密.md#"] {
        client.open(&note, 1, start);
        let answer =
            client.request("textDocument/completion", at(&note, 0, start.encode_utf16().count()));
        assert!(!answer.to_string().contains("秘密"), "{start}: {answer}");
        client.close(&note);
    }
    assert_eq!(client.shut_down(), 0);
}

/// A server that listens hears nothing, whatever is asked of the note, wherever in it, and whatever
/// is printed of it.
#[test]
fn no_url_is_fetched() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}/x");
    let text = format!(
        "---\nimage: {url}\n---\n# 甲\n\n1. 什么是锁❌（![a]({url}.png)）\n\n{url}\n\n[a]({url}.md#b) ![[{url}]] <{url}>\n\
         <img src=\"{url}\"> <script src=\"{url}\"></script>\n\n[b]: {url}\n"
    );
    let around =
        workspace(&[("a.md", &text), (".mianjing.toml", &format!("\"$schema\" = \"{url}\"\n"))]);
    let folder = around.path().join("notes");
    let mut client = serve(&folder);
    let note = uri(&folder, "a.md");
    until_read(&mut client, &note);
    client.open(&note, 1, &text);
    for (line, written) in text.lines().enumerate() {
        for character in (0..written.encode_utf16().count()).step_by(3) {
            client.request("textDocument/hover", at(&note, line, character));
            client.request("textDocument/completion", at(&note, line, character));
        }
        ask_everything(&mut client, &note, line, written.encode_utf16().count() / 2, &url);
    }
    client.ignore("window/showMessage");
    assert_eq!(client.shut_down(), 0);
    for arguments in [
        &["check", "."][..],
        &["export", "--format", "json", "."],
        &["export", "--format", "anki", "."],
        &["list", "."],
        &["search", &url],
        &["related", &url],
        &["review", "."],
        &["report", "--format", "html"],
        &["config", "check"],
        &["config", "show"],
        &["check", &url],
    ] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mianjing"));
        command.args(arguments).current_dir(&folder).output().unwrap();
    }
    let heard = listener.accept();
    assert!(heard.is_err(), "somebody called: {heard:?}");
}

/// Sends every request there is, about this place and this address; what there is to resolve of
/// the answers is resolved.
fn ask_everything(client: &mut Client, note: &Url, line: usize, character: usize, url: &str) {
    let mut params = at(note, line, character);
    let place = params["position"].clone();
    params["positions"] = json!([place]);
    params["range"] = json!({ "start": place, "end": place });
    params["context"] = json!({ "diagnostics": [], "includeDeclaration": true });
    params["files"] = json!([{ "oldUri": note, "newUri": url }]);
    for (key, value) in [("query", url), ("text", url), ("newName", url), ("company", url)] {
        params[key] = value.into();
    }
    let is_patient = |method: &str| method == "workspace/diagnostic";
    for route in mianjing::server::routes::all().iter().filter(|it| !is_patient(it.method)) {
        let id = client.start(route.method, params.clone());
        let answer = client.answer(id).unwrap_or_default();
        let (name, items) = (route.method, answer.get("items").unwrap_or(&answer));
        let resolve = match name {
            "textDocument/completion" => "completionItem/resolve",
            "textDocument/codeAction" => "codeAction/resolve",
            "textDocument/codeLens" => "codeLens/resolve",
            "textDocument/documentLink" => "documentLink/resolve",
            _ => continue,
        };
        for item in items.as_array().into_iter().flatten().take(20) {
            let id = client.start(resolve, item.clone());
            let _ = client.answer(id);
        }
    }
}

/// Every target of a link or picture in `markdown`, as a client's renderer sees them.
fn targets(markdown: &str) -> Vec<String> {
    let mut found = Vec::new();
    for options in [Options::empty(), Options::ENABLE_TABLES | Options::ENABLE_WIKILINKS] {
        found.extend(Parser::new_ext(markdown, options).filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(dest_url.into_string())
            }
            _ => None,
        }));
    }
    found
}

/// Markdown that a popup must not show as it is.
pub(super) const HARMFUL: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<a href=\"command:rm\">x</a>",
    "<!-- x --><b>",
    "<style>*{}</style>",
    "<?php x ?>",
    "<!A x>",
    "<![CDATA[x]]>",
    "</div><div>",
    "<details><summary>x",
    "<x-y z>",
    "[x](command:rm)",
    "[x](COMMAND:rm)",
    "[x](javascript:alert(1))",
    "[x](&#99;ommand:rm)",
    "[x](command&colon;rm)",
    "[x](<java\tscript:alert(1)>)",
    "[x](<\u{1}javascript:alert(1)>)",
    "[x](< command:rm>)",
    "![x](command:rm)",
    "<command:rm>",
    "[x](vscode://a/b)",
    "[x](data:text/html,x)",
    "![x](data:image/svg+xml,x)",
    "[x](vbscript:x)",
    "[x][y]\n\n[y]: command:rm",
    "[x]\n\n[x]: <javascript:alert(1)>",
    "![x][y]\n\n[y]: command:rm \"t\"",
    "[[a|<img src=x onerror=alert(1)>]]",
    "[[<script>]]",
    "[[x|[y](command:rm)]]",
    "[a [b](command:rm)](http://x)",
    "[<b>](http://x)",
    "> <script>x</script>",
    "- <img src=x>",
    "| <b> | [x](command:rm) |\n|-|-|\n| <i> | [y](command:rm) |",
    "    a\n<script>x</script>",
    "`a` <b> ``<i>``",
    "**<b>**",
    "\\<b\\><b>",
    "[x](\\command:rm)",
    "[x](comm\u{ad}and:rm)",
    "<b\n>",
    "<img\nsrc=x\nonerror=alert(1)>",
    "&lt;b&gt;<b>",
    "[x]( command:rm )",
    "[x](<command:rm> 'a')",
];

#[test]
fn nothing_a_note_says_becomes_html_or_a_command() {
    let mut text = String::new();
    let mut linked = String::new();
    for (number, harm) in HARMFUL.iter().enumerate() {
        let indented = harm.replace('\n', "\n   ");
        write!(text, "# 云杉科技{harm} 一面\n\n1. 锁{number}是什么{harm}❌\n   答：{indented}\n\n#x{number} [[b#h{number}]]\n\n").unwrap();
        write!(linked, "# h{number}\n\n{harm}\n\n").unwrap();
    }
    let around = workspace(&[("a.md", &text), ("b.md", &linked)]);
    let folder = around.path().join("notes");
    let mut client = serve(&folder);
    let note = uri(&folder, "a.md");
    until_read(&mut client, &note);
    client.open(&note, 1, &text);
    let mut shown = 0;
    for (line, written) in text.lines().enumerate() {
        let columns = written.encode_utf16().count();
        for character in [2, columns / 2, columns.saturating_sub(2)] {
            let hover = client.request("textDocument/hover", at(&note, line, character));
            if let Some(markdown) = hover["contents"]["value"].as_str() {
                harmless(markdown, written);
                shown += 1;
            }
        }
    }
    assert!(shown > HARMFUL.len() * 2, "{shown} popups");
    client.change(&note, 2, "[[b#h");
    let items = client.request("textDocument/completion", at(&note, 0, 5));
    let items = items.get("items").unwrap_or(&items).as_array().unwrap().clone();
    assert!(items.len() > 20);
    for item in items {
        let resolved = client.request("completionItem/resolve", item);
        if let Some(markdown) = resolved["documentation"]["value"].as_str() {
            harmless(markdown, "a completion");
        }
    }
    let lenses =
        client.request("textDocument/codeLens", json!({ "textDocument": { "uri": note } }));
    let commands =
        lenses.as_array().unwrap().iter().filter_map(|lens| lens["command"]["command"].as_str());
    assert!(commands.clone().all(|command| command.is_empty() || command.starts_with("mianjing.")));
    assert_eq!(client.shut_down(), 0);
}

/// Fails when a renderer would make HTML of it, or a link that is neither of the web nor of a file.
pub(super) fn harmless(markdown: &str, of: &str) {
    for options in [Options::empty(), Options::all()] {
        for event in Parser::new_ext(markdown, options) {
            let is_html = matches!(
                event,
                Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock)
            );
            assert!(!is_html, "{event:?} of {of}\n{markdown}");
        }
    }
    for target in targets(markdown) {
        // What a browser leaves out of a scheme.
        let plain: String =
            target.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        let end = plain.find([':', '/', '?', '#']).unwrap_or(plain.len());
        let is_scheme = plain[end..].starts_with(':');
        let is_known = ["http", "https", "mailto", "file"]
            .iter()
            .any(|it| plain[..end].eq_ignore_ascii_case(it));
        assert!(!is_scheme || is_known, "{target} of {of}\n{markdown}");
    }
}
