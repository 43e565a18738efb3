//! Files as they come: in any encoding, of any shape, hostile, vanishing; through the real binary.

mod encodings;
