//! Sheets, their criteria and the domains they are for.

use diesel::prelude::*;

use super::super::model::{basis_text, parse_basis};
use super::super::sheet_file::{Basis, Criterion, Dimension, ScoringSheet};
use crate::clock::Clock;
use crate::db::schema::{criteria, domains, scoring_sheets};
use crate::db::types::{CriterionId, CycleId, Instant, SheetId};
use crate::db::{DbConn, DbResult};

/// A stored version of a domain's sheet in a cycle.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = scoring_sheets)]
pub struct Sheet {
    /// The version.
    pub id: SheetId,
    /// The cycle.
    pub cycle_id: CycleId,
    /// The domain.
    pub domain_code: String,
    /// Counts from 1; the greatest is in force.
    pub version: i32,
    /// Title for people.
    pub title_zh: String,
    /// Title in English.
    pub title_en: String,
    /// When the opening of the cycle froze it.
    pub frozen_at: Option<Instant>,
    /// When it was written.
    pub created_at: Instant,
}

/// A stored criterion.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = criteria)]
pub struct CriterionRow {
    /// The criterion.
    pub id: CriterionId,
    /// Its sheet.
    pub sheet_id: SheetId,
    /// Place in the sheet, from 0.
    pub position: i32,
    /// Such as `P1`.
    pub code: String,
    /// The one dimension it counts for.
    pub dimension: Dimension,
    /// Text for people.
    pub text_zh: String,
    /// Text in English.
    pub text_en: String,
    /// In hundredths.
    pub max_points: i32,
    /// Letters of the bases in a row.
    pub basis: String,
    /// Whether a score above zero needs a report or a visit behind it.
    pub evidence_required: bool,
}

impl CriterionRow {
    /// What a score may rest on.
    #[must_use]
    pub fn bases(&self) -> Vec<Basis> {
        parse_basis(&self.basis)
    }
}

/// A domain as sheets need it.
#[derive(Clone, Debug, Queryable)]
pub struct Domain {
    /// Stable code.
    pub code: String,
    /// The honour it competes for.
    pub honor: String,
}

/// Every domain, in order.
///
/// # Errors
/// As any query.
pub fn list_domains(conn: &mut DbConn) -> DbResult<Vec<Domain>> {
    Ok(domains::table.order((domains::position, domains::code)).select((domains::code, domains::honor)).load(conn)?)
}

/// One domain.
///
/// # Errors
/// As any query.
pub fn find_domain(conn: &mut DbConn, code: &str) -> DbResult<Option<Domain>> {
    Ok(domains::table.find(code).select((domains::code, domains::honor)).first(conn).optional()?)
}

/// The honour for which a domain competes.
///
/// # Errors
/// As any query.
pub fn honor_of(conn: &mut DbConn, code: &str) -> DbResult<Option<String>> {
    Ok(find_domain(conn, code)?.map(|domain| domain.honor))
}

/// The newest version of each domain's sheet, in the order of the domains.
///
/// # Errors
/// As any query.
pub fn list_current_sheets(conn: &mut DbConn, cycle: CycleId) -> DbResult<Vec<Sheet>> {
    let mut sheets: Vec<Sheet> = scoring_sheets::table
        .inner_join(domains::table)
        .filter(scoring_sheets::cycle_id.eq(cycle))
        .order((domains::position, domains::code, scoring_sheets::version.desc()))
        .select(Sheet::as_select())
        .load(conn)?;
    // The newest of each domain comes first.
    sheets.dedup_by(|later, first| later.domain_code == first.domain_code);
    Ok(sheets)
}

/// Every version of one domain's sheet, the newest first.
///
/// # Errors
/// As any query.
pub fn list_versions(conn: &mut DbConn, cycle: CycleId, domain: &str) -> DbResult<Vec<Sheet>> {
    Ok(scoring_sheets::table
        .filter(scoring_sheets::cycle_id.eq(cycle))
        .filter(scoring_sheets::domain_code.eq(domain))
        .order(scoring_sheets::version.desc())
        .select(Sheet::as_select())
        .load(conn)?)
}

