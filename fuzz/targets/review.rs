//! `tests/it/any_input/checks/review.rs`
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| mianjing_fuzz::review(data));
