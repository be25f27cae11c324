//! Many fingerprints in memory, found by distance: multi-index hashing over four 16-bit chunks.
//!
//! Two fingerprints within 7 bits have a chunk within 1 bit, since four chunks with 2 bits each make 8. So each chunk is
//! looked up under its value and the 16 values one bit away, and what is found is compared whole. Exact to distance 7.
//!
//! Memory: 28 bytes a fingerprint and 1 MiB. Invariant: what was added is found by the very next question; the buckets
//! are built anew when a fixed share has been added since, and those in between are scanned one by one.

/// Distance up to which [`Index::find`] is exact.
pub const REACH: u32 = super::matching::NEAR;
/// Values of a chunk.
const VALUES: usize = 1 << 16;
/// So many may wait for the next building: a scan of them takes some ten microseconds.
const LOOSE: usize = 16_384;

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

/// Entries of one chunk, by value.
struct Table {
    /// Where the entries of each value begin; one more at the end.
    starts: Vec<u32>,
    entries: Vec<u32>,
}

/// Fingerprints with a tag each.
#[derive(Default)]
pub struct Index {
    prints: Vec<u64>,
    tags: Vec<u32>,
    tables: Vec<Table>,
    built: usize,
}

impl Index {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.prints.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prints.is_empty()
    }

    /// Bytes held.
    #[must_use]
    pub fn memory(&self) -> usize {
        let tables = self.tables.iter().map(|table| (table.starts.capacity() + table.entries.capacity()) * 4);
        self.prints.capacity() * 8 + self.tags.capacity() * 4 + tables.sum::<usize>()
    }

    /// Adds some.
    pub fn add(&mut self, news: &[(u64, u32)]) {
        self.prints.extend(news.iter().map(|(print, _)| *print));
        self.tags.extend(news.iter().map(|(_, tag)| *tag));
        if self.prints.len() - self.built > LOOSE.max(self.built / 8) {
            self.build();
        }
    }

    /// Sorts everything into buckets.
    pub fn build(&mut self) {
        // Freed before the new ones are made, so that the two are never there together.
        self.tables.clear();
        for place in 0..4 {
            let mut starts = vec![0_u32; VALUES + 1];
            for print in &self.prints {
                starts[usize::from(chunks(*print)[place]) + 1] += 1;
            }
            for value in 0..VALUES {
                starts[value + 1] += starts[value];
            }
            let mut next = starts.clone();
            let mut entries = vec![0_u32; self.prints.len()];
            for (entry, print) in (0_u32..).zip(&self.prints) {
                let at = &mut next[usize::from(chunks(*print)[place])];
                entries[*at as usize] = entry;
                *at += 1;
            }
            self.tables.push(Table { starts, entries });
        }
        self.built = self.prints.len();
    }

    /// Calls `found` with tag and distance of each within [`REACH`], each once.
    pub fn find(&self, print: u64, mut found: impl FnMut(u32, u32)) {
        let wanted = chunks(print);
        for (place, table) in self.tables.iter().enumerate() {
            for value in neighbours(wanted[place]) {
                let value = usize::from(value);
                let (from, to) = (table.starts[value] as usize, table.starts[value + 1] as usize);
                for entry in &table.entries[from..to] {
                    let there = self.prints[*entry as usize];
                    let distance = (there ^ print).count_ones();
                    if distance <= REACH && first_near(there, print) == place {
                        found(self.tags[*entry as usize], distance);
                    }
                }
            }
        }
        for (there, tag) in self.prints[self.built..].iter().zip(&self.tags[self.built..]) {
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
        assert!(index.built > 0 && index.built < index.len(), "both the buckets and the loose ones are asked");
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
