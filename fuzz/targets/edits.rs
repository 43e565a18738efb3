//! `tests/it/any_input/checks/edits.rs`
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| mianjing_fuzz::edits(data));
