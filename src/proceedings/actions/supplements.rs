//! Asking a branch for one line, and its answer (补充说明).
//!
//! Invariant: a branch is asked once at the most about a criterion, by all levels together, and only by somebody who
//! has looked through its reports for that criterion; declining has no effect of its own.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::json;

use super::super::error::Error;
use super::super::model::{self, SupplementState};
use super::super::queries::{self, NewSupplement, SupplementLine, SupplementRow};
use super::desk::Desk;
use crate::accounts::{Identity, Level};
use crate::appraisals::blind::alias;
use crate::appraisals::states::{Who, may_score};
use crate::appraisals::{find_reach, lock_open_cycles, veiled_in_cycle};
use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::{AreaId, CriterionId, CycleId, RecordId, SupplementId};
use crate::evidence;
use crate::fields::FieldErrors;
use crate::services::Services;

/// The questions of a record.
pub struct Supplements {
    /// The record.
    pub record: RecordId,
    /// In the order of time.
    pub rows: Vec<SupplementRow>,
    /// Codes of the criteria about which nobody has asked yet.
    pub unasked: Vec<String>,
}

/// The questions of a record, for those who have a part in it.
///
/// # Errors
/// See [`Desk::sit_down`].
pub async fn list_supplements(services: &Services, identity: Identity, id: RecordId) -> Result<Supplements, Error> {
    services.db.read(move |conn| look(conn, &identity, id)).await
}

fn look(conn: &mut DbConn, identity: &Identity, id: RecordId) -> Result<Supplements, Error> {
    let desk = Desk::sit_down(conn, identity, id)?;
    let mut rows = queries::list_supplements(conn, id)?;
    for row in &mut rows {
        row.question = desk.hide(std::mem::take(&mut row.question));
        row.answer = row.answer.take().map(|answer| desk.hide(answer));
    }
    let sheet = desk.sheet(conn)?;
    let unasked = sheet.iter().filter(|criterion| rows.iter().all(|row| row.criterion_id != criterion.id));
    Ok(Supplements { record: id, unasked: unasked.map(|criterion| criterion.code.clone()).collect(), rows })
}

/// What a list of questions is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct SupplementFilter {
    /// Where they stand.
    pub state: Option<SupplementState>,
    /// Asked by one level.
    pub level: Option<Level>,
    /// In the subtree of one area.
    pub area_id: Option<AreaId>,
    /// Of one domain.
    pub domain: Option<String>,
}

/// A question in a list over a cycle. While the record is veiled, it goes by its alias, and its texts are read there.
pub struct ListedSupplement {
    /// The question.
    pub line: SupplementLine,
    /// Where it stands.
    pub state: SupplementState,
    /// Whether the record is veiled to the caller.
    pub veiled: bool,
}

/// The questions of a cycle to branches that somebody reviews, the newest first; one more than `limit` where there are
/// more.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who reviews nothing.
pub async fn list_cycle_supplements(
    services: &Services,
    identity: Identity,
    cycle: CycleId,
    filter: SupplementFilter,
    after: Option<SupplementId>,
    limit: usize,
) -> Result<Vec<ListedSupplement>, Error> {
    let (scopes, today) = (identity.review_scopes(), services.clock.today());
    if scopes.is_empty() {
        return Err(Error::Forbidden);
    }
    services
        .db
        .read(move |conn| {
            let narrow = (filter.area_id, filter.domain);
            let Some(reach) = find_reach(conn, &identity, &scopes, narrow)? else { return Ok(Vec::new()) };
            let veiled = veiled_in_cycle(conn, &identity, cycle)?;
            let asked = (filter.state, filter.level);
            let lines = queries::list_cycle_supplements(conn, (cycle, reach, today), asked, after, limit)?;
            Ok(lines.into_iter().map(|line| listed(line, &veiled, today)).collect())
        })
        .await
}

fn listed(mut line: SupplementLine, veiled: &HashSet<RecordId>, today: NaiveDate) -> ListedSupplement {
    let veiled = veiled.contains(&line.row.record_id);
    if veiled {
        line.organization = alias(line.row.record_id);
        line.row.question.clear();
        line.row.answer = None;
    }
    let state = SupplementState::of(line.row.answered_at.is_some(), line.row.answer_by, today);
    ListedSupplement { line, state, veiled }
}

/// Asks the branch about a criterion.
///
/// # Errors
/// [`Error::Incomplete`] before its reports were looked through, [`Error::AskedBefore`] the second time.
pub async fn ask_supplement(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: RecordId,
    (criterion, level): (CriterionId, Option<Level>),
    (question, working_days): (String, u32),
) -> Result<Supplements, Error> {
    let (clock, workdays) = (services.clock.clone(), services.config.workdays.clone());
    services
        .db
        .write(move |conn| {
            lock_open_cycles(conn, false)?;
            let desk = Desk::sit_down(conn, &identity, id)?;
            let level = desk.choose_level(level)?;
            desk.require_open()?;
            model::check_question(&question, working_days)?;
            let Some(criterion) = evidence::find_criterion(conn, criterion, &desk.record)? else {
                return Err(FieldErrors::one("/criterion_id", "The sheet of this branch has no such criterion.").into());
            };
            if !may_score(desk.record.state, level, &desk.chain) {
                return Err(Error::NotNow(format!("The record is `{}`, so this level asks nothing.", desk.record.state)));
            }
            if !evidence::has_searched(conn, id, criterion.id, identity.account_id)? {
                let told = "Look through the reports of the branch for this criterion first: GET /api/v1/records/{id}/reports?criterion_id=…";
                return Err(Error::Incomplete(FieldErrors::one("/search", told)));
            }
            let new = NewSupplement {
                record: id,
                criterion: criterion.id,
                level,
                question: question.trim(),
                answer_by: workdays.after(clock.today(), working_days),
                by: identity.account_id,
            };
            let asked = queries::insert_supplement(conn, &clock, &new)?.ok_or(Error::AskedBefore)?;
            let details = json!({"record_id": id, "criterion": criterion.code, "level": level, "answer_by": new.answer_by});
            let event = Event::done("supplement.ask", "supplement_request", asked).details(details);
            audit::record(conn, &clock, &origin, event)?;
            look(conn, &identity, id)
        })
        .await
}

/// Answers a question in one line, or declines it.
///
/// # Errors
/// [`Error::NotNow`] when that was done already.
pub async fn answer_supplement(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: SupplementId,
    (answer, typed_seconds): (Option<String>, Option<i32>),
) -> Result<Supplements, Error> {
    let answer = answer.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            lock_open_cycles(conn, false)?;
            let row = queries::find_supplement(conn, id)?.ok_or(Error::NotFound)?;
            let desk = Desk::sit_down(conn, &identity, row.record_id)?;
            desk.require(Who::Branch)?;
            desk.require_open()?;
            model::check_answer(answer.as_deref())?;
            // An hour is more than one line takes; a client that measured more measured something else.
            let settled = (answer.as_deref(), typed_seconds.map(|seconds| seconds.clamp(0, 3_600)));
            if !queries::settle_supplement(conn, id, settled, identity.account_id, clock.now())? {
                return Err(Error::NotNow("It was answered or declined already.".to_owned()));
            }
            let details =
                json!({"record_id": row.record_id, "criterion": row.criterion_code, "declined": answer.is_none()});
            let event = Event::done("supplement.answer", "supplement_request", id).details(details);
            audit::record(conn, &clock, &origin, event)?;
            look(conn, &identity, row.record_id)
        })
        .await
}
