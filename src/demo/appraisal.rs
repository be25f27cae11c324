//! The branches of the demo that declared: they scored themselves, so that reviewers have something to score.
//!
//! Invariant: each step is taken by the secretary, through the action a client's request uses.

use diesel::prelude::*;

use super::LoadError;
use super::content::{Demo, DemoMember};
use super::people::Refs;
use super::work::identity;
use crate::accounts::Identity;
use crate::appraisals::{CriterionRow, Step, current_sheet, list_criteria};
use crate::audit::Origin;
use crate::db::schema::{appraisal_records, organizations};
use crate::db::types::{CycleId, OrganizationId, RecordId};
use crate::db::{DbConn, DbResult};
use crate::proceedings::actions::{put_self_scores, take_step};
use crate::proceedings::model::{SelfScore, StepRequest};
use crate::services::Services;

/// Declares for every branch that `demo.json` says so of, and hands in its own scores.
pub(super) async fn declare(services: &Services, demo: &Demo, refs: &Refs) -> Result<(), LoadError> {
    for organization in demo.organizations.iter().filter(|organization| organization.declares) {
        let secretary = |member: &&DemoMember| member.branch == organization.r#ref && member.role == "branch_secretary";
        let Some(secretary) = demo.members.iter().find(secretary) else { continue };
        let identity = identity(services, refs.accounts[&secretary.r#ref]).await?;
        let branch = refs.organizations[&organization.r#ref];
        let (record, revision, sheet) = services.db.read(move |conn| record_and_sheet(conn, branch)).await?;
        let revision = step(services, &identity, record, revision, Step::Declare).await?;
        let scores = sheet.iter().map(own_score).collect();
        let put = put_self_scores(services, identity.clone(), Origin::operator(), record, revision, scores);
        let own = put.await.map_err(LoadError::because)?;
        step(services, &identity, record, own.revision, Step::SubmitSelfScores).await?;
    }
    Ok(())
}

fn record_and_sheet(conn: &mut DbConn, branch: OrganizationId) -> DbResult<(RecordId, i32, Vec<CriterionRow>)> {
    let (record, revision, cycle, domain): (RecordId, i32, CycleId, Option<String>) = appraisal_records::table
        .inner_join(organizations::table)
        .filter(organizations::id.eq(branch))
        .select((
            appraisal_records::id,
            appraisal_records::revision,
            appraisal_records::cycle_id,
            organizations::domain_code,
        ))
        .first(conn)?;
    let sheet = current_sheet(conn, cycle, &domain.unwrap_or_default())?;
    Ok((record, revision, sheet.map(|sheet| list_criteria(conn, sheet.id)).transpose()?.unwrap_or_default()))
}

/// Nine tenths, for any criterion.
fn own_score(criterion: &CriterionRow) -> SelfScore {
    SelfScore {
        criterion: criterion.id,
        points: criterion.max_points / 10 * 9,
        reason: "按年度计划完成，台账在支部备查。".to_owned(),
    }
}

async fn step(
    services: &Services,
    identity: &Identity,
    record: RecordId,
    revision: i32,
    step: Step,
) -> Result<i32, LoadError> {
    let request = StepRequest { step, level: None, reason: None, decision: None };
    let taken = take_step(services, identity.clone(), Origin::operator(), record, revision, request);
    Ok(taken.await.map_err(LoadError::because)?.record.revision)
}
