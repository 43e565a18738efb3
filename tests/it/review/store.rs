//! The log on disk: whole at any moment, shared by programs, left alone when it is not understood.

use super::{Desk, NOW, log_of, moment};
use expect_test::expect;
use mianjing::config::Config;
use mianjing::notebook::Note;
use mianjing::review::desk::Act;
use mianjing::review::store::{Store, StoreError};
use mianjing::review::{Grade, Key};
use std::fs;
use std::sync::Arc;

const NOTE: &str = "# 北辰 一面\n\n1. map 是线程安全的吗❌\n2. 三次握手的过程✅\n3. 讲讲垃圾回收\n";

#[test]
fn a_review_is_two_lines_of_text() {
    let desk = Desk::new(&[("go/面经.md", NOTE)]);
    desk.grade("三次握手的过程", Grade::Good, NOW);
    expect![[r#"
        {"v":1,"at":"2026-11-21T20:30:00.000+08:00","card":"0d26849bc8e7920a","grade":"good"}
        {"v":1,"at":"2026-11-21T20:30:00.000+08:00","card":"0d26849bc8e7920a","seen":{"text":"三次握手的过程","note":"go/面经.md","before":"12890947c9b2f479","after":"8577500fb7db65cf"}}
    "#]]
    .assert_eq(&desk.log());
    let read = |name| fs::read_to_string(desk.path().join(".mianjing").join(name)).unwrap();
    assert_eq!(read(".gitattributes"), "review.jsonl text eol=lf merge=union\n");
    assert_eq!(read(".gitignore"), "review.lock\n");
    assert!(!desk.path().join("go").exists(), "no note was written");
}

#[test]
fn an_undone_review_did_not_happen() {
    let desk = Desk::new(&[("a.md", NOTE)]);
    let at = desk.grade("三次握手的过程", Grade::Good, NOW);
    desk.grade("三次握手的过程", Grade::Again, NOW);
    let mut sitting = desk.sit();
    let (key, last) = sitting.last().unwrap();
    sitting.undo(&key, last, moment(NOW)).unwrap();
    assert_eq!(sitting.histories[&key].grades, [(at, Grade::Good)]);
    let (key, last) = sitting.last().unwrap();
    sitting.undo(&key, last, moment(NOW)).unwrap();
    assert_eq!(sitting.last(), None);
    assert_eq!(desk.cards()[1].2, 0);
}

#[test]
fn a_log_of_a_later_version_is_refused_and_left_alone() {
    let desk = Desk::new(&[("a.md", NOTE)]);
    desk.grade("三次握手的过程", Grade::Good, NOW);
    let mut sitting = desk.sit();
    let later = format!("{}{{\"v\":2,\"what\":\"ever\"}}\n", desk.log());
    fs::write(log_of(&desk.path()), &later).unwrap();
    let snapshot = &desk.snapshot;
    let seen = (&snapshot.notebook, &*snapshot.catalogue);
    let refused = snapshot.desk.sit(&desk.path(), seen, 90);
    assert!(matches!(refused, Err(StoreError::Newer { found: 2, .. })));
    let key = sitting.deck.cards[0].key.clone();
    let act = Act::Grade(Grade::Good);
    let refused = sitting.act(&snapshot.notebook, &key, act, moment(NOW));
    assert!(matches!(refused, Err(StoreError::Newer { found: 2, .. })));
    assert_eq!(desk.log(), later);
}

#[test]
fn lines_that_are_not_understood_are_reported_and_kept() {
    let desk = Desk::new(&[("a.md", NOTE)]);
    desk.grade("三次握手的过程", Grade::Good, NOW);
    let torn = format!("{}{{\"v\":1,\"at\":\"2026-11", desk.log());
    fs::write(log_of(&desk.path()), torn).unwrap();
    assert_eq!(desk.sit().broken_lines(), 1);
    desk.grade("讲讲垃圾回收", Grade::Easy, NOW);
    assert!(desk.log().ends_with("\n{\"v\":1,\"at\":\"2026-11\n"), "{}", desk.log());
    assert_eq!(desk.cards().iter().map(|(.., reviews)| reviews).sum::<usize>(), 2);
}

/// What two programs write at the same time is all there.
#[test]
fn programs_do_not_lose_each_others_reviews() {
    let desk = Desk::new(&[("a.md", NOTE)]);
    let root = desk.path();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let root = &root;
            scope.spawn(move || {
                // Each has a store of its own, as two programs have.
                let store = Store::new(root);
                for review in 0..10 {
                    let card = Key::new(&format!("{writer}"));
                    let what = mianjing::review::event::What::Graded(Grade::Good);
                    let at = moment(NOW).later(review);
                    let event = mianjing::review::event::Event { at, card, what };
                    store.append(|_| vec![event]).unwrap();
                }
            });
        }
    });
    assert_eq!(desk.log().lines().count(), 40);
    let left = fs::read_dir(root.join(".mianjing")).unwrap().count();
    assert_eq!(left, 4, "the log, its lock, and two files for git");
}

