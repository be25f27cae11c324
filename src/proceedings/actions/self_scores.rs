//! The branch's own scores: points and one line for each criterion. No upload is part of it.

use serde_json::json;

use super::super::error::Error;
use super::super::model::{self, SelfScore};
use super::desk::Desk;
use crate::accounts::Identity;
use crate::appraisals::states::{Who, may_score_itself};
use crate::appraisals::{ScoreLevel, lock_open_cycles};
use crate::audit::{self, Event, Origin};
use crate::db::types::RecordId;
use crate::evidence::{self, NewScore, ScoreRow};
use crate::services::Services;

/// What the branch has scored so far.
pub struct OwnScores {
    /// The record.
    pub record: RecordId,
    /// Its new revision.
    pub revision: i32,
    /// Its own scores.
    pub scores: Vec<ScoreRow>,
}

/// Writes own scores of the branch; criteria that are not named stay as they are.
///
/// # Errors
/// See [`Error`]; nothing is changed then.
pub async fn put_self_scores(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: RecordId,
    revision: i32,
    scores: Vec<SelfScore>,
) -> Result<OwnScores, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            lock_open_cycles(conn, false)?;
            let desk = Desk::sit_down(conn, &identity, id)?;
            desk.require(Who::Branch)?;
            desk.require_open()?;
            if !may_score_itself(desk.record.state) {
                let told =
                    format!("The record is `{}`. A branch scores itself once it has declared.", desk.record.state);
                return Err(Error::NotNow(told));
            }
            let sheet = desk.sheet(conn)?;
            model::check_self_scores(&scores, &sheet)?;
            desk.advance(conn, &clock, revision)?;
            let mut changes = Vec::new();
            for score in &scores {
                let new = NewScore {
                    record: id,
                    criterion: score.criterion,
                    level: ScoreLevel::Own,
                    points: score.points,
                    reason: score.reason.trim(),
                    by: identity.account_id,
                };
                let old = evidence::put_score(conn, &clock, &new)?;
                let code = sheet.iter().find(|one| one.id == score.criterion).map(|one| one.code.as_str());
                changes.push(json!({"criterion": code, "old_points": old, "new_points": score.points}));
            }
            let event = Event::done("self_scores.put", "appraisal_record", id).details(json!({"scores": changes}));
            audit::record(conn, &clock, &origin, event)?;
            let own = evidence::list_scores(conn, id, None)?;
            let scores = own.into_iter().filter(|score| score.level == ScoreLevel::Own).collect();
            Ok(OwnScores { record: id, revision: revision.saturating_add(1), scores })
        })
        .await
}
