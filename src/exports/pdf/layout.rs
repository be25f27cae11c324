//! Where everything goes: lines, rows of a table, pictures side by side, from page to page. Pure.
//!
//! Invariants: no line begins with a mark that belongs to the one before (UAX 14); a row and a picture with its caption
//! stay on one page; nothing reaches into the margins.

use unicode_linebreak::linebreaks;

use super::font::Fonts;

/// A4, in points.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// Left and right.
pub(super) const MARGIN: f32 = 48.0;
const TOP: f32 = 52.0;
/// Below it only the foot of the page.
pub(super) const BOTTOM: f32 = PAGE.1 - 56.0;
/// Between two pictures.
const GUTTER: f32 = 12.0;
/// Most of a page's height that a picture takes.
const TALLEST: f32 = 210.0;
/// From one line to the next, in parts of the size.
const LEADING: f32 = 1.5;

/// What is drawn where, from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A line of text on its base line.
    Text { x: f32, y: f32, size: f32, grey: u8, text: String },
    /// A thin line across.
    Rule { x: f32, y: f32, width: f32 },
    /// A picture, by its number.
    Picture { x: f32, y: f32, width: f32, height: f32, number: usize },
}

/// To which side the text of a cell goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// For texts.
    Left,
    /// For numbers.
    Right,
}

/// A cell of a row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its share of the width.
    pub share: f32,
    /// To which side.
    pub align: Align,
    /// What it says.
    pub text: String,
}

/// A picture to be set.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its number among the pictures handed to the painter.
    pub number: usize,
    /// Pixels across and down.
    pub pixels: (u32, u32),
    /// What stands below it.
    pub caption: String,
}

/// Sets one thing below the other.
pub struct Composer {
    fonts: Fonts,
    pages: Vec<Vec<Mark>>,
    y: f32,
}

impl Composer {
    /// An empty first page.
    #[must_use]
    pub fn new(fonts: &Fonts) -> Self {
        Self { fonts: fonts.clone(), pages: vec![Vec::new()], y: TOP }
    }

    /// A paragraph, moved in by some points.
    pub fn text(&mut self, text: &str, size: f32, grey: u8, indent: f32) {
        let (x, width) = (MARGIN + indent, PAGE.0 - 2.0 * MARGIN - indent);
        for line in break_lines(&self.fonts, text, size, width) {
            self.make_room(size * LEADING);
            let y = self.y + size * 1.1;
            self.mark(Mark::Text { x, y, size, grey, text: line });
            self.y += size * LEADING;
        }
    }

    /// A heading: some room above, and never the last thing on a page.
    pub fn heading(&mut self, text: &str, size: f32) {
        self.gap(size * 0.6);
        self.make_room(size * LEADING + 40.0);
        self.text(text, size, 0, 0.0);
        self.gap(2.0);
    }

    /// Some room.
    pub fn gap(&mut self, height: f32) {
        self.y += height;
    }

    /// A row of a table, with a line below it.
    pub fn row(&mut self, cells: &[Cell], size: f32) {
        const PADDING: f32 = 3.0;
        let whole: f32 = cells.iter().map(|cell| cell.share).sum();
        let width = PAGE.0 - 2.0 * MARGIN;
        let mut x = MARGIN;
        let mut set = Vec::new();
        for cell in cells {
            let room = width * cell.share / whole;
            let lines = break_lines(&self.fonts, &cell.text, size, room - 2.0 * PADDING);
            set.push((x, room, cell.align, lines));
            x += room;
        }
        let most = set.iter().map(|(.., lines)| lines.len()).max().unwrap_or(1).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a row has few lines")]
        let height = most as f32 * size * 1.35 + 2.0 * PADDING;
        self.make_room(height);
        for (x, room, align, lines) in set {
            let mut y = self.y + PADDING + size;
            for text in lines {
                let free = room - 2.0 * PADDING - self.fonts.width(&text, size);
                let shift = if align == Align::Right { free.max(0.0) } else { 0.0 };
                self.mark(Mark::Text { x: x + PADDING + shift, y, size, grey: 20, text });
                y += size * 1.35;
            }
        }
        self.y += height;
        self.mark(Mark::Rule { x: MARGIN, y: self.y, width });
    }

