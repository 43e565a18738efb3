//! Pictures of sessions, in a terminal that is none.

use super::Reviewed;
use super::app::{App, Effect, Mode};
use super::keys::Press;
use super::view::{Palette, draw};
use crate::cli::terminal::Terminal as Surroundings;
use crate::config::Language;
use crate::review::moment::Moment;
use expect_test::{Expect, expect};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

const NOTES: &[(&str, &str)] = &[
    (
        "go/面经.md",
        "# 北辰科技 一面 9.12\n\n1. map 是线程安全的吗❌ #go/map\n2. 三次握手的过程，为什么不是两次？✅️\n   两端各自确认收发正常。\n",
    ),
    (
        "星河.md",
        "# 星河 二面 10.8\n\n1. Map 是线程安全的吗？❌\n2. 🧵 讲讲垃圾回收❌（[[八股#GC]]）\n",
    ),
    (
        "八股.md",
        "# 八股\n\n## GC\n\n**三色标记**，分 `STW` 与并发两段：\n\n1. 标记准备\n2. 并发标记\n   - 写屏障\n3. 清扫\n\n> 混合写屏障自 1.8 起\n\n```go\nruntime.GC()\n```\n\n| 阶段 | STW |\n|---|---|\n| 准备 | 是 |\n",
    ),
];

/// Half past eight in the evening.
const NOW: &str = "2026-11-21T20:30:00.000+08:00";

struct Session {
    app: App,
    root: TempDir,
    now: Moment,
}

impl Session {
    fn new(notes: &[(&str, &str)], language: Language) -> Self {
        let root = tempfile::tempdir().expect("a folder for the test");
        for (path, text) in notes {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("made");
            std::fs::write(path, text).expect("written");
        }
        let terminal = Surroundings {
            asked: Some(language),
            surroundings: language,
            is_coloured: false,
            width: 80,
        };
        let reviewed = Reviewed::read(root.path(), "", terminal).expect("the notes are read");
        let now = Moment::parse(NOW).expect("a moment");
        Self { app: App::new(reviewed, now), root, now }
    }

    fn english() -> Self {
        Self::new(NOTES, Language::English)
    }

    /// Presses the keys one after the other; `\n` is Enter.
    fn keys(mut self, keys: &str) -> Self {
        for key in keys.chars() {
            let press = if key == '\n' { Press::Enter } else { Press::Char(key) };
            assert_eq!(self.app.press(press, self.now), Effect::None);
        }
        self
    }

    /// The screen, its right margin cut off.
    fn picture(&mut self, width: u16, height: u16) -> String {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal");
        let (app, now) = (&mut self.app, self.now);
        terminal.draw(|frame| draw(frame, app, Palette::default(), now)).expect("drawn");
        let buffer = terminal.backend().buffer();
        let mut picture = String::new();
        for y in 0..height {
            let mut x = 0;
            let mut line = String::new();
            while x < width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += (symbol.width() as u16).max(1);
            }
            assert!(line.width() <= width.into(), "{line:?} is wider than {width}");
            picture.push_str(line.trim_end());
            picture.push('\n');
        }
        picture
    }
}

#[expect(clippy::needless_pass_by_value, reason = "expectations are written where they are used")]
fn check(mut session: Session, (width, height): (u16, u16), expected: Expect) {
    expected.assert_eq(&session.picture(width, height));
}

