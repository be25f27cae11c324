//! What the levels gave, and what that rests on: rows that keep the rules of scoring, with an event for each record and
//! level.

use std::collections::HashMap;

use diesel::prelude::*;
use serde_json::json;

use super::super::LoadError;
use super::plan::Plan;
use super::reports::Filed;
use super::year::Record;
use crate::appraisals::{CriterionRow, ScoreLevel};
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::schema::{appraisal_records, evidence, evidence_photos, scores};
use crate::db::types::{AccountId, CriterionId, EvidenceId, Instant, RecordId, ReportId, ScoreId, Sha256};
use crate::db::{DbConn, DbError, DbResult};
use crate::evidence::model::EvidenceKind;
use crate::evidence::snapshot::{Frozen, FrozenReport};
use crate::services::Services;

/// Records written in one transaction.
const BATCH: usize = 50;

/// The sheets of the cycle, by domain.
pub(super) type Sheets = HashMap<&'static str, Vec<CriterionRow>>;

/// A record to be scored, by whom.
pub(super) struct Turn {
    /// Place of the branch.
    pub place: usize,
    /// Its record.
    pub record: Record,
    /// Its domain.
    pub domain: &'static str,
    /// Who scores.
    pub by: AccountId,
}

/// What a level gives a branch for a criterion, in hundredths: better branches more, strict levels less.
pub(super) fn points(plan: &Plan, place: usize, criterion: &CriterionRow, level: ScoreLevel) -> i32 {
    let quality = plan.dice(9, place).below(1_000);
    let mut luck = plan.dice(10 + level as u64, place * 100 + usize::try_from(criterion.position).unwrap_or_default());
    let strict = match level {
        ScoreLevel::Own => 30,
        ScoreLevel::Township => 0,
        ScoreLevel::County => -12,
        ScoreLevel::City => -18,
    };
    let luck = i32::try_from(luck.below(60)).unwrap_or_default() - 30;
    let share = 740 + i32::try_from(quality / 5).unwrap_or_default() + strict + luck;
    // Tenths of a point, as people give them.
    (criterion.max_points * share.clamp(0, 1_000) / 1_000) / 10 * 10
}

/// The sum of a level over a sheet.
pub(super) fn total(plan: &Plan, place: usize, sheet: &[CriterionRow], level: ScoreLevel) -> i32 {
    sheet.iter().map(|criterion| points(plan, place, criterion, level)).sum()
}

/// Scores records at a level; their revisions rise.
pub(super) async fn give(
    services: &Services,
    plan: &Plan,
    sheets: &Sheets,
    filed: &Filed,
    level: ScoreLevel,
    turns: &mut [Turn],
) -> Result<(), LoadError> {
    for some in turns.chunks_mut(BATCH) {
        let mut written = Vec::new();
        for turn in some.iter_mut() {
            let sheet = sheets.get(turn.domain).map(Vec::as_slice).unwrap_or_default();
            let own = filed.get(&turn.place).map(Vec::as_slice).unwrap_or_default();
            let lines = sheet.iter().enumerate().map(|(at, criterion)| Line {
                criterion: criterion.id,
                points: points(plan, turn.place, criterion, level),
                rests_on: (criterion.evidence_required && !own.is_empty()).then(|| own[at % own.len()].clone()),
            });
            written.push(Written { record: turn.record.id, by: turn.by, lines: lines.collect() });
            turn.record.revision += 1;
        }
        let clock = services.clock.clone();
        services.db.write(move |conn| written.iter().try_for_each(|one| write(conn, &clock, level, one))).await?;
    }
    Ok(())
}

struct Written {
    record: RecordId,
    by: AccountId,
    lines: Vec<Line>,
}

struct Line {
    criterion: CriterionId,
    points: i32,
    rests_on: Option<FrozenReport>,
}

#[derive(Insertable)]
#[diesel(table_name = scores)]
struct NewScore {
    id: ScoreId,
    record_id: RecordId,
    criterion_id: CriterionId,
    level: ScoreLevel,
    points: i32,
    reason: &'static str,
    scored_by: AccountId,
    created_at: Instant,
    updated_at: Instant,
}

#[derive(Insertable)]
#[diesel(table_name = evidence)]
struct NewEvidence {
    id: EvidenceId,
    record_id: RecordId,
    criterion_id: CriterionId,
    level: ScoreLevel,
    kind: EvidenceKind,
    report_id: Option<ReportId>,
    frozen: String,
    frozen_sha256: Sha256,
    attached_by: AccountId,
    attached_at: Instant,
}

fn reason(level: ScoreLevel) -> &'static str {
    match level {
        ScoreLevel::Own => "按年度计划完成。",
        ScoreLevel::Township => "查阅台账，情况属实。",
        ScoreLevel::County => "与实地查看相符。",
        ScoreLevel::City => "经评审组合议。",
    }
}

fn write(conn: &mut DbConn, clock: &Clock, level: ScoreLevel, written: &Written) -> DbResult<()> {
    let now = clock.now();
    let (mut sum, mut attached) = (0, Vec::new());
    for line in &written.lines {
        let score = NewScore {
            id: clock.new_id(),
            record_id: written.record,
            criterion_id: line.criterion,
            level,
            points: line.points,
            reason: reason(level),
            scored_by: written.by,
            created_at: now,
            updated_at: now,
        };
        diesel::insert_into(scores::table).values(&score).execute(conn)?;
        sum += line.points;
        if let Some(report) = &line.rests_on {
            attached.push(attach(conn, clock, level, written, (line.criterion, report))?);
        }
    }
    diesel::update(appraisal_records::table.find(written.record))
        .set((appraisal_records::revision.eq(appraisal_records::revision + 1), appraisal_records::updated_at.eq(now)))
        .execute(conn)?;
    let details = json!({"level": level, "criteria": written.lines.len(), "points": sum, "attached": attached});
    let event = Event::done("demo.score", "appraisal_record", written.record).details(details);
    audit::record(conn, clock, &Origin::operator(), event)
}

fn attach(
    conn: &mut DbConn,
    clock: &Clock,
    level: ScoreLevel,
    written: &Written,
    (criterion, report): (CriterionId, &FrozenReport),
) -> DbResult<EvidenceId> {
    let frozen = Frozen { kind: EvidenceKind::Report, report: Some(report.clone()), text: None, visit: None };
    let (frozen, frozen_sha256) = frozen.seal().map_err(|error| DbError::Check(error.to_string()))?;
    let row = NewEvidence {
        id: clock.new_id(),
        record_id: written.record,
        criterion_id: criterion,
        level,
        kind: EvidenceKind::Report,
        report_id: Some(report.id),
        frozen,
        frozen_sha256,
        attached_by: written.by,
        attached_at: clock.now(),
    };
    diesel::insert_into(evidence::table).values(&row).execute(conn)?;
    for photo in &report.photos {
        diesel::insert_into(evidence_photos::table)
            .values((evidence_photos::evidence_id.eq(row.id), evidence_photos::photo_id.eq(photo.id)))
            .execute(conn)?;
    }
    Ok(row.id)
}
