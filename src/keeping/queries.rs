//! What the database knows of the bytes that are kept.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::db::schema::blobs;
use crate::db::{DbConn, DbResult};

/// The bytes of all originals together; what is stored once counts once.
///
/// # Errors
/// As any query.
pub fn sum_of_originals(conn: &mut DbConn) -> DbResult<i64> {
    // PostgreSQL sums up to another type than SQLite.
    Ok(blobs::table.select(sql::<BigInt>("CAST(COALESCE(SUM(size), 0) AS BIGINT)")).get_result(conn)?)
}
