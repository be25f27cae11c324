//! Second scores (双人评分): another reviewer of a level says what he would give.
//!
//! Invariants: it changes no score and no ranking; nobody is second to himself; from the gap of the cycle on the level
//! looks again, by giving its score once more, before it concludes.

use serde_json::json;

use super::super::error::Error;
use super::super::model::{self, Viewer};
use super::super::queries::{self, RecordFacts, ScoreRow, SecondRow};
use super::score::sit_down;
use crate::accounts::{Identity, Level, covering_levels};
use crate::appraisals::blind::SOMEBODY;
use crate::appraisals::{self, ScoreLevel};
use crate::audit::{self, Event, Origin};
use crate::db::types::{CriterionId, CycleId, RecordId};
use crate::db::{DbConn, DbResult};
use crate::fields::FieldErrors;
use crate::services::Services;

/// A second score beside the score of its level.
pub struct Second {
    /// What a second reviewer would give.
    pub row: SecondRow,
    /// What the level gave, in hundredths.
    pub first: Option<i32>,
    /// Whether they are as far apart as the gap of the cycle, or further.
    pub discrepant: bool,
    /// Whether the level has looked again since.
    pub settled: bool,
}

/// Says what a second reviewer would give.
///
/// # Errors
/// [`Error::NoSecond`] where nobody scores twice; [`Error::OwnSecond`] for whoever gave the score himself.
pub async fn put_second(
    services: &Services,
    identity: Identity,
    origin: Origin,
    (record, criterion): (RecordId, CriterionId),
    level: Option<Level>,
    (points, reason): (i32, String),
) -> Result<Vec<Second>, Error> {
    let reason = reason.trim().to_owned();
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let (facts, criterion, level) = sit_down(conn, &identity, (record, criterion), level)?.into_parts();
            if appraisals::second_score_gap(conn, facts.cycle_id)?.is_none() {
                return Err(Error::NoSecond);
            }
            if queries::find_scorer(conn, (record, criterion.id), level)? == Some(identity.account_id) {
                return Err(Error::OwnSecond);
            }
            let mut errors = FieldErrors::new();
            let told = format!("This criterion gives 0 to {} hundredths.", criterion.max_points);
            errors.require((0..=criterion.max_points).contains(&points), "/points", &told);
            errors.require_length(&reason, 1, 500, "/reason");
            errors.finish()?;
            let by = identity.account_id;
            queries::put_second(conn, &clock, (record, criterion.id, level), (points, &reason), by)?;
            let details = json!({"criterion": criterion.code, "level": level, "points": points});
            let event = Event::done("score.second", "appraisal_record", record).details(details);
            audit::record(conn, &clock, &origin, event)?;
            seen(conn, &identity, &facts)
        })
        .await
}

/// The second scores of a record, at the levels at which the caller reviews it.
///
/// # Errors
/// [`Error::NotFound`] for anybody else.
pub async fn list_second(services: &Services, identity: Identity, record: RecordId) -> Result<Vec<Second>, Error> {
    services
        .db
        .read(move |conn| {
            let facts = queries::find_record(conn, record)?.ok_or(Error::NotFound)?;
            let domain = facts.domain_code.as_deref();
            match model::viewer(&identity, facts.organization_id, &facts.area_path, domain) {
                Some(Viewer::Reviewer(_)) => seen(conn, &identity, &facts),
                _ => Err(Error::NotFound),
            }
        })
        .await
}

fn seen(conn: &mut DbConn, identity: &Identity, facts: &RecordFacts) -> Result<Vec<Second>, Error> {
    let levels = covering_levels(&identity.review_scopes(), &facts.area_path, facts.domain_code.as_deref());
    let mask = appraisals::find_mask(conn, identity, &facts.veil_facts())?;
    let mut all = list_seconds(conn, facts.cycle_id, facts.id)?;
    all.retain(|one| levels.contains(&one.row.level));
    if let Some(mask) = mask {
        for one in &mut all {
            one.row.reason = mask.hide(&one.row.reason);
            SOMEBODY.clone_into(&mut one.row.reviewer);
        }
    }
    Ok(all)
}

/// All second scores of a record.
///
/// # Errors
/// As any query.
pub fn list_seconds(conn: &mut DbConn, cycle: CycleId, record: RecordId) -> DbResult<Vec<Second>> {
    let gap = appraisals::second_score_gap(conn, cycle)?;
    let rows = queries::list_second(conn, record)?;
    let scores = if rows.is_empty() { Vec::new() } else { queries::list_scores(conn, record, None)? };
    Ok(rows.into_iter().map(|row| beside(row, &scores, gap)).collect())
}

fn beside(row: SecondRow, scores: &[ScoreRow], gap: Option<i32>) -> Second {
    let level = ScoreLevel::from(row.level);
    let first = scores.iter().find(|score| score.criterion_id == row.criterion_id && score.level == level);
    let discrepant = first.zip(gap).is_some_and(|(score, gap)| model::is_discrepant(score.points, row.points, gap));
    let settled = first.is_some_and(|score| score.at > row.at);
    Second { first: first.map(|score| score.points), discrepant, settled, row }
}