/// The newest version of one domain's sheet.
///
/// # Errors
/// As any query.
pub fn current_sheet(conn: &mut DbConn, cycle: CycleId, domain: &str) -> DbResult<Option<Sheet>> {
    Ok(scoring_sheets::table
        .filter(scoring_sheets::cycle_id.eq(cycle))
        .filter(scoring_sheets::domain_code.eq(domain))
        .order(scoring_sheets::version.desc())
        .select(Sheet::as_select())
        .first(conn)
        .optional()?)
}

/// One version of a sheet.
///
/// # Errors
/// As any query.
pub fn find_sheet(conn: &mut DbConn, id: SheetId) -> DbResult<Option<Sheet>> {
    Ok(scoring_sheets::table.find(id).select(Sheet::as_select()).first(conn).optional()?)
}

/// The criteria of a sheet, in its order.
///
/// # Errors
/// As any query.
pub fn list_criteria(conn: &mut DbConn, sheet: SheetId) -> DbResult<Vec<CriterionRow>> {
    Ok(criteria::table
        .filter(criteria::sheet_id.eq(sheet))
        .order(criteria::position)
        .select(CriterionRow::as_select())
        .load(conn)?)
}

/// A sheet with its criteria as the rules know it.
///
/// # Errors
/// As any query.
pub fn whole_sheet(conn: &mut DbConn, sheet: &Sheet, honor: &str) -> DbResult<ScoringSheet> {
    let criteria = list_criteria(conn, sheet.id)?
        .into_iter()
        .map(|row| Criterion {
            basis: row.bases(),
            code: row.code,
            dimension: row.dimension,
            text_zh: row.text_zh,
            text_en: row.text_en,
            max_points: u32::try_from(row.max_points).unwrap_or_default(),
            evidence_required: row.evidence_required,
        })
        .collect();
    Ok(ScoringSheet {
        domain: sheet.domain_code.clone(),
        honor: honor.to_owned(),
        title_zh: sheet.title_zh.clone(),
        title_en: sheet.title_en.clone(),
        criteria,
    })
}

/// Stores a version of a sheet.
///
/// # Errors
/// As any insert.
pub fn insert_sheet(
    conn: &mut DbConn,
    clock: &Clock,
    cycle: CycleId,
    sheet: &ScoringSheet,
    version: i32,
) -> DbResult<Sheet> {
    let row = Sheet {
        id: clock.new_id(),
        cycle_id: cycle,
        domain_code: sheet.domain.clone(),
        version,
        title_zh: sheet.title_zh.trim().to_owned(),
        title_en: sheet.title_en.trim().to_owned(),
        frozen_at: None,
        created_at: clock.now(),
    };
    diesel::insert_into(scoring_sheets::table).values(&row).execute(conn)?;
    for (position, criterion) in (0..).zip(&sheet.criteria) {
        let line = CriterionRow {
            id: clock.new_id(),
            sheet_id: row.id,
            position,
            code: criterion.code.clone(),
            dimension: criterion.dimension,
            text_zh: criterion.text_zh.trim().to_owned(),
            text_en: criterion.text_en.trim().to_owned(),
            max_points: i32::try_from(criterion.max_points).unwrap_or(i32::MAX),
            basis: basis_text(&criterion.basis),
            evidence_required: criterion.evidence_required,
        };
        diesel::insert_into(criteria::table).values(&line).execute(conn)?;
    }
    Ok(row)
}

/// Freezes versions for good.
///
/// # Errors
/// As any update.
pub fn freeze(conn: &mut DbConn, sheets: &[SheetId], now: Instant) -> DbResult<()> {
    for id in sheets {
        diesel::update(scoring_sheets::table.find(*id)).set(scoring_sheets::frozen_at.eq(now)).execute(conn)?;
    }
    Ok(())
}
