//! `tests/it/any_input/checks/kept.rs`
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| mianjing_fuzz::kept(data));
