//! Every file of `queries/` fits the linked grammars, finds what it names, and is described.

use mianjing::syntax::queries::{self, ALL};
use mianjing::syntax::tree::BlockTree;
use mianjing::text::Span;
use std::collections::BTreeSet;
use std::path::Path;

/// Has at least one of everything that any of the files looks for.
const SAMPLE: &str = "---\ntags: [go]\n---\n\n# 并发 `sync`\n\n1. 什么是**锁**和*信号量*？❌\n\n   \
    ```go\n   mu.Lock()\n   ```\n\n> 引用\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n<details>\n<summary>题</summary>\n</details>\n\n\
    设置\n---\n\n    缩进的代码\n\n- [x] ~~旧~~ [文字](a.md) ![图](b.png) <https://a.example> [甲][乙] [丙][] [丁] <a@b.example> $x$\n\n[乙]: c.md\n[丙]: c.md\n";

#[test]
fn every_capture_finds_something_in_the_sample() {
    let tree = BlockTree::new(SAMPLE.into(), None).expect("the sample is short");
    let whole = Span::new(0, SAMPLE.len());
    for pattern in ALL {
        let pattern: &'static queries::Pattern = pattern;
        let found = if pattern.path.starts_with("markdown_inline/") {
            tree.inline_captures(pattern, whole)
        } else {
            tree.captures(pattern, whole)
        };
        let found: BTreeSet<_> = found.iter().map(|capture| capture.name).collect();
        for name in pattern.captures() {
            assert!(found.contains(name), "{}: @{name} finds nothing", pattern.path);
        }
    }
}

#[test]
fn every_file_is_compiled_and_says_what_it_captures_and_who_reads_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    let readme = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let mut files = 0;
    for entry in ignore::Walk::new(&folder).flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "scm") {
            continue;
        }
        files += 1;
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        let pattern = ALL.iter().find(|pattern| pattern.path == name);
        let pattern = pattern.unwrap_or_else(|| panic!("{name} is not in queries::ALL"));
        let source = std::fs::read_to_string(path).unwrap();
        let head: String = source.lines().take_while(|line| line.starts_with(';')).collect();
        assert!(head.contains("Reader: "), "{name} does not name its reader");
        assert!(readme.contains(&format!("`{name}`")), "README.md does not name {name}");
        for capture in pattern.captures() {
            assert!(head.contains(&format!("@{capture} ")), "{name} does not explain @{capture}");
        }
    }
    assert_eq!(files, ALL.len(), "a pattern without a file");
}
