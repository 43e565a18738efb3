//! Frames on stdin and stdout, and what becomes of each message.
//!
//! tower-lsp's own `Server` is not used for this. It stops reading after one malformed message,
//! does not end on `exit` while stdin is open, panics when the client goes away before an answer,
//! and does not read `$/cancelRequest` while its few slots are busy. Here every message is read
//! at once, in order; answers come in any order; `exit` and the end of stdin look alike.

use super::answer::Answer;
use super::dispatch::Dispatch;
use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tower_lsp::ClientSocket;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// A message longer than this is no message: the largest note a client opens is far smaller.
const MAX_MESSAGE_BYTES: usize = 1 << 30;

/// How long answers under way may take once the client stopped talking.
const LAST_ANSWERS: Duration = Duration::from_secs(2);

/// Serves one client until it says `exit` or closes `input`, and writes what is then still due.
pub(super) async fn serve(
    input: impl AsyncBufRead + Unpin,
    output: impl AsyncWrite + Unpin + Send + 'static,
    mut dispatch: Dispatch,
    socket: ClientSocket,
) {
    let (to_client, mut from_client) = socket.split();
    let (answers, answered) = mpsc::unbounded_channel();
    let mut writer = tokio::spawn(write_messages(output, answered, to_client));
    let mut pending = JoinSet::new();
    let mut input = input;
    loop {
        while pending.try_join_next().is_some() {}
        let body = tokio::select! {
            body = read_frame(&mut input) => body,
            // Nobody reads our answers any more.
            _ = &mut writer => return,
        };
        let Ok(Some(body)) = body else { break };
        match parse(&body) {
            Ok(Message::Request(request)) => {
                if let Some(answering) = dispatch.receive(request) {
                    let answers = answers.clone();
                    pending.spawn(async move {
                        if let Some(answer) = answering.await {
                            let _ = answers.send(answer);
                        }
                    });
                }
            }
            Ok(Message::Response(response)) => {
                let _ = from_client.send(response).await;
            }
            Err(refusal) => {
                let _ = answers.send(refusal);
            }
        }
        if dispatch.is_over() {
            break;
        }
    }
    dispatch.hang_up();
    drop(answers);
    let finished = async { while pending.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(LAST_ANSWERS, finished).await;
    pending.abort_all();
    writer_done(writer, pending).await;
}

/// Waits for the writer to write what it was given, but not for a client that does not read.
async fn writer_done(writer: tokio::task::JoinHandle<()>, mut pending: JoinSet<()>) {
    while pending.join_next().await.is_some() {}
    let _ = tokio::time::timeout(LAST_ANSWERS, writer).await;
}

enum Message {
    Request(Request),
    Response(Response),
}

/// What the bytes of a frame say, or the refusal to send.
fn parse(body: &[u8]) -> Result<Message, Answer> {
    let value = serde_json::from_slice(body).or_else(|_| serde_json::from_str(&mended(body)));
    let value: Value = value.map_err(|_| Answer::refusal(Id::Null, Error::parse_error()))?;
    let id = value.get("id").cloned().and_then(|id| serde_json::from_value::<Id>(id).ok());
    let refusal = || Answer::refusal(id.unwrap_or_default(), Error::invalid_request());
    if value.get("method").is_some() {
        return serde_json::from_value(value).map(Message::Request).map_err(|_| refusal());
    }
    if value.get("result").is_some() || value.get("error").is_some() {
        // Refused without its id, which is one of ours: the client may have a request of that id.
        let refusal = |_| Answer::refusal(Id::Null, Error::invalid_request());
        return serde_json::from_value(value).map(Message::Response).map_err(refusal);
    }
    Err(refusal())
}

/// A body with U+FFFD for bytes that are no UTF-8 and for halves of pairs of UTF-16 (`\ud83d`), which
/// an editor sends when it holds half an emoji. An edit that is refused for them would leave every
/// later answer to another text; with a sign as wide in their place no column moves.
fn mended(body: &[u8]) -> String {
    let body = String::from_utf8_lossy(body);
    let unit = |at: usize| {
        let digits = body.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut mended = String::with_capacity(body.len());
    let mut from = 0;
    while let Some(ahead) = memchr::memchr(b'\\', &body.as_bytes()[from..]) {
        let at = from + ahead;
        mended.push_str(&body[from..at]);
        let (length, is_half) = match (unit(at), unit(at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (12, false),
            (Some(unit), _) => (6, (0xD800..=0xDFFF).contains(&unit)),
            // An escaped character of any width, or the end.
            _ => (1 + body[at + 1..].chars().next().map_or(0, char::len_utf8), false),
        };
        mended.push_str(if is_half { "\\ufffd" } else { &body[at..at + length] });
        from = at + length;
    }
    mended.push_str(&body[from..]);
    mended
}

/// The body of the next frame; `None` at the end of the input.
async fn read_frame(input: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    let mut header = Vec::new();
    loop {
        header.clear();
        let mut limited = (&mut *input).take(4096);
        if limited.read_until(b'\n', &mut header).await? == 0 {
            return Ok(None);
        }
        let line = header.trim_ascii();
        if line.is_empty() {
            match length.take() {
                Some(length) => break read_body(input, length).await,
                None => continue,
            }
        }
        if let Some(found) = content_length(line) {
            length = Some(found);
        }
    }
}

/// The length a header line states. It is looked for anywhere in the line: after a frame without
/// a length, the next header stands behind the unread body.
fn content_length(line: &[u8]) -> Option<usize> {
    const NAME: &[u8] = b"content-length:";
    let lower = line.to_ascii_lowercase();
    let at = memchr::memmem::rfind(&lower, NAME)?;
    let value = std::str::from_utf8(&line[at + NAME.len()..]).ok()?;
    value.trim().parse().ok().filter(|length| *length <= MAX_MESSAGE_BYTES)
}

async fn read_body(
    input: &mut (impl AsyncBufRead + Unpin),
    length: usize,
) -> io::Result<Option<Vec<u8>>> {
    // Grown as bytes arrive: a wrong length must not allocate a gigabyte.
    let mut body = Vec::with_capacity(length.min(1 << 20));
    let read = input.take(length as u64).read_to_end(&mut body).await?;
    Ok((read == length).then_some(body))
}

/// Writes answers and the server's own messages until both sources end or the client is gone.
async fn write_messages(
    mut output: impl AsyncWrite + Unpin,
    mut answers: mpsc::UnboundedReceiver<Answer>,
    mut requests: impl futures_util::Stream<Item = Request> + Unpin,
) {
    loop {
        let message = tokio::select! {
            answer = answers.recv() => match answer {
                Some(answer) => serde_json::to_vec(&answer),
                // The client said goodbye; it is not asked anything any more.
                None => break,
            },
            Some(request) = requests.next() => serde_json::to_vec(&plain(request)),
        };
        let Ok(body) = message else { continue };
        let head = format!("Content-Length: {}\r\n\r\n", body.len());
        let frame = [head.as_bytes(), &body].concat();
        if output.write_all(&frame).await.is_err() || output.flush().await.is_err() {
            return;
        }
    }
}

/// A message without `"params": null`, which tower-lsp writes and the protocol does not know.
fn plain(request: Request) -> Request {
    let (method, id, params) = request.into_parts();
    let mut plain = Request::build(method);
    if let Some(params) = params.filter(|params| !params.is_null()) {
        plain = plain.params(params);
    }
    match id {
        Some(id) => plain.id(id).finish(),
        None => plain.finish(),
    }
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn halves_of_pairs_are_signs_as_wide() {
        for (body, wanted) in [
            (r#""\ud83d\ude00\u4e00""#, r#""\ud83d\ude00\u4e00""#),
            (r#""\ud83d""#, r#""\ufffd""#),
            (r#""\uDE00\uD83D""#, r#""\ufffd\ufffd""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\ud83d\n\\ud83d""#, r#""\ufffd\n\\ud83d""#),
            (r#""\ud83""#, r#""\ud83""#),
            (r#""锁\é\"#, r#""锁\é\"#),
            ("", ""),
        ] {
            assert_eq!(mended(body.as_bytes()), wanted);
        }
        assert_eq!(mended(b"a\xffb"), "a\u{fffd}b");
    }
}
