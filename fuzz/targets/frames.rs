//! `tests/it/any_input/checks/frames.rs`
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| mianjing_fuzz::frames(data));