    /// Pictures, two beside each other.
    pub fn pictures(&mut self, pictures: &[Picture]) {
        const CAPTION: f32 = 8.5;
        let room = (PAGE.0 - 2.0 * MARGIN - GUTTER) / 2.0;
        for pair in pictures.chunks(2) {
            let set: Vec<_> = pair
                .iter()
                .map(|picture| {
                    let (width, height) = fit(picture.pixels, room, TALLEST);
                    (picture, width, height, break_lines(&self.fonts, &picture.caption, CAPTION, room))
                })
                .collect();
            let tallest = set.iter().map(|(_, _, height, _)| *height).fold(0.0, f32::max);
            let lines = set.iter().map(|(.., lines)| lines.len()).max().unwrap_or_default();
            #[expect(clippy::cast_precision_loss, reason = "a caption has few lines")]
            let captions = lines as f32 * CAPTION * LEADING;
            self.make_room(tallest + captions + 10.0);
            let mut x = MARGIN;
            for (picture, width, height, lines) in set {
                self.mark(Mark::Picture { x, y: self.y + 4.0, width, height, number: picture.number });
                let mut y = self.y + 4.0 + height + CAPTION * 1.3;
                for text in lines {
                    self.mark(Mark::Text { x, y, size: CAPTION, grey: 70, text });
                    y += CAPTION * LEADING;
                }
                x += room + GUTTER;
            }
            self.y += tallest + captions + 10.0;
        }
    }

    /// The pages, from first to last.
    pub(super) fn finish(self) -> (Fonts, Vec<Vec<Mark>>) {
        (self.fonts, self.pages)
    }

    fn make_room(&mut self, height: f32) {
        let begun = self.pages.last().is_some_and(|page| !page.is_empty());
        if begun && self.y + height > BOTTOM {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }
}

/// The size at which a picture fills a room without being stretched.
fn fit((across, down): (u32, u32), width: f32, height: f32) -> (f32, f32) {
    #[expect(clippy::cast_precision_loss, reason = "a picture has some thousand pixels")]
    let (across, down) = (across.max(1) as f32, down.max(1) as f32);
    let scale = (width / across).min(height / down);
    (across * scale, down * scale)
}

/// Cuts a text into lines of a width.
fn break_lines(fonts: &Fonts, text: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let (mut line, mut used, mut from) = (String::new(), 0.0, 0);
        for (to, _) in linebreaks(paragraph) {
            let part = &paragraph[from..to];
            from = to;
            // A blank at the end of a line may stand in the margin.
            if used + fonts.width(part.trim_end(), size) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            for character in part.chars() {
                let advance = fonts.set(character).map_or(0.0, |set| set.advance * size);
                // Only a part that is wider than a whole line is cut in its midst.
                if used + advance > width && !line.is_empty() && !character.is_whitespace() {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(character);
                used += advance;
            }
        }
        lines.push(line);
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fonts() -> Fonts {
        Fonts::open(None).unwrap()
    }

    #[test]
    fn no_line_begins_with_a_mark_of_the_line_before_or_is_wider_than_it_may_be() {
        let fonts = fonts();
        let text = "党员服务队清理水渠两公里，帮扶农户十二户；村民代表现场评议（满意率百分之九十八）。Shigan-2026-abcdefghijklmnopqrstuvwxyz";
        for width in [40_u16, 55, 73, 120, 300] {
            let lines = break_lines(&fonts, text, 10.0, f32::from(width));
            assert_eq!(lines.concat(), text, "nothing is lost at {width}");
            for line in &lines {
                assert!(fonts.width(line, 10.0) <= f32::from(width) + 0.01, "{line} at {width}");
                let first = line.chars().next().unwrap();
                assert!(!"，。；、）".contains(first) || width == 40, "{line} at {width}");
            }
        }
    }

    #[test]
    fn lines_of_the_text_stay_lines_and_an_empty_text_is_none() {
        let lines = break_lines(&fonts(), "第一行\n第二行", 10.0, 400.0);
        assert_eq!(lines, ["第一行", "第二行"]);
        assert!(break_lines(&fonts(), "", 10.0, 400.0).is_empty());
    }

    #[test]
    fn sixty_pictures_go_on_page_after_page_within_the_margins() {
        let mut composer = Composer::new(&fonts());
        let pictures: Vec<Picture> = (0..60)
            .map(|number| Picture {
                number,
                pixels: if number % 3 == 0 { (1200, 1600) } else { (1600, 1200) },
                caption: format!(
                    "照片{} 时间：2026年5月1日 09:30（相机写入，仅供参考） 地点：康江村（提交时所选）",
                    number + 1
                ),
            })
            .collect();
        composer.pictures(&pictures);
        let (_, pages) = composer.finish();
        assert!(pages.len() > 5, "{}", pages.len());
        let mut seen = Vec::new();
        for mark in pages.iter().flatten() {
            let (left, right, bottom) = match mark {
                Mark::Text { x, y, size, text, .. } => (*x, x + fonts().width(text, *size), *y),
                Mark::Rule { x, y, width } => (*x, x + width, *y),
                Mark::Picture { x, y, width, height, number } => {
                    seen.push(*number);
                    (*x, x + width, y + height)
                }
            };
            assert!(left >= MARGIN - 0.1 && right <= PAGE.0 - MARGIN + 0.5 && bottom <= BOTTOM + 1.0, "{mark:?}");
        }
        assert_eq!(seen, (0..60).collect::<Vec<_>>());
    }
}
