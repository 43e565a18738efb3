//! `tests/it/any_input/checks/front_matter.rs`
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| mianjing_fuzz::front_matter(data));
