//! Writing the pages as a PDF.

use bytes::Bytes;
use chrono::{DateTime, Datelike as _, Timelike as _};
use krilla::color::luma;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime as PdfTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::font::Fonts;
use super::layout::{BOTTOM, Composer, MARGIN, Mark, PAGE};

/// What stands on every page.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// Across the page: who took it out and when.
    pub watermark: String,
    /// At its foot, before the number of the page.
    pub foot: String,
}

/// What a document is besides its pages.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its title.
    pub title: String,
    /// Tells two versions of it apart.
    pub id: String,
    /// When it was made, in the city's zone.
    pub made_at: DateTime<chrono_tz::Tz>,
    /// What stands on every page.
    pub stamp: Stamp,
}

/// Writes a PDF.
///
/// # Errors
/// When a picture is no JPEG, or the pages do not make a PDF/A.
pub fn paint(sheet: &Sheet, composer: Composer, pictures: &[Bytes]) -> Result<Vec<u8>, String> {
    let (fonts, pages) = composer.finish();
    let archival = ConfigurationBuilder::new().with_archival_validator(Archival::A2_U);
    let configuration = archival.finish().map_err(|error| format!("{error:?}"))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let images = pictures.iter().map(image).collect::<Result<Vec<_>, _>>()?;
    let count = pages.len();
    for (number, marks) in pages.into_iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or("a page has no size")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for mark in marks {
            draw(&mut surface, &fonts, &images, mark)?;
        }
        watermark(&mut surface, &fonts, &sheet.stamp.watermark);
        let foot = format!("{}　第{}页 共{count}页", sheet.stamp.foot, number + 1);
        write(&mut surface, &fonts, (MARGIN, BOTTOM + 28.0), 8.0, &foot, fill(90, 1.0));
        surface.finish();
        page.finish();
    }
    document.set_metadata(metadata(sheet));
    document.finish().map_err(|error| format!("{error:?}"))
}

fn image(bytes: &Bytes) -> Result<Image, String> {
    let shared: std::sync::Arc<dyn AsRef<[u8]> + Send + Sync> = std::sync::Arc::new(bytes.clone());
    Image::from_jpeg(shared.into(), false)
}

fn metadata(sheet: &Sheet) -> Metadata {
    let at = sheet.made_at.naive_utc();
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let time = PdfTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0);
    Metadata::new()
        .title(sheet.title.clone())
        .document_id(sheet.id.clone())
        .language("zh-CN".to_owned())
        .creator("Shigan".to_owned())
        .creation_date(time)
}

fn fill(grey: u8, opacity: f32) -> Fill {
    let opacity = NormalizedF32::new(opacity).unwrap_or(NormalizedF32::ONE);
    Fill { paint: luma::Color::new(grey).into(), opacity, ..Fill::default() }
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, images: &[Image], mark: Mark) -> Result<(), String> {
    match mark {
        Mark::Text { x, y, size, grey, text } => write(surface, fonts, (x, y), size, &text, fill(grey, 1.0)),
        Mark::Rule { x, y, width } => {
            let mut path = PathBuilder::new();
            path.push_rect(Rect::from_xywh(x, y, width, 0.5).ok_or("a line has no size")?);
            surface.set_fill(Some(fill(180, 1.0)));
            surface.draw_path(&path.finish().ok_or("a line has no size")?);
        }
        Mark::Picture { x, y, width, height, number } => {
            let image = images.get(number).ok_or("a picture is missing")?;
            let size = Size::from_wh(width, height).ok_or("a picture has no size")?;
            surface.push_transform(&Transform::from_translate(x, y));
            surface.draw_image(image.clone(), size);
            surface.pop();
        }
    }
    Ok(())
}

/// Writes one line, in as many runs as it needs fonts.
fn write(surface: &mut Surface<'_>, fonts: &Fonts, (x, y): (f32, f32), size: f32, text: &str, fill: Fill) {
    let set: Vec<_> = text.chars().filter_map(|character| fonts.set(character)).collect();
    surface.set_fill(Some(fill));
    let mut x = x;
    for run in set.chunk_by(|one, other| one.face == other.face) {
        let shown: String = run.iter().map(|set| set.character).collect();
        let glyphs: Vec<KrillaGlyph> = run
            .iter()
            .zip(shown.char_indices())
            .map(|(set, (at, character))| {
                let range = at..at + character.len_utf8();
                KrillaGlyph::new(GlyphId::new(set.glyph), set.advance, 0.0, 0.0, 0.0, range, None)
            })
            .collect();
        let font = fonts.embedded(run[0].face);
        surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, &shown, size, false);
        x += run.iter().map(|set| set.advance * size).sum::<f32>();
    }
}

/// Over everything, so faint that it can be read through: a light line under the dark one shows it on dark pictures, too.
fn watermark(surface: &mut Surface<'_>, fonts: &Fonts, text: &str) {
    const SIZE: f32 = 15.0;
    for row in 0_u8..5 {
        for column in 0_u8..2 {
            let x = 20.0 + f32::from(column) * 290.0 + f32::from(row % 2) * 40.0;
            let y = 190.0 + f32::from(row) * 160.0;
            surface.push_transform(&Transform::from_rotate_at(-28.0, x, y));
            write(surface, fonts, (x + 0.7, y + 0.7), SIZE, text, fill(255, 0.5));
            write(surface, fonts, (x, y), SIZE, text, fill(40, 0.2));
            surface.pop();
        }
    }
}
