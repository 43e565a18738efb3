//! What tests share: notes written as one string, a client, pictures of answers.

pub(crate) mod client;
pub(crate) mod fixture;
pub(crate) mod render;
mod wire;

use proptest::collection::SizeRange;
use proptest::prelude::prop;
use proptest::strategy::Strategy;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A picture with the URIs of notes as they are on Unix.
pub(crate) fn of_unix(shown: &str) -> String {
    shown.replace("file:///C:/", "file:///")
}

/// A path with `/`, as pictures show it.
pub(crate) fn slashed(path: &Path) -> String {
    path.to_str().expect("paths of tests are Unicode").replace(std::path::MAIN_SEPARATOR, "/")
}

/// A folder with these files, paths with `/`.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder is made");
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

/// Writes a file below `folder`, and the folders on the way to it.
pub(crate) fn write(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("it is below a folder")).expect("folders are made");
    fs::write(path, text).expect("a file is written");
}

/// So many of these `pieces`, one behind another.
pub(crate) fn pieces(
    pieces: &'static [&'static str],
    count: impl Into<SizeRange>,
) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), count).prop_map(|it| it.concat())
}
