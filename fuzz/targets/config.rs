//! `tests/it/any_input/checks/config.rs`
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| mianjing_fuzz::config(data));
