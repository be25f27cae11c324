//! Fingerprints: in, out, and the question by chunks that both databases answer.

use diesel::prelude::*;

use crate::db::dialect::WithSuffix as _;
use crate::db::schema::photo_prints;
use crate::db::types::Sha256;
use crate::db::{DbConn, DbResult};
use crate::hints::index::{REACH, chunks, neighbours};
use crate::hints::matching::Part;

/// A kept fingerprint as the index wants it.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct PrintRow {
    /// Rises with every one.
    pub number: i32,
    /// Of which part.
    pub part: i32,
    /// The fingerprint.
    pub print: i64,
}

/// Keeps a fingerprint; keeping it again changes nothing.
///
/// # Errors
/// As any insert.
pub fn insert_print(conn: &mut DbConn, sha256: Sha256, part: Part, print: u64) -> DbResult<()> {
    let [a, b, c, d] = chunks(print).map(i32::from);
    diesel::insert_into(photo_prints::table)
        .values((
            photo_prints::sha256.eq(sha256),
            photo_prints::part.eq(part.number()),
            photo_prints::print.eq(print.cast_signed()),
            photo_prints::chunk_0.eq(a),
            photo_prints::chunk_1.eq(b),
            photo_prints::chunk_2.eq(c),
            photo_prints::chunk_3.eq(d),
        ))
        .or_ignore()
        .execute(conn)?;
    Ok(())
}

/// Fingerprints behind a number, in order.
///
/// # Errors
/// As any query.
pub fn list_prints_after(conn: &mut DbConn, number: i32, limit: i64) -> DbResult<Vec<PrintRow>> {
    Ok(photo_prints::table
        .filter(photo_prints::number.gt(number))
        .order(photo_prints::number)
        .limit(limit)
        .select((photo_prints::number, photo_prints::part, photo_prints::print))
        .load(conn)?)
}

/// Whose fingerprints these are.
///
/// # Errors
/// As any query.
pub fn list_prints(conn: &mut DbConn, numbers: &[i32]) -> DbResult<Vec<(i32, Sha256, i64)>> {
    let mut rows = Vec::with_capacity(numbers.len());
    for some in numbers.chunks(500) {
        rows.extend(
            photo_prints::table
                .filter(photo_prints::number.eq_any(some))
                .select((photo_prints::number, photo_prints::sha256, photo_prints::print))
                .load::<(i32, Sha256, i64)>(conn)?,
        );
    }
    Ok(rows)
}

macro_rules! of_chunk {
    ($conn:expr, $column:ident, $values:expr) => {
        photo_prints::table
            .filter(photo_prints::$column.eq_any($values))
            .select((photo_prints::number, photo_prints::part, photo_prints::print))
            .load::<PrintRow>($conn)
    };
}

/// Every fingerprint within [`REACH`] bits, each once, with its distance: four look-ups in an index, filtered here.
///
/// # Errors
/// As any query.
pub fn find_near(conn: &mut DbConn, print: u64) -> DbResult<Vec<(PrintRow, u32)>> {
    let wanted = chunks(print);
    let mut found = Vec::new();
    for (place, chunk) in wanted.into_iter().enumerate() {
        let values: Vec<i32> = neighbours(chunk).map(i32::from).collect();
        let rows = match place {
            0 => of_chunk!(conn, chunk_0, values)?,
            1 => of_chunk!(conn, chunk_1, values)?,
            2 => of_chunk!(conn, chunk_2, values)?,
            _ => of_chunk!(conn, chunk_3, values)?,
        };
        found.extend(rows.into_iter().filter_map(|row| {
            let differing = row.print.cast_unsigned() ^ print;
            let first = chunks(differing).iter().position(|chunk| chunk.count_ones() <= 1);
            (differing.count_ones() <= REACH && first == Some(place)).then_some((row, differing.count_ones()))
        }));
    }
    Ok(found)
}
