//! JPEG in and out, by libjpeg-turbo.
//!
//! Lives here: decoding at a reduced size, the rule for damaged files, encoding renditions. Not
//! here: other formats (`raster`), resizing to the final size (`render`).
//!
//! Invariants: the decoder's output buffer is reused, so every byte that is used later has been
//! written by this photo's own decode; a written JPEG holds JFIF, the tag that says sRGB, tables,
//! frame and scan, and nothing else.

use turbojpeg::{
    Colorspace, Compressor, DecompressHeader, Decompressor, Image, PixelFormat, ScalingFactor, Subsamp, YuvImage,
    YuvPlanesImage,
};

use super::container::{JpegSegments, marker};
use super::header::{Limits, scans};
use super::planes::Planes;
use super::tag::tagged;
use super::unreadable::Unreadable;

/// Quality of every rendition.
const QUALITY: i32 = 80;

/// Real progressive files have about ten scans. A file with thousands is built to keep a worker busy.
const MAX_SCANS: u32 = 100;

/// What a decode left in the buffer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Decoded {
    pub layout: Layout,
    /// Size of the picture as decoded, whole pixels.
    pub width: u32,
    pub height: u32,
    /// Size of the picture in the file.
    pub full: (u32, u32),
    /// How much of the decoded size the picture really covers; at 3/8 the last column is rarely full.
    pub exact_width: f64,
    pub exact_height: f64,
    /// The decoder stepped over damage inside the file.
    pub damaged: bool,
}

/// How the buffer is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Three planes one after the other; one chroma sample covers this many pixels across and down.
    Ycc { across: u32, down: u32 },
    /// One plane.
    Grey,
    /// Interleaved red, green, blue.
    Rgb,
}

/// The decoder and encoder of one worker.
#[derive(Default)]
pub(super) struct Codec {
    decompressor: Option<Decompressor>,
    compressor: Option<Compressor>,
}

fn broken(error: &turbojpeg::Error) -> Unreadable {
    Unreadable::Damaged(error.to_string())
}

impl Codec {
    fn decompressor(&mut self) -> Result<&mut Decompressor, Unreadable> {
        if self.decompressor.is_none() {
            let mut fresh = Decompressor::new().map_err(|e| broken(&e))?;
            fresh.set_scan_limit(MAX_SCANS).map_err(|e| broken(&e))?;
            self.decompressor = Some(fresh);
        }
        self.decompressor.as_mut().ok_or(Unreadable::Crashed)
    }

    fn compressor(&mut self) -> Result<&mut Compressor, Unreadable> {
        if self.compressor.is_none() {
            let mut fresh = Compressor::new().map_err(|e| broken(&e))?;
            fresh.set_quality(QUALITY).map_err(|e| broken(&e))?;
            fresh.set_optimize(true).map_err(|e| broken(&e))?;
            self.compressor = Some(fresh);
        }
        self.compressor.as_mut().ok_or(Unreadable::Crashed)
    }

    /// Decodes at the smallest eighth whose longer side still reaches `long`.
    pub fn decode(
        &mut self,
        bytes: &[u8],
        long: u32,
        limits: &Limits,
        buffer: &mut Vec<u8>,
    ) -> Result<Decoded, Unreadable> {
        let decompressor = self.decompressor()?;
        let header = decompressor.read_header(bytes).map_err(|e| Unreadable::Unsupported(e.to_string()))?;
        let eighths = if header.is_lossless { 8 } else { eighths(header.width.max(header.height), long) };
        check_cost(&header, eighths, header.is_progressive || scans(bytes).kept, limits)?;
        let factor = ScalingFactor::new(eighths, 8);
        decompressor.set_scaling_factor(factor).map_err(|e| broken(&e))?;
        let plan = Plan::new(&header, factor);
        prepare(buffer, plan.bytes);
        let mut result = plan.run(decompressor, bytes, buffer);
        let mut damaged = false;
        if let Err(error) = result {
            judge(&error)?;
            // The picture is whole but for the damage. Decode once more onto black, so that a row
            // the decoder may have skipped cannot show what the last photo left in the buffer.
            buffer.fill(0);
            result = plan.run(decompressor, bytes, buffer);
            if let Err(error) = result {
                judge(&error)?;
            }
            damaged = true;
        }
        if let Some(inverted) = plan.cmyk {
            cmyk_to_rgb(buffer, inverted || has_adobe_marker(bytes));
        }
        #[expect(clippy::cast_precision_loss, reason = "sides are below 65,536")]
        let exact = |side: usize| (side * eighths) as f64 / 8.0;
        Ok(Decoded {
            layout: plan.layout,
            width: to_u32(plan.width),
            height: to_u32(plan.height),
            full: (to_u32(header.width), to_u32(header.height)),
            exact_width: exact(header.width),
            exact_height: exact(header.height),
            damaged,
        })
    }

