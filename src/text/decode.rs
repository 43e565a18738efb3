//! From the bytes of a file to its text, whatever the file was saved as.
//!
//! Positions are those in the decoded text, which is what an editor that opens the file shows. An
//! editor may take another encoding for it, though, so nothing that was guessed is ever the base of
//! an edit: [`Written::is_certain`].

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
};
use std::borrow::Cow;

/// What may be guessed. Each can say of bytes that they are not its own; of the encodings of one
/// byte per character, none can, so that every file would be text to them.
const GUESSED: [&Encoding; 6] = [GBK, GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR];

/// So many characters of UTF-8 beyond ASCII per faulty byte make a text a damaged one. In GBK it is
/// the other way round: three of four characters are faults to UTF-8.
const SOUND_PER_FAULT: usize = 8;

/// How a text was written into its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Written {
    /// UTF-8, or UTF-16 behind a byte order mark: every program agrees what it says.
    #[default]
    Plainly,
    /// In an encoding that nothing names, by the look of it this one.
    Guessed(&'static str),
    /// UTF-8 but for some bytes, which read as U+FFFD.
    Damaged,
}

impl Written {
    /// Whether an editor that opens the file sees the same text, and saves the rest as it was.
    pub fn is_certain(self) -> bool {
        self == Self::Plainly
    }
}

/// The text of a file without its byte order mark; `None` for what is no text. Linear in `bytes`.
pub fn decode(bytes: &[u8]) -> Option<(Cow<'_, str>, Written)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return marked(&bytes[mark..], encoding);
    }
    if is_binary(bytes) {
        return None;
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Some((text.into(), Written::Plainly));
    }
    damaged(bytes).or_else(|| guessed(bytes))
}

/// What stands behind a byte order mark.
fn marked<'b>(rest: &'b [u8], encoding: &'static Encoding) -> Option<(Cow<'b, str>, Written)> {
    if encoding == UTF_8 {
        let sound = simdutf8::basic::from_utf8(rest).ok().filter(|_| !is_binary(rest));
        return sound
            .map(|text| (text.into(), Written::Plainly))
            .or_else(|| damaged(rest).filter(|_| !is_binary(rest)));
    }
    debug_assert!(encoding == UTF_16LE || encoding == UTF_16BE);
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest)?;
    // The mark of UTF-32 begins with that of UTF-16.
    (!is_binary(text.as_bytes())).then_some((text, Written::Plainly))
}

/// Whether NUL bytes say that this is no text, for example UTF-16 without a byte order mark. A
/// stray one does not: 37 of 4,051 notes of a public collection hold one and are fine otherwise.
fn is_binary(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0, bytes).count() > bytes.len() / 256 + 1
}

/// UTF-8 in which a few bytes went wrong: a character cut in half by a paste, one line of another
/// encoding.
fn damaged(bytes: &[u8]) -> Option<(Cow<'_, str>, Written)> {
    let (mut sound, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    (sound >= faults * SOUND_PER_FAULT).then(|| (String::from_utf8_lossy(bytes), Written::Damaged))
}

fn guessed(bytes: &[u8]) -> Option<(Cow<'_, str>, Written)> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // The domain of a site decides where the bytes do not, as in a text of two characters; with it
    // from the start, a page of Big5 would be one of GBK.
    let domains = [None, Some(&b"cn"[..])].into_iter();
    let encoding = domains
        .map(|domain| detector.guess(domain, Utf8Detection::Deny))
        .find(|encoding| GUESSED.contains(encoding))?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|text| (text, Written::Guessed(encoding.name())))
}