#[test]
fn two_clones_are_merged_by_git() {
    let git = |folder: &std::path::Path, arguments: &[&str]| {
        let done = std::process::Command::new("git")
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(arguments)
            .current_dir(folder)
            .output();
        done.is_ok_and(|done| done.status.success())
    };
    let desk = Desk::new(&[("a.md", NOTE)]);
    let root = desk.path();
    if !git(&root, &["init", "-q", "-b", "main"]) {
        eprintln!("skipped: there is no git here");
        return;
    }
    desk.grade("三次握手的过程", Grade::Good, NOW);
    assert!(git(&root, &["add", "."]) && git(&root, &["commit", "-qm", "one"]));
    assert!(git(&root, &["checkout", "-qb", "other"]));
    desk.grade("讲讲垃圾回收", Grade::Hard, "2026-11-21T20:31:00+08:00");
    assert!(git(&root, &["commit", "-qam", "two"]));
    assert!(git(&root, &["checkout", "-q", "main"]));
    desk.grade("map 是线程安全的吗", Grade::Again, "2026-11-21T20:32:00+08:00");
    assert!(git(&root, &["commit", "-qam", "three"]));
    assert!(git(&root, &["merge", "-q", "other", "-m", "merge"]), "no conflict");
    assert_eq!(desk.shown(), "map 是线程安全的吗 1\n三次握手的过程 1\n讲讲垃圾回收 1");
    assert_eq!(desk.sit().broken_lines(), 0);
}

#[cfg(unix)]
#[test]
fn a_log_that_leads_out_of_the_folder_is_left_alone() {
    let (desk, other) = (Desk::new(&[("a.md", NOTE)]), tempfile::tempdir().unwrap());
    let target = other.path().join("profile");
    fs::write(&target, "mine").unwrap();
    fs::create_dir(desk.path().join(".mianjing")).unwrap();
    std::os::unix::fs::symlink(&target, log_of(&desk.path())).unwrap();
    let store = Store::new(&desk.path());
    assert!(matches!(store.log(), Err(StoreError::Outside { .. })));
    assert!(matches!(store.append(|_| Vec::new()), Err(StoreError::Outside { .. })));
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
}

#[test]
fn the_cards_are_made_anew_only_when_a_wording_or_the_log_has_changed() {
    let mut desk = Desk::new(&[("a.md", "1. 什么是锁❌\n"), ("b.md", "1. 什么是协程❌\n")]);
    let id = desk.snapshot.notebook.notes().next().unwrap().0;
    let mut cards = desk.sit().deck;
    let mut write = |desk: &mut Desk, text: &str| {
        let note = Note::new(text.into(), None, Arc::clone(&Config::default().elsewhere.lexicon));
        desk.snapshot.notebook.put_disk(id, Some(Arc::new(note)));
        let then = std::mem::replace(&mut cards, desk.sit().deck);
        Arc::ptr_eq(&then, &cards)
    };
    assert!(write(&mut desk, "1. 什么是锁❌\n   保护临界区\n"));
    assert!(write(&mut desk, "# 并发\n\n1. 什么是锁✅\n"));
    assert!(!write(&mut desk, "1. 什么是死锁✅\n"));
    assert!(!write(&mut desk, "1. 什么是死锁✅\n2. 什么是锁\n"));
    desk.grade("什么是死锁", Grade::Good, NOW);
    assert!(!write(&mut desk, "1. 什么是死锁✅\n2. 什么是锁\n"));
    assert!(write(&mut desk, "1. 什么是死锁❌\n2. 什么是锁\n"));
}
