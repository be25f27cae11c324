//! Reading a page of which rows fall away after they were read. Knows no query.

/// Most rows that are read at once.
const MOST: usize = 2_000;

/// Up to `wanted` rows that are kept, from behind a position on. `read` tells of each row whether it is kept.
///
/// Rows fall away before the page is cut, so that neither a gap nor the position behind a page tells of them. Each
/// look is longer than the one before: whoever finds nothing among many rows does not ask for each handful anew.
///
/// # Errors
/// As `read`.
pub fn read_on<Row, Key, E>(
    wanted: usize,
    mut after: Option<Key>,
    key: impl Fn(&Row) -> Key,
    mut read: impl FnMut(Option<Key>, usize) -> Result<Vec<(Row, bool)>, E>,
) -> Result<Vec<Row>, E> {
    let (mut kept, mut most) = (Vec::new(), wanted);
    loop {
        let rows = read(after, most)?;
        let (full, last) = (rows.len() >= most, rows.last().map(|(row, _)| key(row)));
        kept.extend(rows.into_iter().filter_map(|(row, keep)| keep.then_some(row)));
        if kept.len() >= wanted || !full || last.is_none() {
            kept.truncate(wanted);
            return Ok(kept);
        }
        (after, most) = (last, most.saturating_mul(4).min(MOST).max(wanted));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers up to `last` of which those that `keep` says are kept, and how many looks it took.
    fn page(last: u32, wanted: usize, after: Option<u32>, keep: impl Fn(u32) -> bool) -> (Vec<u32>, usize) {
        let mut looks = 0;
        let found = read_on(
            wanted,
            after,
            |number| *number,
            |after, most| {
                looks += 1;
                let from = after.map_or(0, |number| number + 1);
                Ok::<_, ()>((from..=last).take(most).map(|number| (number, keep(number))).collect())
            },
        );
        (found.unwrap(), looks)
    }

    #[test]
    fn a_page_is_full_although_rows_fall_away() {
        assert_eq!(page(100, 3, None, |number| number % 10 == 0).0, [0, 10, 20]);
        assert_eq!(page(100, 3, Some(20), |number| number % 10 == 0).0, [30, 40, 50]);
        assert_eq!(page(100, 3, Some(90), |number| number % 10 == 0).0, [100]);
    }

    #[test]
    fn one_look_is_enough_where_nothing_falls_away_and_few_where_everything_does() {
        assert_eq!(page(100, 3, None, |_| true), (vec![0, 1, 2], 1));
        let (found, looks) = page(20_000, 51, None, |_| false);
        assert!(found.is_empty() && looks < 15, "{looks}");
    }

    #[test]
    fn the_end_is_found_where_the_last_look_was_full() {
        assert_eq!(page(2, 3, None, |number| number > 0), (vec![1, 2], 2));
        assert_eq!(page(2, 0, None, |_| true).0, Vec::<u32>::new());
    }
}
