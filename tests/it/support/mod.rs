//! What tests share: notes written as one string, a client, pictures of answers.

pub(crate) mod client;
pub(crate) mod fixture;
pub(crate) mod render;
