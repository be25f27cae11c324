//! A report arrives: one transaction from the manifest to the row, its slots and its record.
//!
//! Invariant: whoever sends the same manifest again, however often and at once,
//! gets the same report; nobody learns anything from using another's id.

use serde_json::json;

use super::read::{Detail, load_one};
use crate::accounts::Identity;
use crate::appraisals::records;
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::{AccountId, Instant, MemberId, OrganizationId, Sha256};
use crate::fields::FieldErrors;
use crate::photos;
use crate::reports::Error;
use crate::reports::model::{Content, Manifest, ReportRow, ReportState, Slot};
use crate::reports::queries;
use crate::reports::visibility::Viewer;
use crate::services::Services;

/// What a submission gave.
pub struct Submitted {
    /// The report as it stands.
    pub detail: Detail,
    /// False when it was here already.
    pub created: bool,
}

/// Takes a manifest.
///
/// # Errors
/// [`Error::Invalid`] with every bad field; [`Error::SameIdOtherBody`]; else what the database says.
pub async fn submit(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    manifest: Manifest,
) -> Result<Submitted, Error> {
    let manifest = manifest.canonical();
    manifest.check(services.clock.today(), services.config.photo_max_bytes).finish()?;
    let (services, identity, origin) = (services.clone(), identity.clone(), origin.clone());
    let db = services.db.clone();
    db.write(move |conn| {
        let created = store(conn, &services.clock, &identity, &origin, &manifest)?;
        let detail = load_one(conn, &services, &Viewer::new(&identity), manifest.id)?.ok_or(Error::NotFound)?;
        Ok(Submitted { detail, created })
    })
    .await
}

fn store(
    conn: &mut DbConn,
    clock: &Clock,
    identity: &Identity,
    origin: &Origin,
    manifest: &Manifest,
) -> Result<bool, Error> {
    let digest = manifest.digest();
    if let Some(there) = queries::find_report(conn, manifest.id)? {
        return same(&there, identity.account_id, digest);
    }
    let parties = parties(conn, clock, identity, manifest)?;
    let now = clock.now();
    let row = new_row(manifest, &parties, identity.account_id, digest, clock, now);
    if !queries::insert_report(conn, &row)? {
        // Another sender of the same report was faster by a hair.
        let there = queries::find_report(conn, manifest.id)?.ok_or(Error::NotFound)?;
        return same(&there, identity.account_id, digest);
    }
    for (position, slot) in manifest.content.photos.iter().enumerate() {
        add_slot(conn, clock, &row, position, slot, now)?;
    }
    queries::insert_companions(conn, row.id, &manifest.content.companions)?;
    records::link_report(conn, clock, row.id, row.branch_id, row.happened_on)?;
    let details = json!({
        "branch_id": row.branch_id,
        "author_id": row.author_id,
        "happened_on": row.happened_on,
        "photos": row.photo_count,
        "manifest_sha256": row.manifest_sha256,
    });
    audit::record(conn, clock, origin, Event::done("report.submit", "field_report", row.id).details(details))?;
    Ok(true)
}

/// Whether a stored report is the one that was sent; `Ok(false)` means: here already.
fn same(there: &ReportRow, account_id: AccountId, digest: Sha256) -> Result<bool, Error> {
    if there.filed_by == account_id && there.manifest_sha256 == digest {
        Ok(false)
    } else {
        Err(Error::SameIdOtherBody)
    }
}

/// Promises a photo; its bytes count as here when this sender could have them already.
pub(super) fn add_slot(
    conn: &mut DbConn,
    clock: &Clock,
    row: &ReportRow,
    position: usize,
    slot: &Slot,
    now: Instant,
) -> Result<(), Error> {
    let bytes = (slot.sha256, slot.size);
    let here = queries::bytes_are_here(conn, bytes, row.filed_by, row.author_id, row.branch_id)?
        && photos::hold_bytes(conn, slot.sha256)?;
    if queries::insert_slot(conn, row.id, position, slot, here.then_some(now), now)? {
        if here {
            photos::want_hints(conn, clock, slot.id, slot.sha256)?;
        }
        Ok(())
    } else {
        Err(Error::SameIdOtherBody)
    }
}

struct Parties {
    author_id: MemberId,
    branch_id: OrganizationId,
}

/// Who did it for which branch, with every reference checked.
fn parties(conn: &mut DbConn, clock: &Clock, identity: &Identity, manifest: &Manifest) -> Result<Parties, Error> {
    let me = identity.member.as_ref().ok_or(Error::Forbidden)?;
    let mut errors = FieldErrors::new();
    let other = manifest.on_behalf_of.filter(|other| *other != me.member_id);
    let (author_id, branches) = match other {
        None => (me.member_id, identity.acting_branches()),
        Some(other) => {
            let leads = identity.file_for_branches();
            // A member elsewhere and a member who does not exist get the same answer.
            let mut branches = queries::find_acting(conn, clock, other)?.unwrap_or_default();
            branches.retain(|branch| leads.contains(branch));
            errors.require(!branches.is_empty(), "/on_behalf_of", "You may not file for anybody with this id.");
            (other, branches)
        }
    };
    let branch_id = manifest.branch_id.or_else(|| branches.first().copied());
    let branch_id = branch_id.filter(|branch| branches.contains(branch));
    if !branches.is_empty() {
        let detail = "Reports are for the home branch or for a branch with a posting in force.";
        errors.require(branch_id.is_some(), "/branch_id", detail);
    }
    check_links(conn, clock, &manifest.content, author_id, &branches, &mut errors)?;
    errors.finish()?;
    let branch_id = branch_id.ok_or(Error::Forbidden)?;
    Ok(Parties { author_id, branch_id })
}

/// Everything a content names that the database has to know.
pub(super) fn check_links(
    conn: &mut DbConn,
    clock: &Clock,
    content: &Content,
    author_id: MemberId,
    branches: &[OrganizationId],
    errors: &mut FieldErrors,
) -> Result<(), Error> {
    queries::check_references(conn, content, errors)?;
    queries::check_companions(conn, clock, &content.companions, branches, errors)?;
    for (index, companion) in content.companions.iter().enumerate() {
        let detail = "The author is there anyway; name only others.";
        errors.require(*companion != author_id, &format!("/companions/{index}"), detail);
    }
    Ok(())
}

fn new_row(
    manifest: &Manifest,
    parties: &Parties,
    filed_by: AccountId,
    manifest_sha256: Sha256,
    clock: &Clock,
    now: Instant,
) -> ReportRow {
    let content = manifest.content.clone();
    let today = clock.day_of(now);
    let happened_on = content.happened_on.unwrap_or(today);
    ReportRow {
        id: manifest.id,
        manifest_sha256,
        author_id: parties.author_id,
        filed_by,
        branch_id: parties.branch_id,
        project_id: content.project_id,
        team_id: content.team_id,
        place_id: content.place_id,
        kind: content.kind,
        search_text: content.search_text(),
        theme_code: content.theme,
        body: content.text,
        outcome: content.outcome,
        partner: content.partner,
        happened_on,
        backdated: happened_on < today,
        has_minors: content.has_minors,
        has_vulnerable: content.has_vulnerable,
        latitude: content.point.map(|point| point.latitude),
        longitude: content.point.map(|point| point.longitude),
        coordinate_system: content.point.map(|point| point.coordinate_system),
        state: ReportState::Submitted,
        state_reason: None,
        revision: 1,
        photo_count: i32::try_from(content.photos.len()).unwrap_or(i32::MAX),
        submitted_at: now,
        updated_at: now,
        point_rounded: false,
    }
}
