//! Data that ships with the program: the eight domains and the six work themes.
//!
//! Rows are inserted when missing and never overwritten: a city may have changed a name or added a ninth domain.

use diesel::prelude::*;
use serde::Deserialize;

use super::model::Honor;
use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{domains, work_themes};
use crate::db::{DbConn, DbError, DbResult};

#[derive(Deserialize)]
struct DomainEntry {
    code: String,
    zh: String,
    en: String,
    honor: Honor,
    line: Option<LineEntry>,
}

#[derive(Deserialize)]
struct LineEntry {
    code: String,
}

#[derive(Deserialize)]
struct ThemeEntry {
    code: String,
    zh: String,
    en: String,
}

/// Enters the domains and themes that are missing. Does nothing the second time.
///
/// # Errors
/// As any insert.
pub fn seed_reference_data(conn: &mut DbConn, _clock: &Clock) -> DbResult<()> {
    let known: Vec<DomainEntry> = read(include_str!("data/domains.json"))?;
    for (position, entry) in (1_i32..).zip(known) {
        diesel::insert_into(domains::table)
            .values((
                domains::code.eq(entry.code),
                domains::position.eq(position),
                domains::name_zh.eq(entry.zh),
                domains::name_en.eq(entry.en),
                domains::honor.eq(entry.honor),
                domains::review_line.eq(entry.line.map_or_else(|| "area".to_owned(), |line| line.code)),
            ))
            .or_ignore()
            .execute(conn)?;
    }
    let known: Vec<ThemeEntry> = read(include_str!("data/work_themes.json"))?;
    for (position, entry) in (1_i32..).zip(known) {
        diesel::insert_into(work_themes::table)
            .values((
                work_themes::code.eq(entry.code),
                work_themes::position.eq(position),
                work_themes::name_zh.eq(entry.zh),
                work_themes::name_en.eq(entry.en),
            ))
            .or_ignore()
            .execute(conn)?;
    }
    Ok(())
}

/// The files are part of the program and a test reads them; a fault here is a defect.
fn read<T: serde::de::DeserializeOwned>(text: &str) -> DbResult<Vec<T>> {
    serde_json::from_str(text)
        .map_err(|error| DbError::Defect(diesel::result::Error::DeserializationError(error.into())))
}
