//! What goes back for a request: its result, written where it was worked out.
//!
//! tower-lsp's response holds a tree of values. The tree of a thousand findings or of ten thousand
//! colours takes as long to build and to take down as the findings themselves.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};
use tower_lsp::jsonrpc::{Error, Id, Response};

/// The answer to one request.
#[derive(Debug)]
pub(super) struct Answer {
    id: Id,
    pub(super) result: Result<Box<RawValue>, Error>,
}

impl Answer {
    pub(super) fn new(id: Id, result: Result<Box<RawValue>, Error>) -> Self {
        Self { id, result }
    }

    pub(super) fn refusal(id: Id, error: Error) -> Self {
        Self::new(id, Err(error))
    }
}

/// The JSON of a result.
pub(super) fn written(result: &impl Serialize) -> Result<Box<RawValue>, Error> {
    to_raw_value(result).map_err(|_| Error::internal_error())
}

/// What tower-lsp answers of itself.
impl From<Response> for Answer {
    fn from(response: Response) -> Self {
        let (id, result) = response.into_parts();
        Self::new(id, result.and_then(|result: Value| written(&result)))
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut message = serializer.serialize_struct("Answer", 3)?;
        message.serialize_field("jsonrpc", "2.0")?;
        match &self.result {
            Ok(result) => message.serialize_field("result", result)?,
            Err(error) => message.serialize_field("error", error)?,
        }
        message.serialize_field("id", &self.id)?;
        message.end()
    }
}
