//! Making a PDF: text in Chinese, tables, pictures, a watermark. Knows no dossier and no database.
//!
//! - `font`: which glyph a character has and how wide it is; `layout`: where everything goes; `paint`: the PDF itself.
//!
//! Invariants: the file is PDF/A-2u with its fonts inside, so that it looks the same in an archive; pictures go in as the
//! JPEG they are; every page carries who took it out and when, over the pictures too.

mod font;
mod layout;
mod paint;

pub use font::{Fonts, NoFont};
pub use layout::{Align, Cell, Composer, Picture};
pub use paint::{Sheet, Stamp, paint};
