//! `tests/it/any_input/checks/note.rs`
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| mianjing_fuzz::note(data));
