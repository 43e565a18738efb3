//! `mianjing new`: notes for new interviews in the dialect of the folder.

use super::Folder;
use expect_test::{Expect, expect};

/// Runs `new` and shows the path it prints and what it wrote there.
fn check(folder: &Folder, arguments: &[&str], expected: Expect) {
    let output = folder.run(&[&["new"], arguments].concat());
    let path = String::from_utf8(output.stdout).unwrap();
    let written = std::fs::read_to_string(path.trim_end()).unwrap();
    let root = format!("{}/", folder.path().display()).replace('\\', "/");
    expected.assert_eq(&format!("{}{}", path.replace('\\', "/").replace(&root, ""), written));
}

const INLINE: &[(&str, &str)] = &[
    (".mianjing.toml", ""),
    (
        "面试记录/青禾科技.md",
        "# 青禾科技[一面] 9.12\n\n1、自我介绍✅\n2、锁❌\n\n# 青禾科技[二面] 9.15\n\n1、锁❌\n",
    ),
    ("面试记录/北岸出行.md", "# 北岸出行[一面] 10.8\n\n1、自我介绍✅\n"),
    ("八股/锁.md", "# 锁\n\n## 锁有哪几种？\n\n互斥。\n"),
];

#[test]
fn a_note_is_written_as_the_folder_writes_its_interviews() {
    let folder = Folder::new(INLINE);
    let round = ["--company", "云雀支付", "--round", "二面", "--date", "2026-11-05"];
    check(
        &folder,
        &round,
        expect![[r#"
        面试记录/云雀支付.md
        # 云雀支付[二面] 11.5

        1、
    "#]],
    );
    check(
        &folder,
        &["--company", "某/公司", "--date", "明天"],
        expect![[r#"
        面试记录/某 公司.md
        # 某/公司 明天

        1、
    "#]],
    );
    // Windows has no file of that name.
    check(
        &folder,
        &["--company", "Aux", "--date", "11.5"],
        expect![[r#"
        面试记录/Aux note.md
        # Aux 11.5

        1、
    "#]],
    );
}

#[test]
fn a_note_that_is_there_is_left_alone() {
    let folder = Folder::new(INLINE);
    check(
        &folder,
        &["--company", "青禾科技", "--round", "三面", "--date", "2026-11-05"],
        expect![[r#"
            面试记录/青禾科技 2.md
            # 青禾科技[三面] 11.5

            1、
        "#]],
    );
    let old = std::fs::read_to_string(folder.path().join("面试记录/青禾科技.md")).unwrap();
    assert_eq!(old, INLINE[1].1);
}

#[test]
fn front_matter_file_names_days_and_folders_of_months_are_kept_up() {
    let note = |round: &str, date: &str| {
        format!(
            "---\ncompany: Acorn\nround: {round}\ndate: {date}\ntags: [go]\n---\n\n# Acorn {round}\n\n### Q1: What is a lock?\n\nA.\n"
        )
    };
    let (one, two) = (note("Round 1", "2024-09-03"), note("Round 2", "2024-09-20"));
    let folder = Folder::new(&[
        (".mianjing.toml", ""),
        ("log/2024-09-03 Acorn.md", &one),
        ("log/2024-09-20 Acorn.md", &two),
    ]);
    check(
        &folder,
        &["--company", "Tidewater Labs", "--date", "2026-01-05"],
        expect![[r#"
        log/2026-01-05 Tidewater Labs.md
        ---
        company: Tidewater Labs
        round:
        date: 2026-01-05
        ---

        # Tidewater Labs

        ### Q1: 
    "#]],
    );
}

#[test]
fn the_name_of_a_note_is_that_of_the_others_with_its_own_day() {
    let note = |title: &str| format!("# {title}\n\n1. 自我介绍✅\n2. 什么是锁❌\n");
    let folder = Folder::new(&[
        (".mianjing.toml", ""),
        ("2024.9.3云帆科技一面.md", &note("云帆科技一面 2024/09/03")),
        ("2024.10.12北岸出行二面.md", &note("北岸出行二面 2024/10/12")),
    ]);
    check(
        &folder,
        &["--company", "海豚", "--round", "一面", "--date", "2026-11-05"],
        expect![[r#"
        2026.11.5海豚一面.md
        # 海豚一面 2026/11/05

        1. 
    "#]],
    );
    let folder = Folder::new(&[("Acme Corp.md", &note("Acme Corp – Round 1, March 3"))]);
    check(
        &folder,
        &["--company", "Globex", "--round", "Round 2", "--date", "2026-11-05"],
        expect![[r#"
            Globex.md
            # Globex – Round 2, November 5

            1. 
        "#]],
    );
}

#[test]
fn a_title_is_that_of_logs_of_ones_own() {
    let folder = Folder::new(&[
        ("a.md", "# 青禾科技一面 9.12\n\n1. 自我介绍✅\n2. 什么是锁❌\n"),
        ("b.md", "# 北岸出行一面 2024.10.08 💻\n\n1. 自我介绍✅\n2. 什么是锁❌\n"),
        (
            "c.md",
            "```\n鲸落游戏\n\n2023/09/18 一面\n什么是锁\n怎么排查\n\n2023/09/21 二面\n什么是协程\n```\n",
        ),
    ]);
    check(
        &folder,
        &["--company", "海豚", "--round", "一面", "--date", "2026-11-05"],
        expect![[r#"
            海豚.md
            # 海豚一面 2026.11.5

            1. 
        "#]],
    );
}

#[test]
fn a_company_has_its_folder_where_others_have() {
    let folder = Folder::new(&[
        (".mianjing.toml", ""),
        ("面试/字节跳动/一面.md", "# 一面\n\n1. 什么是锁❌\n2. 自我介绍✅\n"),
        ("面试/美团/二面.md", "# 二面\n\n1. 什么是锁❌\n"),
    ]);
    check(
        &folder,
        &["--company", "海/豚", "--round", "一面", "--date", "2026-11-05"],
        expect![[r#"
        面试/海 豚/一面.md
        # 一面 2026-11-05

        1. 
    "#]],
    );
    check(
        &folder,
        &["--company", "美团", "--date", "2026-11-05"],
        expect![[r#"
        面试/美团/美团.md
        # 2026-11-05

        1. 
    "#]],
    );
}

#[test]
fn an_empty_folder_gets_the_template() {
    let folder = Folder::new(&[]);
    check(
        &folder,
        &["--company", "青禾", "--round", "一面", "--date", "2026-01-05"],
        expect![[r#"
        青禾.md
        # 青禾 一面 2026-01-05

        1. 
    "#]],
    );
    let own = "[templates]\ninterview = \"## {company}\\n{date}\\n\\n- \\n\"\n";
    let folder = Folder::new(&[(".mianjing.toml", own)]);
    check(
        &folder,
        &["--company", "{date}", "--date", "2026-01-05"],
        expect![[r#"
        {date}.md
        ## {date}
        2026-01-05

        - 
    "#]],
    );
}

#[test]
fn a_company_needs_a_name() {
    Folder::new(&[]).check(
        &["new", "--company", " "],
        expect![[r#"
        stderr:
        error: the name of the company is empty
        exit 2
    "#]],
    );
}

/// What was made is read back as what was asked for.
#[test]
fn the_new_note_is_an_interview() {
    let folder = Folder::new(INLINE);
    let made = ["new", "--company", "云雀支付", "--round", "二面", "--date", "2026-11-05"];
    let output = folder.run(&made);
    let path = String::from_utf8(output.stdout).unwrap();
    let path = path.trim_end();
    let begun = std::fs::read_to_string(path).unwrap();
    std::fs::write(path, begun.trim_end().to_owned() + "锁有哪几种❌\n").unwrap();
    let listed = folder.run(&["list", "--format", "csv", path]);
    expect![[r#"
        path,line,text,mark,answered,topic,tags,company,round,date
        面试记录/云雀支付.md,3,锁有哪几种,fail,no,,,云雀支付,二面,11.5
    "#]]
    .assert_eq(&String::from_utf8(listed.stdout).unwrap().replace('\r', ""));
}
