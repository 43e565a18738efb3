//! The checks of the fuzz targets; `tests/it/any_input` runs the same ones on fewer inputs.

#[allow(dead_code)]
#[path = "../../tests/it/any_input/checks/mod.rs"]
mod checks;

/// Makes a target of a check.
macro_rules! checks {
    ($($name:ident),*) => {$(
        #[doc = concat!("`tests/it/any_input/checks/", stringify!($name), ".rs`")]
        pub fn $name(data: &[u8]) {
            checks::$name::check(data);
        }
    )*};
}

checks!(config, edits, frames, front_matter, kept, note, query, requests, review, rewrites);
