//! Photos made in code, so that tests and benchmarks need no files.
//!
//! Lives here: photo-like pictures of any size, an EXIF block to put into a JPEG. Not here: broken
//! files, which each test builds from these.
//!
//! Invariant: the same seed gives the same bytes, on every machine with the same encoder.

use turbojpeg::{Compressor, Image, PixelFormat, Subsamp};

/// A small fast generator of numbers that look random (xorshift with a multiplication).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Any seed will do.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number.
    pub const fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`, which must not be 0.
    pub const fn below(&mut self, end: u32) -> u32 {
        (((self.roll() >> 32) * end as u64) >> 32) as u32
    }
}

/// An RGB picture in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue, row by row.
    pub rgb: Vec<u8>,
}

/// Smooth noise: a lattice of random heights every `step` pixels, read with linear interpolation.
struct Noise {
    step: usize,
    columns: usize,
    heights: Vec<i32>,
}

impl Noise {
    fn new(dice: &mut Dice, width: usize, height: usize, step: usize, strength: u32) -> Self {
        let columns = width / step + 2;
        let rows = height / step + 2;
        let mut level = || dice.below(2 * strength + 1).cast_signed() - strength.cast_signed();
        let heights = (0..columns * rows).map(|_| level() * 256).collect();
        Self { step, columns, heights }
    }

    /// Adds one row of the noise to `line`, in 256ths.
    fn add(&self, row: usize, line: &mut [i32]) {
        let step = self.step;
        let size = i32::try_from(step).unwrap_or(1);
        let down = i32::try_from(row % step).unwrap_or(0);
        let top = row / step * self.columns;
        let at = |column: usize| {
            let (a, b) = (self.heights[top + column], self.heights[top + self.columns + column]);
            a + (b - a) * down / size
        };
        for (cell, pixels) in line.chunks_mut(step).enumerate() {
            let (left, right) = (at(cell), at(cell + 1));
            let slope = (right - left) / size;
            let mut value = left;
            for pixel in pixels {
                *pixel += value;
                value += slope;
            }
        }
    }
}

/// A filled ellipse with its own colour and texture, as the things in a photo have.
struct Thing {
    x: i64,
    y: i64,
    across: i64,
    down: i64,
    tint: [i32; 3],
}

/// Makes a picture that costs a codec about what a phone photo costs: a sky-to-ground gradient,
/// large and fine texture, things with hard edges, and sensor noise.
#[must_use]
pub fn picture(seed: u64, width: u32, height: u32) -> Picture {
    let mut dice = Dice::new(seed);
    let (w, h) = (width as usize, height as usize);
    let octaves: Vec<Noise> = [(512, 38), (128, 26), (32, 16), (8, 14), (4, 16), (2, 11)]
        .into_iter()
        .map(|(step, strength)| Noise::new(&mut dice, w, h, step, strength))
        .collect();
    let tints: Vec<Noise> =
        [(256, 24), (64, 9)].into_iter().map(|(step, strength)| Noise::new(&mut dice, w, h, step, strength)).collect();
    let things: Vec<Thing> = (0..40).map(|_| thing(&mut dice, width, height)).collect();
    let (top, bottom) = (
        [0; 3].map(|_: i32| 90 + dice.below(110).cast_signed()),
        [0; 3].map(|_: i32| 60 + dice.below(90).cast_signed()),
    );
    let mut rgb = Vec::with_capacity(w * h * 3);
    let mut light = vec![0_i32; w];
    let mut tint = vec![0_i32; w];
    let mut paint = vec![[0_i32; 3]; w];
    for row in 0..h {
        light.fill(0);
        tint.fill(0);
        paint.fill([0; 3]);
        for noise in &octaves {
            noise.add(row, &mut light);
        }
        for noise in &tints {
            noise.add(row, &mut tint);
        }
        for thing in &things {
            thing.paint(row, &mut paint);
        }
        let down = i32::try_from(row * 256 / h).unwrap_or(0);
        for ((light, tint), paint) in light.iter().zip(&tint).zip(&paint) {
            let grain = dice.roll().to_le_bytes();
            for channel in 0..3 {
                let sky = top[channel] * (256 - down) + bottom[channel] * down;
                let lean = [*tint, 0, -*tint][channel];
                let noise = i32::from(grain[channel] & 7) + i32::from(grain[channel + 3] & 7) - 7;
                let value = (sky + *light + lean) / 256 + paint[channel] + noise;
                rgb.push(u8::try_from(value.clamp(0, 255)).unwrap_or(0));
            }
        }
    }
    Picture { width, height, rgb }
}

fn thing(dice: &mut Dice, width: u32, height: u32) -> Thing {
    let long = width.max(height);
    let mut tone = || dice.below(120).cast_signed() - 60;
    let tint = [tone(), tone(), tone()];
    Thing {
        x: dice.below(width.max(1)).into(),
        y: dice.below(height.max(1)).into(),
        across: i64::from(long / 100 + dice.below(long / 8 + 1)).max(1),
        down: i64::from(long / 100 + dice.below(long / 8 + 1)).max(1),
        tint,
    }
}

impl Thing {
    fn paint(&self, row: usize, line: &mut [[i32; 3]]) {
        let dy = i64::try_from(row).unwrap_or(0) - self.y;
        if dy.abs() >= self.down {
            return;
        }
        let half = self.across * (self.down * self.down - dy * dy).isqrt() / self.down;
        let end = i64::try_from(line.len()).unwrap_or(0);
        let from = (self.x - half).clamp(0, end);
        let to = (self.x + half).clamp(0, end);
        let range = usize::try_from(from).unwrap_or(0)..usize::try_from(to).unwrap_or(0);
        for pixel in &mut line[range] {
            *pixel = self.tint;
        }
    }
}

/// Writes a picture as JPEG, 4:2:0.
///
/// # Errors
/// When the encoder fails.
pub fn jpeg(picture: &Picture, quality: i32) -> Result<Vec<u8>, turbojpeg::Error> {
    jpeg_as(picture, quality, Subsamp::Sub2x2, false)
}

/// Writes a picture as JPEG with the given sampling, progressive if wanted.
///
/// # Errors
/// When the encoder fails.
pub fn jpeg_as(
    picture: &Picture,
    quality: i32,
    sampling: Subsamp,
    progressive: bool,
) -> Result<Vec<u8>, turbojpeg::Error> {
    let mut encoder = Compressor::new()?;
    encoder.set_quality(quality)?;
    encoder.set_subsamp(sampling)?;
    encoder.set_progressive(progressive)?;
    encoder.compress_to_vec(Image {
        pixels: picture.rgb.as_slice(),
        width: picture.width as usize,
        pitch: picture.width as usize * 3,
        height: picture.height as usize,
        format: PixelFormat::RGB,
    })
}

/// What to write into an EXIF block. Everything is optional.
#[derive(Debug, Clone, Copy, Default)]
pub struct Exif<'a> {
    /// 1 to 8, or nonsense.
    pub orientation: Option<u16>,
    /// `YYYY:MM:DD HH:MM:SS`.
    pub taken_at: Option<&'a str>,
    /// Digits behind the second.
    pub fraction: Option<&'a str>,
    /// `+08:00`.
    pub offset: Option<&'a str>,
    /// Degrees north and east.
    pub place: Option<(f64, f64)>,
    /// Coordinate system of the place.
    pub datum: Option<&'a str>,
    /// Maker.
    pub make: Option<&'a str>,
    /// Model.
    pub model: Option<&'a str>,
}

/// One entry of a TIFF directory: tag, type, number of values, their bytes.
type Entry = (u16, u16, u32, Vec<u8>);

fn text(tag: u16, text: &str) -> Entry {
    let mut bytes = text.as_bytes().to_vec();
    bytes.push(0);
    (tag, 2, u32::try_from(bytes.len()).unwrap_or(0), bytes)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "degrees are small and made positive")]
fn degrees(tag: u16, value: f64) -> Entry {
    let micro = (value.abs() * 3_600_000.0).round() as u32;
    let parts = [(micro / 3_600_000, 1), (micro / 60_000 % 60, 1), (micro % 60_000, 1000)];
    let bytes = parts.iter().flat_map(|(a, b): &(u32, u32)| [a.to_le_bytes(), b.to_le_bytes()].concat()).collect();
    (tag, 5, 3, bytes)
}

/// Appends one directory at the end of `out` and points `link` to it.
fn directory(out: &mut Vec<u8>, link: Option<usize>, mut entries: Vec<Entry>) -> Vec<usize> {
    entries.sort_by_key(|entry| entry.0);
    let start = out.len();
    if let Some(link) = link {
        let offset = u32::try_from(start).unwrap_or(0);
        out[link..link + 4].copy_from_slice(&offset.to_le_bytes());
    }
    out.extend_from_slice(&u16::try_from(entries.len()).unwrap_or(0).to_le_bytes());
    let mut far = start + 2 + entries.len() * 12 + 4;
    let mut tail = Vec::new();
    let mut places = Vec::new();
    for (tag, kind, count, bytes) in entries {
        out.extend_from_slice(&tag.to_le_bytes());
        out.extend_from_slice(&kind.to_le_bytes());
        out.extend_from_slice(&count.to_le_bytes());
        places.push(out.len());
        if bytes.len() <= 4 {
            out.extend_from_slice(&bytes);
            out.extend(std::iter::repeat_n(0, 4 - bytes.len()));
        } else {
            out.extend_from_slice(&u32::try_from(far).unwrap_or(0).to_le_bytes());
            far += bytes.len();
            tail.extend_from_slice(&bytes);
        }
    }
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&tail);
    places
}

/// Builds the TIFF block (little-endian) for these entries.
#[must_use]
pub fn exif_block(exif: &Exif<'_>) -> Vec<u8> {
    const CAMERA: u16 = 0x8769;
    const POSITION: u16 = 0x8825;
    let mut main = vec![(CAMERA, 4, 1, vec![0; 4]), (POSITION, 4, 1, vec![0; 4])];
    main.extend(exif.make.map(|make| text(0x010F, make)));
    main.extend(exif.model.map(|model| text(0x0110, model)));
    main.extend(exif.orientation.map(|o| (0x0112, 3, 1, o.to_le_bytes().to_vec())));
    let mut camera = vec![(0x9000, 7, 4, b"0232".to_vec())];
    camera.extend(exif.taken_at.map(|at| text(0x9003, at)));
    camera.extend(exif.offset.map(|offset| text(0x9011, offset)));
    camera.extend(exif.fraction.map(|fraction| text(0x9291, fraction)));
    let mut position = vec![(0x0000, 1, 4, vec![2, 3, 0, 0])];
    if let Some((lat, lon)) = exif.place {
        position.push(text(1, if lat < 0.0 { "S" } else { "N" }));
        position.push(degrees(2, lat));
        position.push(text(3, if lon < 0.0 { "W" } else { "E" }));
        position.push(degrees(4, lon));
    }
    position.extend(exif.datum.map(|datum| text(0x12, datum)));
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    // The two pointers have the highest tags, so their places are the last two.
    let places = directory(&mut out, None, main);
    let links = &places[places.len() - 2..];
    directory(&mut out, Some(links[0]), camera);
    directory(&mut out, Some(links[1]), position);
    out
}

/// Puts an EXIF block behind the SOI of a JPEG. The block must be shorter than 64 KiB.
#[must_use]
pub fn with_exif(jpeg: &[u8], block: &[u8]) -> Vec<u8> {
    let length = u16::try_from(block.len() + 8).unwrap_or(u16::MAX);
    let mut out = vec![0xFF, 0xD8, 0xFF, 0xE1];
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(b"Exif\0\0");
    out.extend_from_slice(block);
    out.extend_from_slice(&jpeg[2..]);
    out
}
