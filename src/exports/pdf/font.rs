//! Fonts: the one inside the program, and one more for characters it lacks.
//!
//! The one inside is Noto Sans SC, cut down to the characters of the national standard list and of GB 2312 (ADR 22).

use std::path::Path;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::FileRef;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

static BUILT_IN: &[u8] = include_bytes!("noto-sans-sc.ttf");
/// What printers set for a character they have no type for.
const GETA: char = '〓';

/// Why fonts cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the font {0} cannot be used: {1}")]
pub struct NoFont(String, String);

/// A font as it is asked for glyphs and as it is embedded.
struct Face {
    font: FontRef<'static>,
    units: f32,
    embedded: krilla::text::Font,
}

/// Fonts in the order in which they are asked for a character. Cheap to clone.
#[derive(Clone)]
pub struct Fonts(Arc<Vec<Face>>);

/// A character as it is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Set {
    /// Which font.
    pub face: usize,
    /// Which glyph of it.
    pub glyph: u32,
    /// Its width, in parts of the size.
    pub advance: f32,
    /// Which character it shows: another one where no font has the one that was written.
    pub character: char,
}

impl Fonts {
    /// The font inside the program, and `more` for characters it lacks.
    ///
    /// # Errors
    /// [`NoFont`] when the file is no font.
    pub fn open(more: Option<&Path>) -> Result<Self, NoFont> {
        let mut faces = vec![face("inside the program", BUILT_IN)?];
        if let Some(path) = more {
            let name = path.display().to_string();
            let bytes = std::fs::read(path).map_err(|error| NoFont(name.clone(), error.to_string()))?;
            // Opened once for the life of the process.
            faces.push(face(&name, Vec::leak(bytes))?);
        }
        Ok(Self(Arc::new(faces)))
    }

    /// How a character is set; nothing for those that cannot be seen.
    pub(super) fn set(&self, character: char) -> Option<Set> {
        if character.is_control() {
            return None;
        }
        self.find(character).or_else(|| self.find(GETA))
    }

    fn find(&self, character: char) -> Option<Set> {
        self.0.iter().enumerate().find_map(|(index, face)| {
            let glyph: GlyphId = face.font.charmap().map(character)?;
            let metrics = face.font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let advance = metrics.advance_width(glyph)? / face.units;
            Some(Set { face: index, glyph: glyph.to_u32(), advance, character })
        })
    }

    /// The width of a text in points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().filter_map(|character| self.set(character)).map(|set| set.advance * size).sum()
    }

    pub(super) fn embedded(&self, face: usize) -> krilla::text::Font {
        self.0[face].embedded.clone()
    }
}

fn face(name: &str, bytes: &'static [u8]) -> Result<Face, NoFont> {
    let refuse = |why: &str| NoFont(name.to_owned(), why.to_owned());
    // The first font of a collection: for Noto CJK that is one for all of them.
    let font = match FileRef::new(bytes).map_err(|error| refuse(&error.to_string()))? {
        FileRef::Font(font) => font,
        FileRef::Collection(fonts) => fonts.get(0).map_err(|error| refuse(&error.to_string()))?,
    };
    let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    let embedded = krilla::text::Font::new(bytes.into(), 0).ok_or_else(|| refuse("it cannot be embedded"))?;
    Ok(Face { font, units, embedded })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_font_has_rare_names_and_says_so_when_it_lacks_a_character() {
        let fonts = Fonts::open(None).unwrap();
        for character in "中共村支部玥喆堃瑄珺淼赟䶮A9%，。《》→".chars() {
            assert_eq!(fonts.set(character).unwrap().character, character);
        }
        assert_eq!(fonts.set('𠀀').unwrap().character, GETA);
        assert_eq!(fonts.set('\u{7}'), None);
        assert!((fonts.width("支部", 10.0) - 20.0).abs() < 0.01);
    }

    #[test]
    fn a_file_that_is_no_font_is_named() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let error = Fonts::open(Some(&file)).err().unwrap().to_string();
        assert!(error.contains("Cargo.toml"), "{error}");
    }
}
