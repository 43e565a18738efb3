//! Names under which notes and files are looked up: case, Unicode form and `.md` aside.

use super::Location;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// What may not stand bare in the path of a Markdown link.
const IN_PATH: &AsciiSet = &IN_ANGLES.add(b' ').add(b'(').add(b')');

/// The same inside `<>`.
const IN_ANGLES: &AsciiSet = &CONTROLS.add(b'%').add(b'#').add(b'?').add(b'<').add(b'>').add(b'\\');

/// `name` as it is compared: composed (NFC, which macOS file names are not) and in lower case.
pub fn fold(name: &str) -> Box<str> {
    if name.is_ascii() {
        return name.to_ascii_lowercase().into();
    }
    if unicode_normalization::is_nfc(name) {
        return name.to_lowercase().into();
    }
    name.nfc().collect::<String>().to_lowercase().into()
}

/// `name` without the extension of a note.
pub fn without_note_extension(name: &str) -> &str {
    let is_note =
        |extension: &str| ["md", "markdown"].iter().any(|it| extension.eq_ignore_ascii_case(it));
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && is_note(extension) => stem,
        _ => name,
    }
}

/// `path` without the extension of a page of a built site.
pub fn without_page_extension(path: &str) -> &str {
    let is_page =
        |extension: &str| ["html", "htm"].iter().any(|it| extension.eq_ignore_ascii_case(it));
    match path.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && is_page(extension) => stem,
        _ => path,
    }
}

/// The key of what a link's path ends in, or of a file: `a/八股.md`, `八股.html` and `八股` have
/// the same. Empty for a path without a name.
pub fn key(path: &str) -> Box<str> {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    if matches!(name, "." | "..") {
        return Box::default();
    }
    fold(without_page_extension(without_note_extension(name)))
}

/// The key of the note or file kept at `location`.
pub fn location_key(location: &Location) -> Box<str> {
    match location {
        Location::File(path) => {
            path.file_name().map_or_else(Box::default, |name| key(&name.to_string_lossy()))
        }
        Location::Virtual(uri) => {
            key(&percent_encoding::percent_decode_str(uri).decode_utf8_lossy())
        }
    }
}

/// `path` with `/` between its parts on every system, folded, without the extension of a note.
pub fn folded_path(path: &Path) -> Box<str> {
    fold(without_note_extension(&slashed(path)))
}

/// `path` with `/` between its parts on every system.
pub fn slashed(path: &Path) -> Cow<'_, str> {
    let shown = path.to_string_lossy();
    if cfg!(windows) { shown.replace('\\', "/").into() } else { shown }
}

/// `path` (with `/` between its parts) seen from `folder`, `.` and `..` worked out without
/// looking at the disk; `None` when it climbs above the root.
pub fn join(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut joined = folder.to_owned();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                let is_root =
                    !matches!(joined.components().next_back(), Some(Component::Normal(_)));
                if is_root || !joined.pop() {
                    return None;
                }
            }
            part => joined.push(part),
        }
    }
    Some(joined)
}

/// The way from a folder to a file, with `/` between the parts.
pub fn relative(folder: &Path, to: &Path) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (folder.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[shared..].iter().map(|_| "..".into());
    let down = to[shared..].iter().map(|part| part.as_os_str().to_string_lossy());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// `path` as it may stand in a Markdown link, Chinese left readable; `is_angled` inside `<>`.
pub fn percent_encoded(path: &str, is_angled: bool) -> String {
    let set = if is_angled { IN_ANGLES } else { IN_PATH };
    let mut written = String::with_capacity(path.len());
    for c in path.chars() {
        let mut buffer = [0; 4];
        let one = c.encode_utf8(&mut buffer);
        if c.is_ascii() {
            written.extend(utf8_percent_encode(one, set));
        } else {
            written.push(c);
        }
    }
    written
}

/// `path` as it may stand in any URL.
pub fn fully_percent_encoded(path: &str) -> String {
    utf8_percent_encode(path, IN_PATH).to_string()
}
