//! What tests share: notes written as one string, a client, pictures of answers.

pub(crate) mod client;
pub(crate) mod fixture;
pub(crate) mod render;

/// A picture with the URIs of notes as they are on Unix.
pub(crate) fn of_unix(shown: &str) -> String {
    shown.replace("file:///C:/", "file:///")
}

/// A path with `/`, as pictures show it.
pub(crate) fn slashed(path: &std::path::Path) -> String {
    path.to_str().expect("paths of tests are Unicode").replace(std::path::MAIN_SEPARATOR, "/")
}
