//! What a name that many notes and files have means, nearest to a link: thousands of folders may
//! each have an `index.md`, thousands of notes one alias, and each of them a link to it.
//!
//! Whatever stands in the same folder is equally near to the same things. So the many are looked
//! through once, and once for each folder around them; what was found is remembered for as long as
//! no note or file changes.

use super::resolve::{Destination, Target};
use super::{Notebook, names};
use crate::text::work;
use rustc_hash::FxHashMap;
use std::fmt;
use std::hash::Hash;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Fewer are looked through anew each time.
pub(super) const FEW: usize = 16;

/// So many destinations, or answers without one, are remembered of a kind; a longer list alone.
const MOST: usize = 1 << 18;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Sought {
    /// What in this folder ends in this path.
    Suffix(PathBuf, Box<str>),
    /// What has this alias, in this folder before all others.
    Alias(PathBuf, Box<str>),
}

/// What was found in one state of the notes. Its clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Nearest(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    /// All that something may mean, in the order of paths.
    all: Memo<Sought, Arc<[Destination]>>,
    /// What of it is nearest to the notes of a folder.
    nearest: Memo<(Sought, PathBuf), Arc<[Destination]>>,
    /// What has a key, by folded paths.
    places: Memo<Box<str>, Arc<Places>>,
    at_path: Memo<PathBuf, Option<Destination>>,
    /// Where an anchor leads in what was found, which is named by its address and kept with it.
    anchored: Memo<Anchor, (Arc<[Destination]>, Target)>,
}

/// The address of what was found, an anchor, and whether a wiki-link has it.
type Anchor = (usize, Box<str>, bool);

pub(super) type Places = FxHashMap<Box<str>, Vec<Destination>>;

/// Answers that were worked out, and how many destinations they have.
struct Memo<K, V>(Mutex<(FxHashMap<K, V>, usize)>);

impl<K: Hash + Eq, V: Clone> Memo<K, V> {
    /// What was found before, or what `find` finds, with its size.
    fn of(&self, key: K, find: impl FnOnce() -> (V, usize)) -> V {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().0.get(&key) {
            return known.clone();
        }
        let (value, size) = find();
        let mut known = lock();
        if known.1 + size >= MOST {
            *known = (FxHashMap::default(), 0);
        }
        known.1 += size + 1;
        known.0.insert(key, value.clone());
        value
    }
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K, V> fmt::Debug for Memo<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memo")
    }
}

impl Nearest {
    /// What stands at a path, found before or by `find`.
    pub(super) fn at_path(
        &self,
        path: &Path,
        find: impl FnOnce() -> Option<Destination>,
    ) -> Option<Destination> {
        self.0.at_path.of(path.to_owned(), || (find(), 1))
    }

    /// What has a key, `all` of which is looked through once, by folded paths.
    pub(super) fn places(&self, key: &str, all: impl FnOnce() -> Places) -> Arc<Places> {
        self.0.places.of(key.into(), || {
            let places = all();
            let size = places.values().map(Vec::len).sum();
            (Arc::new(places), size)
        })
    }

    /// Where an anchor leads in one of the many that were `found`.
    pub(super) fn anchored(
        &self,
        found: &Arc<[Destination]>,
        anchor: &str,
        is_wiki: bool,
        find: impl FnOnce() -> Target,
    ) -> Target {
        if found.len() <= FEW {
            return find();
        }
        let address = Arc::as_ptr(found).cast::<Destination>().addr();
        let find = || {
            let target = find();
            let size = target.destinations().len();
            ((Arc::clone(found), target), size)
        };
        self.0.anchored.of((address, anchor.into(), is_wiki), find).1
    }
}

impl Notebook {
    /// Those that `sought` may mean and that are nearest to a note in the folder `own`: the more
    /// folders both stand in the nearer, then the fewer folders they stand in. What stands beside the
    /// note is nearest. Shorter paths come first. `all` finds what it may mean, in any order.
    pub(super) fn nearest_of(
        &self,
        sought: Sought,
        own: Option<&Path>,
        all: impl FnOnce() -> Vec<Destination>,
    ) -> Arc<[Destination]> {
        let known = &self.nearest.0;
        let find = || {
            let all = self.in_order(all());
            let size = all.len();
            (all.into(), size)
        };
        let all: Arc<[Destination]> = known.all.of(sought.clone(), find);
        let Some((base, near)) = self.around(own, &all) else { return Arc::default() };
        known.nearest.of((sought, base.to_owned()), || {
            let nearest = self.nearest_in(near);
            let size = nearest.len();
            (nearest.into(), size)
        })
    }

    /// The same of a few, without remembering it.
    pub(super) fn nearest_of_few(
        &self,
        all: Vec<Destination>,
        own: Option<&Path>,
    ) -> Arc<[Destination]> {
        if all.len() < 2 {
            return all.into();
        }
        let all = self.in_order(all);
        self.around(own, &all).map(|(_, near)| self.nearest_in(near).into()).unwrap_or_default()
    }

    fn in_order(&self, mut all: Vec<Destination>) -> Vec<Destination> {
        all.sort_by(|a, b| self.kept_at(a).cmp(self.kept_at(b)).then_with(|| a.cmp(b)));
        all
    }

    /// The innermost folder around `own` with some of `all`, which are in order, and those.
    fn around<'p, 'd>(
        &self,
        own: Option<&'p Path>,
        all: &'d [Destination],
    ) -> Option<(&'p Path, &'d [Destination])> {
        let around = own.into_iter().flat_map(Path::ancestors);
        // Whatever there is, as on another drive.
        let around = around.chain(iter::once(Path::new("")));
        let below = |folder: &'p Path| {
            let start = all.partition_point(|it| self.kept_at(it) <= folder);
            let below = all[start..].partition_point(|it| self.kept_at(it).starts_with(folder));
            (below > 0).then(|| (folder, &all[start..start + below]))
        };
        { around }.find_map(below)
    }

    /// Those in the fewest folders.
    fn nearest_in(&self, near: &[Destination]) -> Vec<Destination> {
        work::count(near.len());
        let depth = |it: &&Destination| self.kept_at(it).components().count();
        let least = near.iter().map(|it| depth(&it)).min();
        let mut nearest: Vec<_> =
            near.iter().filter(|it| Some(depth(it)) == least).cloned().collect();
        nearest.sort_by_cached_key(|it| (names::folded_path(self.kept_at(it)).len(), it.clone()));
        nearest
    }

    /// The absolute path of a destination; empty where it has none.
    pub(super) fn kept_at<'d>(&'d self, destination: &'d Destination) -> &'d Path {
        match destination {
            Destination::Note(id, _) => self.location(*id).path().unwrap_or(Path::new("")),
            Destination::File(path) => path,
        }
    }
}
