//! How much of a folder is looked at and read when something is said to have changed.

use super::{Job, Reader};
use crate::server::event::{Event, Inbox};
use crate::text::work::counted;
use std::fs;
use std::sync::{Arc, mpsc};
use tokio::sync::watch;

/// How many notes were read.
fn read(events: &mut tokio::sync::mpsc::UnboundedReceiver<Event>) -> usize {
    let mut read = 0;
    while let Ok(event) = events.try_recv() {
        if let Event::Read(notes) = event {
            read += notes.len();
        }
    }
    read
}

/// Does `jobs`, one after another.
fn run(reader: &mut Reader, jobs: impl IntoIterator<Item = Job>) {
    let (send, receive) = mpsc::channel();
    jobs.into_iter().for_each(|job| send.send(job).expect("the receiver is here"));
    drop(send);
    reader.run(&receive);
}

#[test]
fn a_flood_of_hints_is_one_look_that_reads_what_changed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |number: usize| folder.path().join(format!("笔记{number}.md"));
    let write = |number: usize, text: &str| fs::write(path(number), text).expect("is written");
    for number in 0..600 {
        write(number, "1. 锁");
    }
    let (inbox, mut events) = Inbox::new();
    let mut reader = Reader::new(inbox);
    let (done, _) = watch::channel(0);
    let folders = vec![folder.path().to_owned()];
    run(&mut reader, [Job::Scan { folders, cancelled: Arc::default(), done }]);
    assert_eq!(read(&mut events), 600);
    write(7, "1. 锁\n2. 死锁");
    // What a checkout makes a client say: each file, and some twice.
    let hints = (0..600).chain(0..300).map(|number| Job::Look(vec![path(number)]));
    run(&mut reader, hints);
    assert_eq!(read(&mut events), 1);
    // The same for a few, each of which is read however often it is named.
    run(&mut reader, (0..20).chain(0..20).map(|number| Job::Look(vec![path(number)])));
    assert_eq!(read(&mut events), 20);
    // New ones are found by one look at all, not by one for each.
    (600..800).for_each(|number| write(number, "1. 锁"));
    let new = (600..800).map(|number| Job::Look(vec![path(number)]));
    let ((), listed) = counted(|| run(&mut reader, new));
    assert_eq!(read(&mut events), 200);
    assert!(listed < 3_000, "{listed}");
}

#[test]
fn what_a_cancelled_scan_left_is_read_by_the_next() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |number: usize| folder.path().join(format!("笔记{number}.md"));
    for number in 0..300 {
        fs::write(path(number), "1. 锁").expect("is written");
    }
    let (inbox, mut events) = Inbox::new();
    let mut reader = Reader::new(inbox);
    let scan = |is_cancelled: bool| {
        let (done, _) = watch::channel(0);
        let (folders, cancelled) = (vec![folder.path().to_owned()], Arc::new(is_cancelled.into()));
        Job::Scan { folders, cancelled, done }
    };
    let ((), listed) = counted(|| run(&mut reader, [scan(true)]));
    assert_eq!(read(&mut events), 0);
    assert!(listed < 10, "{listed}");
    run(&mut reader, [scan(false)]);
    assert_eq!(read(&mut events), 300);
    // What may have been read before it was cancelled is read again, and gone is what is gone.
    (0..3).for_each(|number| fs::write(path(number), "1. 死锁").expect("is written"));
    fs::remove_file(path(3)).expect("is there");
    run(&mut reader, [scan(true), scan(false)]);
    assert_eq!(read(&mut events), 4);
}