    /// Writes one rendition.
    pub fn encode(&mut self, planes: &Planes, pad: &mut Vec<u8>) -> Result<Vec<u8>, Unreadable> {
        let compressor = self.compressor()?;
        let (width, height) = (planes.width as usize, planes.height as usize);
        if planes.is_grey() {
            compressor.set_subsamp(Subsamp::Gray).map_err(|e| broken(&e))?;
            let image = Image { pixels: planes.y.as_slice(), width, pitch: width, height, format: PixelFormat::GRAY };
            return compressor.compress_to_vec(image).map(|jpeg| tagged(jpeg, true)).map_err(|e| broken(&e));
        }
        let chroma = planes.chroma_size().0 as usize;
        let (luma, stride) = even(planes, pad);
        let image = YuvPlanesImage {
            y_plane: luma,
            u_plane: planes.cb.as_slice(),
            v_plane: planes.cr.as_slice(),
            width,
            height,
            y_stride: stride,
            u_stride: chroma,
            v_stride: chroma,
            subsamp: Subsamp::Sub2x2,
        };
        compressor.compress_yuv_planes_to_vec(&image).map(|jpeg| tagged(jpeg, false)).map_err(|e| broken(&e))
    }
}

/// The encoder reads brightness up to the next even column and row: repeat the last ones there.
fn even<'a>(planes: &'a Planes, pad: &'a mut Vec<u8>) -> (&'a [u8], usize) {
    let (width, height) = (planes.width as usize, planes.height as usize);
    if width.is_multiple_of(2) && height.is_multiple_of(2) {
        return (&planes.y, width);
    }
    let stride = width.next_multiple_of(2);
    pad.clear();
    for row in planes.y.chunks_exact(width) {
        pad.extend_from_slice(row);
        pad.extend(row.last().filter(|_| stride > width));
    }
    if !height.is_multiple_of(2) {
        let last = pad.len() - stride;
        pad.extend_from_within(last..);
    }
    (pad, stride)
}

/// How one file is going to be decoded.
struct Plan {
    layout: Layout,
    width: usize,
    height: usize,
    subsamp: Subsamp,
    bytes: usize,
    /// Set for four-colour files; true when the file is known to store them inverted.
    cmyk: Option<bool>,
}

impl Plan {
    fn new(header: &DecompressHeader, factor: ScalingFactor) -> Self {
        let scaled = header.scaled(factor);
        let (width, height) = (scaled.width, scaled.height);
        let mut plan =
            Self { layout: Layout::Rgb, width, height, subsamp: header.subsamp, bytes: width * height * 3, cmyk: None };
        match header.colorspace {
            Colorspace::Gray => {
                plan.layout = Layout::Grey;
                plan.bytes = width * height;
            }
            // YCCK is only ever written by Adobe programs, which store it inverted.
            Colorspace::CMYK | Colorspace::YCCK => {
                plan.bytes = width * height * 4;
                plan.cmyk = Some(header.colorspace == Colorspace::YCCK);
            }
            Colorspace::YCbCr if !header.is_lossless && has_planes(header.subsamp) => {
                let (across, down) = header.subsamp.size();
                plan.layout = Layout::Ycc { across: to_u32(across), down: to_u32(down) };
                let yuv = plan.yuv(());
                let (luma, chroma) = (yuv.y_size(), yuv.uv_size());
                plan.bytes = luma.0 * luma.1 + 2 * chroma.0 * chroma.1;
            }
            _ => {}
        }
        plan
    }

    fn yuv<T>(&self, pixels: T) -> YuvImage<T> {
        YuvImage { pixels, width: self.width, align: 1, height: self.height, subsamp: self.subsamp }
    }

