//! Paths of `file:` URIs, in the forms clients send.

use percent_encoding::percent_decode_str;
use std::path::PathBuf;
use tower_lsp::lsp_types::Url;

/// The path a `file:` URI names on this system; `None` for any other URI.
pub fn path(uri: &Url) -> Option<PathBuf> {
    if uri.scheme() != "file" {
        return None;
    }
    if cfg!(windows) { windows_path(uri).map(PathBuf::from) } else { uri.to_file_path().ok() }
}

/// The path a `file:` URI names on Windows, on whatever system this runs.
///
/// `file:///c%3A/a.md`, as VS Code writes it, and `file:///C:/a.md`, as others do, are one path,
/// the drive in upper case; `file://host/share/a.md` is `\\host\share\a.md`. A name with a
/// separator hidden in it (`%5C`, `%2F`) or a NUL is none.
fn windows_path(uri: &Url) -> Option<String> {
    if uri.scheme() != "file" {
        return None;
    }
    let mut names = Vec::new();
    for segment in uri.path_segments()? {
        let name = percent_decode_str(segment).decode_utf8().ok()?;
        if name.contains(['/', '\\', '\0']) {
            return None;
        }
        names.push(name);
    }
    if let Some(host) = uri.host_str().filter(|host| !host.is_empty()) {
        return Some(format!(r"\\{host}\{}", names.join(r"\")));
    }
    let drive = names.first()?.strip_suffix(':').filter(|drive| {
        drive.len() == 1 && drive.starts_with(|letter: char| letter.is_ascii_alphabetic())
    })?;
    let rest = names[1..].join(r"\");
    Some(format!(r"{}:\{rest}", drive.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::windows_path;
    use tower_lsp::lsp_types::Url;

    #[test]
    fn a_windows_file_has_one_path() {
        for (uri, path) in [
            ("file:///c%3A/Users/x/%E9%9D%A2%E7%BB%8F.md", Some(r"C:\Users\x\面经.md")),
            ("file:///C:/Users/x/%E9%9D%A2%E7%BB%8F.md", Some(r"C:\Users\x\面经.md")),
            ("file:///c:/Users/x/面经.md", Some(r"C:\Users\x\面经.md")),
            ("file:///C%3a/a.md", Some(r"C:\a.md")),
            ("FILE:///d:/a.md", Some(r"D:\a.md")),
            ("file://localhost/c:/a.md", Some(r"C:\a.md")),
            ("file:///c:/", Some(r"C:\")),
            ("file:///c:/a%20b%23c%25d.md", Some(r"C:\a b#c%d.md")),
            ("file:///c:/x/../a.md", Some(r"C:\a.md")),
            ("file:///c:/e%CC%81.md", Some("C:\\e\u{301}.md")),
            ("file://host/share/a.md", Some(r"\\host\share\a.md")),
            ("file://HOST/share/a%20b.md", Some(r"\\host\share\a b.md")),
            ("file:///home/x/a.md", None),
            ("file:///cc:/a.md", None),
            ("file:///%E9:/a.md", None),
            ("file:///c:/a%5C..%5Cb.md", None),
            ("file:///c:/a%2Fb.md", None),
            ("file:///c:/a%00.md", None),
            ("file:///c:/%FF.md", None),
            ("untitled:Untitled-1", None),
            ("vscode-vfs://host/c:/a.md", None),
        ] {
            let parsed = Url::parse(uri).expect("the table holds URIs");
            assert_eq!(windows_path(&parsed).as_deref(), path, "{uri}");
        }
    }

    /// What macOS and Linux send: the path as it stands on the disk, composed or not.
    #[test]
    #[cfg(unix)]
    fn a_path_comes_back_as_it_was_sent() {
        for (uri, path) in [
            ("file:///Users/x/e%CC%81.md", "/Users/x/e\u{301}.md"),
            ("file:///Users/x/%C3%A9.md", "/Users/x/é.md"),
            ("file:///a%20b%23c%25d%3F.md", "/a b#c%d?.md"),
            ("file:///c%3A/a.md", "/c:/a.md"),
            ("file://localhost/a.md", "/a.md"),
        ] {
            let uri = Url::parse(uri).expect("the table holds URIs");
            let found = super::path(&uri).expect("it names a file");
            assert_eq!(found, std::path::Path::new(path));
            let back = Url::from_file_path(&found).expect("the path is absolute");
            assert_eq!(super::path(&back), Some(found), "{uri}");
        }
    }
}
