//! Rows of exports and of hash lists, and what their files need beside what other features tell.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::model::{ExportFormat, ExportState, Failure};
use crate::accounts::Level;
use crate::appraisals::AdjustmentKind;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{
    accounts, adjustments, appraisal_records, exports, field_reports, hash_lists, organizations, places,
};
use crate::db::types::{AccountId, ExportId, FileId, Instant, RecordId, ReportId, Sha256};
use crate::db::{DbConn, DbResult};

/// An export as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = exports)]
pub struct ExportRow {
    /// Its id.
    pub id: ExportId,
    /// What, as JSON.
    pub subject: String,
    /// As what.
    pub format: ExportFormat,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: ExportState,
    /// Who asked.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: Instant,
    /// The second person.
    pub decided_by: Option<AccountId>,
    /// When he decided.
    pub decided_at: Option<Instant>,
    /// What he remarked.
    pub decision_note: Option<String>,
    /// Steps done.
    pub done: i32,
    /// Steps in all.
    pub total: i32,
    /// The file.
    pub file_id: Option<FileId>,
    /// Its digest; stays when it is gone.
    pub file_sha256: Option<Sha256>,
    /// Its length.
    pub file_size: Option<i64>,
    /// Why it could not be made.
    pub failure: Option<Failure>,
    /// When it was ready.
    pub ready_at: Option<Instant>,
    /// When its time is over.
    pub expires_at: Instant,
}

/// Stores a wish.
///
/// # Errors
/// As any insert.
pub fn insert_export(conn: &mut DbConn, row: &ExportRow) -> DbResult<()> {
    diesel::insert_into(exports::table).values(row).execute(conn)?;
    Ok(())
}

/// One export.
///
/// # Errors
/// As any query.
pub fn find_export(conn: &mut DbConn, id: ExportId) -> DbResult<Option<ExportRow>> {
    Ok(exports::table.find(id).select(ExportRow::as_select()).first(conn).optional()?)
}

/// What somebody asked for, the newest first, from behind one on.
///
/// # Errors
/// As any query.
pub fn list_asked_by(
    conn: &mut DbConn,
    account: AccountId,
    before: Option<ExportId>,
    limit: usize,
) -> DbResult<Vec<ExportRow>> {
    let mut query = exports::table.filter(exports::asked_by.eq(account)).select(ExportRow::as_select()).into_boxed();
    if let Some(before) = before {
        query = query.filter(exports::id.lt(before));
    }
    let rows = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
    Ok(query.order(exports::id.desc()).limit(rows).load(conn)?)
}

/// What others asked for and nobody decided yet, the oldest first.
///
/// # Errors
/// As any query.
pub fn list_undecided(conn: &mut DbConn, account: AccountId, most: i64) -> DbResult<Vec<ExportRow>> {
    Ok(exports::table
        .filter(exports::state.eq(ExportState::AwaitingConsent))
        .filter(exports::asked_by.ne(account))
        .order(exports::id)
        .limit(most)
        .select(ExportRow::as_select())
        .load(conn)?)
}

/// The second person and what he decided.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// Agreed or not.
    pub agrees: bool,
    /// What he remarks.
    pub note: Option<String>,
}

