//! The sources are tested too: layers, module docs, sizes, names, and documents in step.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// From the lowest to the highest; a module uses those before it and itself.
const LAYERS: [&str; 14] = [
    "files",
    "text",
    "syntax",
    "recognise",
    "notebook",
    "search",
    "review",
    "config",
    "snapshot",
    "proto",
    "features",
    "report",
    "server",
    "cli",
];

/// The first layer that may name protocol types.
const PROTOCOL_FROM: &str = "proto";

const LONGEST_FILE: usize = 500;
const LONGEST_FUNCTION: usize = 60;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` whose name ends in `ending`, as (path below the root, text).
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in ignore::Walk::new(root().join(folder)).flatten() {
        let path = entry.path();
        if path.is_file() && path.to_string_lossy().ends_with(ending) {
            let text = std::fs::read_to_string(path).expect("a source file is readable UTF-8");
            found.push((shown(path), text));
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    let below = path.strip_prefix(root()).expect("only files below the root are listed");
    below.to_string_lossy().replace('\\', "/")
}

fn layer_of(file: &str) -> Option<usize> {
    let module = file.strip_prefix("src/")?.split(['/', '.']).next()?;
    LAYERS.iter().position(|layer| *layer == module)
}

/// A file without its unit tests.
fn own_code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or("")
}

fn assert_none(problems: &str) {
    assert!(problems.is_empty(), "\n{problems}");
}

#[test]
fn a_layer_uses_only_the_layers_below_it() {
    let mut problems = String::new();
    for (file, text) in files("src", ".rs") {
        let Some(own) = layer_of(&file) else { continue };
        for (number, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for part in line.split("crate::").skip(1) {
                let used: String =
                    part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let above = LAYERS.iter().position(|layer| *layer == used);
                if above.is_some_and(|above| above > own) {
                    let _ =
                        writeln!(problems, "{file}:{}: {} uses {used}", number + 1, LAYERS[own]);
                }
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn only_the_edge_names_protocol_types() {
    let edge = LAYERS.iter().position(|layer| *layer == PROTOCOL_FROM);
    let mut problems = String::new();
    for (file, text) in files("src", ".rs") {
        if layer_of(&file) >= edge || file == "src/lib.rs" || file == "src/main.rs" {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            if code.contains("lsp_types") || code.contains("tower_lsp") {
                let _ = writeln!(problems, "{file}:{}: {}", number + 1, line.trim());
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_module_says_what_it_is_for() {
    let mut problems = String::new();
    for (file, text) in files("src", ".rs").into_iter().chain(files("tests/it", ".rs")) {
        if !text.starts_with("//! ") {
            let _ = writeln!(problems, "{file}: line 1 is no `//!` sentence");
        }
    }
    assert_none(&problems);
}

#[test]
fn a_file_has_one_subject() {
    let mut problems = String::new();
    for (file, text) in files("src", ".rs") {
        let length = own_code(&text).lines().count();
        if length > LONGEST_FILE {
            let _ = writeln!(problems, "{file}: {length} lines, at most {LONGEST_FILE}");
        }
    }
    assert_none(&problems);
}

#[test]
fn a_function_fits_on_a_screen() {
    let mut problems = String::new();
    for (file, text) in files("src", ".rs") {
        for (name, line, length) in functions(&text) {
            if length > LONGEST_FUNCTION {
                let _ = writeln!(problems, "{file}:{line}: `{name}` has {length} lines");
            }
        }
    }
    assert_none(&problems);
}

/// The functions of a formatted source file: name, 1-based first line, number of lines.
/// rustfmt puts the closing brace in the column where the function's first line begins.
fn functions(text: &str) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let Some(at) = code.find("fn ") else { continue };
        let before = &code[..at];
        if !before
            .split_whitespace()
            .all(|word| matches!(word, "pub" | "pub(crate)" | "pub(super)" | "const" | "async"))
        {
            continue;
        }
        let name: String =
            code[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let closing = format!("{}}}", " ".repeat(line.len() - code.len()));
        let end = lines[start..].iter().position(|line| *line == closing);
        let one_line = line.ends_with('}') || line.ends_with(';');
        if let (Some(end), false) = (end, one_line) {
            found.push((name, start + 1, end + 1));
        }
    }
    found
}

#[test]
fn names_say_what_a_thing_is() {
    let vague = ["util", "utils", "helper", "helpers", "manager", "common", "misc", "prelude"];
    let mut problems = String::new();
    for (file, text) in files("src", ".rs") {
        let stem = Path::new(&file).file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
        if vague.contains(&stem) {
            let _ = writeln!(problems, "{file}: the name says nothing");
        }
        let own = own_code(&text);
        if own.lines().any(|line| line.trim_start().starts_with("use ") && line.contains("::*;")) {
            let _ = writeln!(problems, "{file}: a glob import");
        }
    }
    assert_none(&problems);
}

/// Documents name files in backticks (`src/text/mod.rs`); each must exist.
#[test]
fn documents_name_files_that_exist() {
    let mut problems = String::new();
    for document in ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md", "SECURITY.md"] {
        let Ok(text) = std::fs::read_to_string(root().join(document)) else {
            let _ = writeln!(problems, "{document} is missing");
            continue;
        };
        let rooms = ["src/", "tests/", "queries/", "editors/", "docs/", "benches/", "examples/"];
        for name in text.split('`').skip(1).step_by(2) {
            let plain = !name.contains(['*', ' ', '<', '{', '$', ':']);
            if plain && rooms.iter().any(|room| name.starts_with(room)) {
                let path = root().join(name.trim_end_matches('/'));
                if !path.exists() {
                    let _ = writeln!(problems, "{document} names {name}, which does not exist");
                }
            }
        }
    }
    assert_none(&problems);
}

/// The site has the pages that its table of contents names, and no others.
#[test]
fn the_table_of_contents_has_every_page() {
    let contents = std::fs::read_to_string(root().join("docs/SUMMARY.md")).unwrap();
    let mut problems = String::new();
    for (page, _) in files("docs", ".md") {
        let name = page.trim_start_matches("docs/");
        if name != "SUMMARY.md" && !contents.contains(&format!("]({name})")) {
            let _ = writeln!(problems, "docs/SUMMARY.md lacks {name}");
        }
    }
    assert_none(&problems);
}

/// The headings, fenced blocks and pictures of a document; what stands in them may differ.
fn outline(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            is_fenced = !is_fenced;
            found.push(line.to_owned());
        } else if is_fenced {
            // A command is the same in every language, its comment is not.
            found.extend(
                line.split('#').next().filter(|it| it.starts_with("mianjing")).map(str::to_owned),
            );
        } else if line.starts_with('#') {
            found.push(line.split(' ').next().unwrap_or_default().to_owned());
        } else if let Some((_, picture)) = line.strip_prefix("![").and_then(|it| it.split_once(']'))
        {
            found.push(picture.to_owned());
        }
    }
    found
}

#[test]
fn the_chinese_readme_is_in_step_with_the_english_one() {
    let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap();
    assert_eq!(outline(&read("README.zh-CN.md")), outline(&read("README.md")));
}

/// Lint exceptions carry their reason.
#[test]
fn a_lint_exception_gives_its_reason() {
    let mut problems = String::new();
    for (file, text) in files("src", ".rs") {
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("#[allow(") || code.starts_with("#![allow(") {
                let _ = writeln!(problems, "{file}:{}: use #[expect(…, reason = …)]", number + 1);
            }
        }
    }
    assert_none(&problems);
}
