//! What a HEIF container says, and what decoding it would take.
//!
//! Lives here: the check of a container before the parser sees it, its sizes, EXIF block and colour
//! profile, the price of its pictures. Not here: pixels (`raster`).
//!
//! Invariants: the parser is only called on a container whose tables cannot swell in memory or send
//! it round in circles; the price counts every tile at the size its own bitstream declares, before
//! the crop, because that is what the decoder allocates; a panic in the parser counts as knowing
//! nothing.

use std::borrow::Cow;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use heic_rs::context::Context;

use super::container::be32;
use super::unreadable::Unreadable;

/// The tables of a real file take some kilobytes; those of a 48-megapixel one about ten.
const MAX_TABLES: usize = 1024 * 1024;
/// Pictures, tiles and blocks of metadata. A 48-megapixel photo has about 200.
const MAX_ITEMS: usize = 2048;
/// References between them; a grid's is one.
const MAX_REFERENCES: usize = 4096;
/// Tiles of the one grid that is decoded.
const MAX_TILES: usize = 1024;
/// Crops, turns and mirrors of the picture. Each goes over all pixels; phones write at most two.
const MAX_TURNS: usize = 4;

/// What the container says of the picture it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Info {
    /// Width as shown.
    pub width: u32,
    /// Height as shown.
    pub height: u32,
    /// Width before turn and crop.
    pub coded_width: u32,
    /// Height before turn and crop.
    pub coded_height: u32,
}

/// Reads the sizes; `None` for what the parser does not understand.
pub(super) fn info(bytes: &[u8]) -> Option<Info> {
    guarded(|| {
        open(bytes)?;
        let info = heic_rs::probe(bytes).ok()?;
        let (width, height) = (info.width, info.height);
        Some(Info { width, height, coded_width: info.coded_width, coded_height: info.coded_height })
    })
}

/// The EXIF block, without what the container puts in front.
pub(super) fn exif_block(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    guarded(|| {
        let file = open(bytes)?;
        let item = match file.item_data(file.exif_item(file.meta.primary)?).ok()? {
            Cow::Borrowed(item) => item,
            Cow::Owned(item) => {
                return heic_rs::metadata::exif_tiff(&item).ok().map(|block| Cow::Owned(block.to_vec()));
            }
        };
        heic_rs::metadata::exif_tiff(item).ok().map(Cow::Borrowed)
    })
}

/// How the colours of the picture are described.
pub(super) enum Colours<'a> {
    /// A profile.
    Profile(&'a [u8]),
    /// The number of a set of primaries in ITU-T H.273.
    Primaries(u16),
}

/// The colour description of the shown picture, or of its first tile.
pub(super) fn colours(bytes: &[u8]) -> Option<Colours<'_>> {
    guarded(|| {
        let file = open(bytes)?;
        let primary = file.meta.primary;
        let tile = file.grid(primary).ok()?.and_then(|(_, tiles)| tiles.first().copied());
        [Some(primary), tile].into_iter().flatten().find_map(|item| {
            let properties = file.props(item).ok()?;
            let primaries = properties.nclx.map(|nclx| Colours::Primaries(nclx.primaries));
            properties.icc.map(Colours::Profile).or(primaries)
        })
    })
}

/// The samples the decoder is going to hold, by what the bitstreams declare.
///
/// # Errors
/// [`Unreadable`] for a file that says too little or asks for too much.
pub(super) fn coded_samples(bytes: &[u8]) -> Result<u64, Unreadable> {
    guarded(|| Some(count_samples(bytes))).unwrap_or(Err(Unreadable::Crashed))
}

fn count_samples(bytes: &[u8]) -> Result<u64, Unreadable> {
    let unsupported = |what: &str| Unreadable::Unsupported(what.to_owned());
    let file = open(bytes).ok_or_else(|| unsupported("a container of another kind"))?;
    let primary = file.meta.primary;
    let damaged = |error: heic_rs::Error| Unreadable::Damaged(error.to_string());
    if file.props(primary).map_err(damaged)?.transforms.len() > MAX_TURNS {
        return Err(unsupported("more than four turns of one picture"));
    }
    let items = match file.grid(primary).map_err(damaged)? {
        Some((_, tiles)) if tiles.len() > MAX_TILES => return Err(unsupported("a grid of more than 1,024 tiles")),
        Some((_, tiles)) => tiles,
        None => vec![primary],
    };
    let mut known: HashMap<u32, u64> = HashMap::new();
    let mut sum = 0_u64;
    for item in items {
        let samples = match known.get(&item) {
            Some(samples) => *samples,
            None => item_samples(&file, item).ok_or_else(|| unsupported("a picture without a readable size"))?,
        };
        known.insert(item, samples);
        sum = sum.saturating_add(samples);
    }
    Ok(sum)
}

/// The largest picture that any parameter set of the item declares.
fn item_samples(file: &Context<'_>, item: u32) -> Option<u64> {
    const SEQUENCE: u8 = 33;
    let configuration = file.props(item).ok()?.hvcc?;
    let sets = configuration.parameter_sets();
    let sizes = sets.iter().filter(|nal| nal.first().is_some_and(|byte| byte >> 1 & 0x3F == SEQUENCE)).map(|nal| {
        let (width, height) = sequence_size(nal)?;
        Some(u64::from(width) * u64::from(height))
    });
    // One that cannot be read may still be the one that is used.
    sizes.collect::<Option<Vec<u64>>>()?.into_iter().max()
}