/// Notes a decision; false when there is one already.
///
/// # Errors
/// As any update.
pub fn decide(conn: &mut DbConn, id: ExportId, decision: &Decision) -> DbResult<bool> {
    let state = if decision.agrees { ExportState::Making } else { ExportState::Refused };
    let open = exports::table.find(id).filter(exports::state.eq(ExportState::AwaitingConsent));
    let changed = diesel::update(open)
        .set((
            exports::state.eq(state),
            exports::decided_by.eq(decision.by),
            exports::decided_at.eq(decision.at),
            exports::decision_note.eq(&decision.note),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Notes how far the making has come.
///
/// # Errors
/// As any update.
pub fn note_progress(conn: &mut DbConn, id: ExportId, done: i32) -> DbResult<()> {
    let making = exports::table.find(id).filter(exports::state.eq(ExportState::Making));
    diesel::update(making).set(exports::done.eq(done)).execute(conn)?;
    Ok(())
}

/// A finished file.
#[derive(Clone, Copy, Debug)]
pub struct NewFile {
    /// Its id.
    pub id: FileId,
    /// Its digest.
    pub sha256: Sha256,
    /// Its length.
    pub size: i64,
}

/// Hands a file over; false when nobody waits for it any more.
///
/// # Errors
/// As any update.
pub fn finish(conn: &mut DbConn, id: ExportId, file: &NewFile, now: Instant, expires_at: Instant) -> DbResult<bool> {
    let making = exports::table.find(id).filter(exports::state.eq(ExportState::Making));
    let changed = diesel::update(making)
        .set((
            exports::state.eq(ExportState::Ready),
            exports::done.eq(exports::total),
            exports::file_id.eq(file.id),
            exports::file_sha256.eq(file.sha256),
            exports::file_size.eq(file.size),
            exports::ready_at.eq(now),
            exports::expires_at.eq(expires_at),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Notes that it is not going to be made; false when it was not being made.
///
/// # Errors
/// As any update.
pub fn fail(conn: &mut DbConn, id: ExportId, failure: Failure) -> DbResult<bool> {
    let making = exports::table.find(id).filter(exports::state.eq(ExportState::Making));
    let changed = diesel::update(making)
        .set((exports::state.eq(ExportState::Failed), exports::failure.eq(failure)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Ends some exports whose time is over; their files may go then.
///
/// # Errors
/// As any update.
pub fn expire(conn: &mut DbConn, now: Instant, most: i64) -> DbResult<Vec<(ExportId, Option<FileId>)>> {
    let due: Vec<(ExportId, Option<FileId>)> = exports::table
        .filter(exports::state.eq_any([ExportState::AwaitingConsent, ExportState::Ready]))
        .filter(exports::expires_at.le(now))
        .order(exports::expires_at)
        .limit(most)
        .select((exports::id, exports::file_id))
        .load(conn)?;
    for (id, _) in &due {
        diesel::update(exports::table.find(*id))
            .set((exports::state.eq(ExportState::Expired), exports::file_id.eq(None::<FileId>)))
            .execute(conn)?;
    }
    Ok(due)
}

/// Which of these files an export names.
///
/// # Errors
/// As any query.
pub fn list_known_files(conn: &mut DbConn, ids: &[FileId]) -> DbResult<Vec<FileId>> {
    Ok(exports::table
        .filter(exports::file_id.assume_not_null().eq_any(ids.to_vec()))
        .select(exports::file_id.assume_not_null())
        .load(conn)?)
}

/// The names of some accounts.
///
/// # Errors
/// As any query.
pub fn names(conn: &mut DbConn, ids: &[AccountId]) -> DbResult<HashMap<AccountId, String>> {
    let rows: Vec<(AccountId, String)> =
        accounts::table.filter(accounts::id.eq_any(ids.to_vec())).select((accounts::id, accounts::name)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// A list of digests as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = hash_lists)]
pub struct HashListRow {
    /// Without dashes.
    pub code: String,
    /// Whose.
    pub record_id: RecordId,
    /// Canonical JSON.
    pub content: String,
    /// Its digest.
    pub content_sha256: Sha256,
    /// When it was first made.
    pub made_at: Instant,
}

/// Keeps a list; the same list is kept once.
///
/// # Errors
/// As any insert.
pub fn keep_hash_list(conn: &mut DbConn, row: &HashListRow) -> DbResult<()> {
    diesel::insert_into(hash_lists::table).values(row).or_ignore().execute(conn)?;
    Ok(())
}

/// The list of a code.
///
/// # Errors
/// As any query.
pub fn find_hash_list(conn: &mut DbConn, code: &str) -> DbResult<Option<HashListRow>> {
    Ok(hash_lists::table.find(code).select(HashListRow::as_select()).first(conn).optional()?)
}

/// The names of the organisations of some records.
///
/// # Errors
/// As any query.
pub fn organization_names(conn: &mut DbConn, records: &[RecordId]) -> DbResult<HashMap<RecordId, String>> {
    let mut names = HashMap::new();
    for some in records.chunks(500) {
        let rows: Vec<(RecordId, String)> = appraisal_records::table
            .inner_join(organizations::table)
            .filter(appraisal_records::id.eq_any(some.to_vec()))
            .select((appraisal_records::id, organizations::name))
            .load(conn)?;
        names.extend(rows);
    }
    Ok(names)
}

/// The places that were picked for some reports.
///
/// # Errors
/// As any query.
pub fn place_names(conn: &mut DbConn, reports: &[ReportId]) -> DbResult<HashMap<ReportId, String>> {
    let mut names = HashMap::new();
    for some in reports.chunks(500) {
        let rows: Vec<(ReportId, String)> = field_reports::table
            .inner_join(places::table)
            .filter(field_reports::id.eq_any(some.to_vec()))
            .select((field_reports::id, places::name))
            .load(conn)?;
        names.extend(rows);
    }
    Ok(names)
}

/// A bonus, a deduction or a veto as it stands in a dossier.
#[derive(Clone, Debug, Queryable)]
pub struct AdjustmentLine {
    /// Which of them.
    pub kind: AdjustmentKind,
    /// Whose.
    pub level: Level,
    /// In hundredths.
    pub points: i32,
    /// For what.
    pub event: String,
    /// When that was.
    pub happened_on: NaiveDate,
    /// Where it is written.
    pub source: String,
}

/// The adjustments of a record that stand: not lifted, and confirmed where that is needed.
///
/// # Errors
/// As any query.
pub fn list_adjustments(conn: &mut DbConn, record: RecordId) -> DbResult<Vec<AdjustmentLine>> {
    Ok(adjustments::table
        .filter(adjustments::record_id.eq(record))
        .filter(adjustments::lifted_at.is_null())
        .filter(adjustments::kind.ne(AdjustmentKind::Veto).or(adjustments::confirmed_at.is_not_null()))
        .order(adjustments::id)
        .select((
            adjustments::kind,
            adjustments::level,
            adjustments::points,
            adjustments::event,
            adjustments::happened_on,
            adjustments::source_document,
        ))
        .load(conn)?)
}
