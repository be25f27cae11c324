//! Many fingerprints in memory, found by distance: multi-index hashing over four 16-bit chunks.
//!
//! Two fingerprints within 7 bits have a chunk within 1 bit, since four chunks with 2 bits each make 8. So each chunk is
//! looked up under its value and the 16 values one bit away, and what is found is compared whole. Exact to distance 7.
//!
//! The fingerprints stand in their buckets, four times each, so that a bucket is read in one go: with numbers of them
//! there, each would be fetched from another corner of the memory, which is what a question would wait for.
//!
//! Memory: 48 bytes a fingerprint, and 1 MiB for each level. Invariant: what was added is found by the very next
//! question; a few wait loose and are scanned one by one, then they become a level together with those not much larger.

/// Distance up to which [`Index::find`] is exact.
pub const REACH: u32 = crate::matching::NEAR;
/// Values of a chunk.
const VALUES: usize = 1 << 16;
/// So many may wait for the next building: a scan of them takes some microseconds.
const LOOSE: usize = 4096;
/// A level is built anew together with one that is at least such a part of it.
const PART: usize = 4;

/// The four chunks of a fingerprint, highest first.
#[must_use]
pub const fn chunks(print: u64) -> [u16; 4] {
    let bytes = print.to_be_bytes();
    [
        u16::from_be_bytes([bytes[0], bytes[1]]),
        u16::from_be_bytes([bytes[2], bytes[3]]),
        u16::from_be_bytes([bytes[4], bytes[5]]),
        u16::from_be_bytes([bytes[6], bytes[7]]),
    ]
}

/// A value of a chunk and those one bit away.
pub fn neighbours(chunk: u16) -> impl Iterator<Item = u16> {
    std::iter::once(chunk).chain((0..16).map(move |bit| chunk ^ (1 << bit)))
}

/// Fingerprints and tags by the value of one chunk.
struct Table {
    /// Where the entries of each value begin; one more at the end.
    starts: Vec<u32>,
    prints: Vec<u64>,
    tags: Vec<u32>,
}

impl Table {
    fn of(entries: &[(u64, u32)], place: usize) -> Self {
        let mut starts = vec![0_u32; VALUES + 1];
        for (print, _) in entries {
            starts[usize::from(chunks(*print)[place]) + 1] += 1;
        }
        for value in 0..VALUES {
            starts[value + 1] += starts[value];
        }
        let mut next = starts.clone();
        let (mut prints, mut tags) = (vec![0_u64; entries.len()], vec![0_u32; entries.len()]);
        for (print, tag) in entries {
            let at = &mut next[usize::from(chunks(*print)[place])];
            prints[*at as usize] = *print;
            tags[*at as usize] = *tag;
            *at += 1;
        }
        Self { starts, prints, tags }
    }

    fn memory(&self) -> usize {
        self.starts.capacity() * 4 + self.prints.capacity() * 8 + self.tags.capacity() * 4
    }
}

/// Fingerprints sorted into buckets together, once by each chunk.
struct Level([Table; 4]);

impl Level {
    fn of(entries: &[(u64, u32)]) -> Self {
        Self(std::array::from_fn(|place| Table::of(entries, place)))
    }

    fn len(&self) -> usize {
        self.0[0].prints.len()
    }

    /// Gives back what it was made of, three of its tables first, so that there is room for what comes of it.
    fn into_entries(self) -> impl Iterator<Item = (u64, u32)> {
        let [Table { prints, tags, .. }, ..] = self.0;
        prints.into_iter().zip(tags)
    }
}

/// Fingerprints with a tag each.
#[derive(Default)]
pub struct Index {
    /// The largest first.
    levels: Vec<Level>,
    loose: Vec<(u64, u32)>,
}

impl Index {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.levels.iter().map(Level::len).sum::<usize>() + self.loose.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes held.
    #[must_use]
    pub fn memory(&self) -> usize {
        let levels = self.levels.iter().flat_map(|level| &level.0).map(Table::memory);
        self.loose.capacity() * size_of::<(u64, u32)>() + levels.sum::<usize>()
    }

    /// Adds some.
    pub fn add(&mut self, news: &[(u64, u32)]) {
        self.loose.extend_from_slice(news);
        if self.loose.len() > LOOSE {
            let mut entries = std::mem::take(&mut self.loose);
            while let Some(level) = self.levels.pop_if(|level| level.len() <= entries.len() * PART) {
                entries.extend(level.into_entries());
            }
            self.levels.push(Level::of(&entries));
        }
    }

    /// Calls `found` with tag and distance of each within [`REACH`], each once.
    pub fn find(&self, print: u64, mut found: impl FnMut(u32, u32)) {
        let wanted = chunks(print);
        for level in &self.levels {
            for (place, table) in level.0.iter().enumerate() {
                for value in neighbours(wanted[place]) {
                    let value = usize::from(value);
                    let bucket = table.starts[value] as usize..table.starts[value + 1] as usize;
                    for (at, there) in bucket.clone().zip(&table.prints[bucket]) {
                        let distance = (there ^ print).count_ones();
                        if distance <= REACH && first_near(*there, print) == place {
                            found(table.tags[at], distance);
                        }
                    }
                }
            }
        }
        for (there, tag) in &self.loose {
            let distance = (there ^ print).count_ones();
            if distance <= REACH {
                found(*tag, distance);
            }
        }
    }
}

/// The first chunk in which two fingerprints are within one bit: the one that reports the pair.
fn first_near(a: u64, b: u64) -> usize {
    chunks(a ^ b).iter().position(|chunk| chunk.count_ones() <= 1).unwrap_or(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(seed: u64) -> impl Iterator<Item = u64> {
        let mut state = seed | 1;
        std::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.wrapping_mul(0x2545_F491_4F6C_DD1D)
        })
    }

    #[test]
    fn the_index_finds_what_a_scan_finds_and_nothing_twice() {
        let mut prints: Vec<u64> = numbers(7).take(40_000).collect();
        let asked: Vec<u64> = prints.iter().copied().step_by(400).collect();
        // Each with up to nine flipped bits: some in reach, some just out of it.
        for (index, base) in asked.iter().enumerate() {
            prints.extend(
                numbers(index as u64 + 3)
                    .take(6)
                    .map(|n| (0..n % 10).fold(*base, |print, step| print ^ (1 << ((n >> (step * 6)) & 63)))),
            );
        }
        let tagged: Vec<(u64, u32)> = prints.iter().copied().zip(0..).collect();
        let mut index = Index::default();
        for some in tagged.chunks(777) {
            index.add(some);
        }
        assert!(index.levels.len() > 1 && !index.loose.is_empty(), "several levels and the loose ones are asked");
        for print in asked {
            let mut found = Vec::new();
            index.find(print, |tag, distance| found.push((tag, distance)));
            found.sort_unstable();
            let near = |tag: u32, there: u64| Some((tag, (there ^ print).count_ones())).filter(|one| one.1 <= REACH);
            let scanned: Vec<(u32, u32)> = tagged.iter().filter_map(|(there, tag)| near(*tag, *there)).collect();
            assert_eq!(found, scanned);
        }
    }
}
