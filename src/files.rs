//! Reading files of a folder that may come from anywhere: regular files only, of bounded size.
//!
//! A FIFO would be waited for without end, a device read without end, and a link may lead to what is
//! none of our business. Looking first and opening then is not enough: what stands there may be
//! another file by then.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The bytes of the regular file at `path`, at most `limit` of them. Fails for anything else, links
/// included, and with [`io::ErrorKind::FileTooLarge`] for a larger file. Never waits for a writer.
pub fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    if metadata.len() > limit {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    // It may grow while it is read.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// As [`read`], for what must be UTF-8; a byte order mark is left out.
pub fn read_text(path: &Path, limit: u64) -> io::Result<String> {
    let text = String::from_utf8(read(path, limit)?);
    let text = text.map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not UTF-8"))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().read(true).custom_flags(FLAGS.bits().cast_signed()).open(path).map_err(named)
}

/// Neither waits for the other end of a FIFO nor goes where a link leads.
#[cfg(unix)]
const FLAGS: rustix::fs::OFlags = rustix::fs::OFlags::NONBLOCK
    .union(rustix::fs::OFlags::NOFOLLOW)
    .union(rustix::fs::OFlags::NOCTTY);

/// The system calls a link that is not followed "too many levels of symbolic links".
#[cfg(unix)]
fn named(error: io::Error) -> io::Error {
    let is_link = error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
    if is_link { io::Error::other("a link, and links are not followed") } else { error }
}

/// The file at `path` to be locked, made if there is none; as [`read`], nothing but a regular file.
pub fn to_lock(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, FLAGS.bits().cast_signed());
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("not a regular file")) }
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    if std::fs::symlink_metadata(path)?.is_symlink() {
        return Err(io::Error::other("a link"));
    }
    File::open(path)
}
