#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shigan_fuzz::checks::header(bytes));
