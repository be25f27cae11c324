//! Walking a GIF: its size, its pictures, a copy without what is no picture.
//!
//! Lives here: blocks and sub-blocks. Not here: pixels (`raster`).
//!
//! Invariant: every step moves forward and nothing is allocated but the copy, so any bytes at all
//! cost at most one pass over them.

/// Length of the signature and the screen descriptor.
const HEAD: usize = 13;

/// Width and height of the screen.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let four = bytes.get(6..)?.first_chunk::<4>()?;
    Some((u16::from_le_bytes([four[0], four[1]]).into(), u16::from_le_bytes([four[2], four[3]]).into()))
}

/// How many pictures the file plays.
pub(super) fn frames(bytes: &[u8]) -> u32 {
    let pictures = Blocks::new(bytes).filter(|block| block.kind == Kind::Picture).count();
    u32::try_from(pictures).unwrap_or(u32::MAX)
}

/// The file without comments, texts and programs' own blocks; `None` when its end is not found.
pub(super) fn without_extras(bytes: &[u8]) -> Option<Vec<u8>> {
    let start = HEAD + colours(*bytes.get(10)?);
    let mut out = bytes.get(..start)?.to_vec();
    for block in Blocks::new(bytes) {
        match block.kind {
            Kind::Picture | Kind::Control => out.extend_from_slice(block.whole),
            Kind::Extra => {}
            Kind::End => {
                out.push(0x3B);
                return Some(out);
            }
        }
    }
    None
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Picture,
    /// Transparency and timing of the picture behind it, or how often the pictures are repeated.
    Control,
    Extra,
    End,
}

struct Block<'a> {
    kind: Kind,
    whole: &'a [u8],
}

/// Iterates the blocks behind the screen descriptor; ends at the trailer or where a block is not
/// there in full.
struct Blocks<'a> {
    bytes: &'a [u8],
    at: Option<usize>,
}

impl<'a> Blocks<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: bytes.get(10).map(|flags| HEAD + colours(*flags)) }
    }
}

impl<'a> Iterator for Blocks<'a> {
    type Item = Block<'a>;

    fn next(&mut self) -> Option<Block<'a>> {
        let start = self.at.take()?;
        let (kind, end) = match *self.bytes.get(start)? {
            0x2C => {
                // Place, size, flags, colours, one byte of code size.
                let flags = *self.bytes.get(start + 9)?;
                (Kind::Picture, behind_pieces(self.bytes, start + 10 + colours(flags) + 1)?)
            }
            0x21 => {
                let kind = match *self.bytes.get(start + 1)? {
                    0xF9 => Kind::Control,
                    0xFF if self.bytes.get(start + 2..)?.starts_with(b"\x0BNETSCAPE2.0\x03\x01") => Kind::Control,
                    _ => Kind::Extra,
                };
                (kind, behind_pieces(self.bytes, start + 2)?)
            }
            0x3B => (Kind::End, start + 1),
            _ => return None,
        };
        let whole = self.bytes.get(start..end)?;
        if kind != Kind::End {
            self.at = Some(end);
        }
        Some(Block { kind, whole })
    }
}

/// Bytes of a colour table, by the flags in front of it.
const fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Goes over pieces of up to 255 bytes, each with its length in front, to behind the empty one.
fn behind_pieces(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