#[test]
fn a_question_is_shown_with_where_it_was_asked() {
    check(
        Session::english(),
        (72, 9),
        expect![[r#"
        0 due · 3 new · 0 done today                    ──────────────────── 0/3
        ────────────────────────────────────────────────────────────────────────
        map 是线程安全的吗 ❌
        北辰科技 一面 9.12 · asked 2× · 2 companies · #go/map
        go/面经.md:3

        ────────────────────────────────────────────────────────────────────────
        Space answer  s skip  b bury  / find  e edit  ? help

    "#]],
    );
}

/// Control characters and those that turn the direction of reading are seen, not obeyed, in a
/// question, its answer and the name of its note.
#[test]
fn a_note_cannot_drive_the_screen() {
    let escapes =
        ["\u{1b}[31m", "\u{1b}]0;x\u{7}", "\u{9b}2J", "\u{7f}\u{8}", "\u{202e}", "\u{2066}"];
    for escape in escapes {
        let text = format!(
            "# 云{escape}杉 一面 9.3\n\n1. 什么是{escape}锁❌ #t{escape}g\n   互{escape}斥。`a{escape}b`\n\n   ```x{escape}y\n   c{escape}d\n   ```\n"
        );
        let mut session = Session::new(&[("a\u{202e}b.md", &text)], Language::English);
        for keys in ["", " "] {
            session = session.keys(keys);
            let picture = session.picture(72, 26);
            let odd = picture.chars().find(|c| *c != '\n' && crate::text::visible::is_control(*c));
            assert_eq!(odd, None, "{picture}");
            assert!(picture.contains("什么是"), "{picture}");
        }
    }
}

#[test]
fn the_answer_is_shown_from_where_its_link_leads() {
    check(
        Session::english().keys("s "),
        (72, 26),
        expect![[r#"
        0 due · 3 new · 0 done today                    ──────────────────── 0/3
        ────────────────────────────────────────────────────────────────────────
        讲讲垃圾回收 ❌
        星河 二面 10.8
        星河.md:4
        ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
        answered in 八股.md

        三色标记，分 STW 与并发两段：
        1. 标记准备
        2. 并发标记
          • 写屏障
        3. 清扫

        │ 混合写屏障自 1.8 起

          ┌ go
          │ runtime.GC()

        阶段 │ STW │
        准备 │ 是 │


        ────────────────────────────────────────────────────────────────────────
        1 Again 10 min  2 Hard 1 d  3 Good 2 d  4 Easy 8 d

    "#]],
    );
}

#[test]
fn a_small_terminal_is_enough() {
    check(
        Session::english().keys("s "),
        (40, 12),
        expect![[r#"
        0 due · 3 new · 0 done today
        ────────────────────────────────────────
        讲讲垃圾回收 ❌
        星河 二面 10.8
        星河.md:4
        ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
        answered in 八股.md

        三色标记，分 STW 与并发两段：
        ─────────────────────────────────────↓──
        1 Again 10 min  2 Hard 1 d  3 Good 2 d
        4 Easy 8 d
    "#]],
    );
    check(
        Session::english().keys("s jjjjjjjjjjjjjjjjjjjjjjjjjjjjj"),
        (40, 12),
        expect![[r#"
        0 due · 3 new · 0 done today
        ────────────────────────────────────────
        │ 混合写屏障自 1.8 起

          ┌ go
          │ runtime.GC()

        阶段 │ STW │
        准备 │ 是 │
        ────────────────────────────────────────
        1 Again 10 min  2 Hard 1 d  3 Good 2 d
        4 Easy 8 d
    "#]],
    );
}

#[test]
fn it_speaks_chinese() {
    check(
        Session::new(NOTES, Language::Chinese).keys(" "),
        (60, 10),
        expect![[r#"
        待复习 0 · 新学 3 · 今天已答 0      ──────────────────── 0/3
        ────────────────────────────────────────────────────────────
        map 是线程安全的吗 ❌
        北辰科技 一面 9.12 · 问过 2 次 · 2 家公司 · #go/map
        go/面经.md:3
        ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
        还没有写答案。按你会怎么答来评分。
        ────────────────────────────────────────────────────────────
        1 忘了 10 分钟  2 吃力 1 天  3 记得 2 天  4 轻松 8 天

    "#]],
    );
    check(
        Session::new(NOTES, Language::Chinese).keys("?"),
        (40, 14),
        expect![[r#"
        待复习 0 · 新学 3 · 今天已答 0
        ────────────────────────────────────────
        空格     显示答案
        1 2 3 4  忘了、吃力、记得、轻松
        u        撤销上一次评分
        s        跳过：最后再问
        b        今天不问，明天再说
        /        查找题目，可用拼音
        e        在 $EDITOR 中打开笔记
        j k      滚动；PgUp PgDn 翻页
        q        结束
        ────────────────────────────────────────
        按任意键返回

    "#]],
    );
}

#[test]
fn questions_are_found_by_pinyin() {
    check(
        Session::english().keys("/ljhs"),
        (40, 9),
        expect![[r#"
        0 due · 3 new · 0 done today
        ────────────────────────────────────────
        / ljhs
        > 讲讲垃圾回收 ❌


        ────────────────────────────────────────
        ↑↓ choose  Enter ask  Esc back

    "#]],
    );
    check(
        Session::english().keys("/scws\n"),
        (40, 9),
        expect![[r#"
        0 due · 3 new · 0 done today
        ────────────────────────────────────────
        三次握手的过程，为什么不是两次？ ✅
        北辰科技 一面 9.12
        go/面经.md:4

        ────────────────────────────────────────
        Space answer  s skip  b bury  / find  e
        edit  ? help
    "#]],
    );
}

#[test]
fn help_names_every_key() {
    check(
        Session::english().keys("?"),
        (50, 15),
        expect![[r#"
        0 due · 3 new · 0 done today
        ──────────────────────────────────────────────────
        Space    show the answer
        1 2 3 4  again, hard, good, easy
        u        undo the last grade
        s        skip: ask it at the end
        b        bury: not before tomorrow
        /        find a question, pinyin too
        e        open the note in $EDITOR
        j k      scroll; PgUp PgDn by a page
        q        end

        ──────────────────────────────────────────────────
        any key goes back

    "#]],
    );
}

#[test]
fn a_session_ends_with_a_summary() {
    check(
        Session::english().keys(" 3 4 1 2"),
        (60, 9),
        expect![[r#"
        0 due · 0 new · 4 done today        ━━━━━━━━━━━━━━━━━━━━ 4/4
        ────────────────────────────────────────────────────────────
        Nothing left to review today.

        4 reviewed: 1 Again · 1 Hard · 1 Good · 1 Easy.
        Due tomorrow: 1; within a week: 2.
        ────────────────────────────────────────────────────────────
        u undo  / find  q end

    "#]],
    );
}

#[test]
fn undo_goes_back_through_the_session() {
    let mut session = Session::english().keys(" 3 4uu");
    expect![[r#"
        0 due · 3 new · 0 done today        ──────────────────── 0/3
        ────────────────────────────────────────────────────────────
        map 是线程安全的吗 ❌
        北辰科技 一面 9.12 · asked 2× · 2 companies · #go/map
        go/面经.md:3

        ────────────────────────────────────────────────────────────
        Undone.

    "#]]
    .assert_eq(&session.picture(60, 9));
    let mut session = session.keys("u");
    expect![[r#"
        0 due · 3 new · 0 done today        ──────────────────── 0/3
        ────────────────────────────────────────────────────────────
        map 是线程安全的吗 ❌
        北辰科技 一面 9.12 · asked 2× · 2 companies · #go/map
        go/面经.md:3

        ────────────────────────────────────────────────────────────
        Nothing to undo in this session.

    "#]]
    .assert_eq(&session.picture(60, 9));
}

#[test]
fn a_note_cannot_drive_the_terminal() {
    let note = "# 北辰 一面\n\n1. 红\u{1b}[31m色\u{202e}反❌\n   答\u{9b}2J案 `\u{1b}]0;x\u{7}`\n";
    check(
        Session::new(&[("a\u{1b}[2J.md", note)], Language::English).keys(" "),
        (60, 10),
        expect![[r#"
            0 due · 1 new · 0 done today        ──────────────────── 0/1
            ────────────────────────────────────────────────────────────
            红␛[31m色\u{202e}反 ❌
            北辰 一面
            a␛[2J.md:3
            ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
            答\u{9b}2J案 ␛]0;x␇
            ────────────────────────────────────────────────────────────
            1 Again 10 min  2 Hard 1 d  3 Good 2 d  4 Easy 8 d

        "#]],
    );
}

/// Whatever the size, and in every mode.
#[test]
fn every_size_is_drawn() {
    for keys in ["", " ", "s ", "/j", "?", "1234"] {
        let mut session = Session::english().keys(keys);
        for width in (1..60).step_by(3) {
            for height in 1..14 {
                session.picture(width, height);
            }
        }
    }
}

#[test]
fn a_log_that_cannot_be_written_loses_no_card() {
    let mut session = Session::english();
    let root = session.root.path().join(".mianjing");
    std::fs::write(&root, "in the way").expect("written");
    session = session.keys(" 3");
    assert_eq!(session.app.mode, Mode::Answered);
    assert!(session.app.message.as_deref().is_some_and(|told| told.contains(".mianjing")));
    std::fs::remove_file(&root).expect("removed");
    session = session.keys("3");
    assert_eq!((session.app.mode, session.app.grades()), (Mode::Asking, [0, 0, 1, 0]));
}

#[test]
fn an_edit_of_the_note_keeps_the_card_on_the_screen() {
    let mut session = Session::english();
    let path = session.root.path().join("go/面经.md");
    let text = std::fs::read_to_string(&path).expect("read");
    std::fs::write(&path, text.replace("❌ #go/map", "❌ #go/map\n   不是，要加锁。"))
        .expect("written");
    assert_eq!(session.app.press(Press::Char('e'), session.now), Effect::Edit);
    let terminal = Surroundings {
        asked: None,
        surroundings: Language::English,
        is_coloured: false,
        width: 80,
    };
    let again = Reviewed::read(session.root.path(), "", terminal).expect("the notes are read");
    session.app.reload(again, session.now);
    check(
        session.keys(" "),
        (60, 10),
        expect![[r#"
        0 due · 3 new · 0 done today        ──────────────────── 0/3
        ────────────────────────────────────────────────────────────
        map 是线程安全的吗 ❌
        北辰科技 一面 9.12 · asked 2× · 2 companies · #go/map
        go/面经.md:3
        ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
        不是，要加锁。
        ────────────────────────────────────────────────────────────
        1 Again 10 min  2 Hard 1 d  3 Good 2 d  4 Easy 8 d

    "#]],
    );
}