    fn run(&self, decompressor: &mut Decompressor, bytes: &[u8], buffer: &mut [u8]) -> turbojpeg::Result<()> {
        let format = match (self.layout, self.cmyk) {
            (Layout::Ycc { .. }, _) => {
                return decompressor.decompress_to_yuv(bytes, self.yuv(buffer));
            }
            (Layout::Grey, _) => PixelFormat::GRAY,
            (Layout::Rgb, Some(_)) => PixelFormat::CMYK,
            (Layout::Rgb, None) => PixelFormat::RGB,
        };
        let image =
            Image { pixels: buffer, width: self.width, pitch: self.width * format.size(), height: self.height, format };
        decompressor.decompress(bytes, image)
    }
}

/// Samplings without a name can be decoded to RGB only.
const fn has_planes(sampling: Subsamp) -> bool {
    !matches!(sampling, Subsamp::Gray | Subsamp::Unknown)
}

fn to_u32(side: usize) -> u32 {
    u32::try_from(side).unwrap_or(u32::MAX)
}

fn eighths(longest: usize, long: u32) -> usize {
    (1..=8).find(|n| (longest * n).div_ceil(8) >= long as usize).unwrap_or(8)
}

/// Sets the length without writing over what a decode is about to write anyway; gives memory back
/// after an unusually large picture.
fn prepare(buffer: &mut Vec<u8>, bytes: usize) {
    const KEEP: usize = 64 * 1024 * 1024;
    if buffer.capacity() > KEEP && bytes <= KEEP {
        *buffer = Vec::new();
    }
    buffer.resize(bytes, 0);
}

/// A file of several scans has all its coefficients held in memory, two bytes each, whatever the scale.
fn check_cost(header: &DecompressHeader, eighths: usize, kept: bool, limits: &Limits) -> Result<(), Unreadable> {
    let pixels = header.width as u64 * header.height as u64;
    let samples = match header.colorspace {
        Colorspace::Gray => 2,
        Colorspace::CMYK | Colorspace::YCCK => 8,
        _ if header.subsamp == Subsamp::Sub2x2 => 3,
        _ => 6,
    };
    let coefficients = if kept { pixels * samples } else { 0 };
    let output = pixels * (eighths * eighths) as u64 / 64 * 4;
    let needed = coefficients + output;
    let limit = limits.max_decode_bytes;
    // The header was read by other code before. Should the two ever disagree, the decoder's word
    // counts: it is the one that would do the work.
    if needed > limit || pixels > limits.max_pixels {
        return Err(Unreadable::TooCostly { needed, limit });
    }
    Ok(())
}

/// The rule for damaged files. Data that ends early makes the photo unreadable. Damage inside, which
/// the decoder reports and steps over (stray bytes before a marker are common from phones), does
/// not: the picture is shown and marked as damaged. Anything else is an error.
fn judge(error: &turbojpeg::Error) -> Result<(), Unreadable> {
    const HARMLESS: [&str; 7] = [
        "extraneous bytes before marker",
        "bad Huffman code",
        "found marker",
        "bad ICC marker",
        "Unknown Adobe color transform",
        "unknown JFIF revision",
        "Inconsistent progression sequence",
    ];
    let text = error.to_string();
    if text.contains("Premature end") || text.contains("premature end") {
        return Err(Unreadable::Truncated);
    }
    if HARMLESS.iter().any(|known| text.contains(known)) {
        return Ok(());
    }
    Err(Unreadable::Damaged(text))
}

fn has_adobe_marker(bytes: &[u8]) -> bool {
    JpegSegments::new(bytes)
        .take_while(|s| s.marker != marker::SOS)
        .any(|s| s.marker == marker::APP14 && s.body.starts_with(b"Adobe"))
}

/// Four printing colours to three of light, in place. Adobe programs store the amount of paper left
/// instead of the amount of ink.
fn cmyk_to_rgb(buffer: &mut Vec<u8>, inverted: bool) {
    let pixels = buffer.len() / 4;
    for i in 0..pixels {
        let at = i * 4;
        let black = u16::from(if inverted { buffer[at + 3] } else { 255 - buffer[at + 3] });
        for channel in 0..3 {
            let ink = buffer[at + channel];
            let light = u16::from(if inverted { ink } else { 255 - ink });
            // At most 255 * 255 + 127, divided by 255.
            buffer[i * 3 + channel] = ((light * black + 127) / 255).to_le_bytes()[0];
        }
    }
    buffer.truncate(pixels * 3);
}