/// Opens the container, if its tables are of the kind that the parser handles in bounded memory
/// and time.
fn open(bytes: &[u8]) -> Option<Context<'_>> {
    let tables = child(bytes, *b"meta")?;
    if tables.len() > MAX_TABLES {
        return None;
    }
    let mut rest = tables.get(4..)?;
    while let Some((name, body, behind)) = next_box(rest) {
        // Locations whose fields are all of no length cost nothing in the file and 24 bytes each in
        // memory: a file of some kilobytes would take gigabytes.
        if name == *b"iloc" && !has_lengths(body)? {
            return None;
        }
        rest = behind;
    }
    let file = Context::open(bytes).ok()?;
    let references = file.meta.refs.iter().map(|reference| reference.to.len()).sum::<usize>();
    let small = file.meta.items.len() <= MAX_ITEMS
        && file.meta.locations.len() <= MAX_ITEMS
        && file.meta.refs.len() <= MAX_REFERENCES
        && references <= MAX_REFERENCES;
    small.then_some(file)
}

fn has_lengths(location: &[u8]) -> Option<bool> {
    let sizes = location.get(4)?;
    Some(sizes >> 4 != 0 || sizes & 0x0F != 0)
}

/// The content of the first box of this name.
fn child(bytes: &[u8], wanted: [u8; 4]) -> Option<&[u8]> {
    let mut rest = bytes;
    while let Some((name, body, behind)) = next_box(rest) {
        if name == wanted {
            return Some(body);
        }
        rest = behind;
    }
    None
}

/// Name and content of a box, and what stands behind it.
fn next_box(bytes: &[u8]) -> Option<([u8; 4], &[u8], &[u8])> {
    let name = *bytes.get(4..)?.first_chunk::<4>()?;
    let (start, length) = match be32(bytes, 0)? {
        0 => (8, bytes.len()),
        1 => {
            let high = usize::try_from(be32(bytes, 8)?).ok()?;
            let low = usize::try_from(be32(bytes, 12)?).ok()?;
            (16, high.checked_mul(1 << 32)?.checked_add(low)?)
        }
        length => (8, usize::try_from(length).ok()?),
    };
    if length < start {
        return None;
    }
    Some((name, bytes.get(start..length)?, bytes.get(length..)?))
}

fn guarded<T>(look: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(look)).ok().flatten()
}

/// Width and height in a sequence parameter set, before the crop.
fn sequence_size(nal: &[u8]) -> Option<(u32, u32)> {
    let mut bits = Bits::new(nal.get(2..)?);
    bits.take(4)?;
    let layers = bits.take(3)?;
    bits.take(1)?;
    // Profile and level, for the whole and for each layer that has them.
    bits.skip(96)?;
    let marks: Vec<(u32, u32)> = (0..layers).map(|_| Some((bits.take(1)?, bits.take(1)?))).collect::<Option<_>>()?;
    if layers > 0 {
        bits.skip(2 * (8 - layers))?;
    }
    for (profile, level) in marks {
        bits.skip(88 * profile + 8 * level)?;
    }
    bits.number()?;
    if bits.number()? == 3 {
        bits.take(1)?;
    }
    Some((bits.number()?, bits.number()?))
}

/// Reads bits of a NAL unit, over the bytes that only keep a start code from appearing.
struct Bits {
    bytes: Vec<u8>,
    at: usize,
}

impl Bits {
    fn new(nal: &[u8]) -> Self {
        /// The size stands within the first hundred bytes.
        const ENOUGH: usize = 256;
        let mut bytes = Vec::with_capacity(ENOUGH);
        let mut zeros = 0;
        for byte in nal.iter().take(ENOUGH) {
            if *byte == 3 && zeros >= 2 {
                zeros = 0;
                continue;
            }
            zeros = if *byte == 0 { zeros + 1 } else { 0 };
            bytes.push(*byte);
        }
        Self { bytes, at: 0 }
    }

    fn take(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            let byte = *self.bytes.get(self.at / 8)?;
            value = value << 1 | u32::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(value)
    }

    fn skip(&mut self, count: u32) -> Option<()> {
        self.at = self.at.checked_add(usize::try_from(count).ok()?)?;
        (self.at <= self.bytes.len() * 8).then_some(())
    }

    /// An Exp-Golomb number, below 2³¹.
    fn number(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while self.take(1)? == 0 {
            zeros += 1;
            if zeros > 30 {
                return None;
            }
        }
        Some((1 << zeros) - 1 + self.take(zeros)?)
    }
}

/// The largest size that any `ispe` property in the first bytes declares, for files whose pictures
/// use a coding that is not understood here: still photos worth keeping.
pub(super) fn largest_declared(bytes: &[u8]) -> Option<(u32, u32)> {
    let start = &bytes[..bytes.len().min(256 * 1024)];
    let mut largest: Option<(u64, (u32, u32))> = None;
    for at in 0..start.len().saturating_sub(15) {
        if start[at..].starts_with(b"ispe") {
            let (width, height) = (be32(start, at + 8)?, be32(start, at + 12)?);
            let area = u64::from(width) * u64::from(height);
            if largest.is_none_or(|(best, _)| area > best) {
                largest = Some((area, (width, height)));
            }
        }
    }
    largest.map(|(_, size)| size)
}
