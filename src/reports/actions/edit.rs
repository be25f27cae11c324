//! Changing a report: by its author until evidence rests on it, by its keepers to hide it.
//!
//! Invariant: what evidence rests on stays as it was judged.

use serde_json::json;

use super::read::{Detail, find_seen, load_one};
use super::submit::{add_slot, check_links};
use crate::accounts::Identity;
use crate::appraisals::records;
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::ReportId;
use crate::fields::FieldErrors;
use crate::photos::{self, PhotoRow};
use crate::reports::Error;
use crate::reports::change::Change;
use crate::reports::model::{Content, ReportRow, ReportState, Slot, point_of};
use crate::reports::queries;
use crate::reports::visibility::Viewer;
use crate::services::Services;

const ATTACHED: &str = "Evidence rests on this report, so it stays as it was judged.";

/// Changes what a report says.
///
/// # Errors
/// [`Error::Stale`], [`Error::WrongState`], [`Error::Invalid`], [`Error::NotFound`]; else what the database says.
pub async fn edit(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    id: ReportId,
    revision: i32,
    change: Change,
) -> Result<Detail, Error> {
    let (services, identity, origin) = (services.clone(), identity.clone(), origin.clone());
    let db = services.db.clone();
    db.write(move |conn| {
        let viewer = Viewer::new(&identity);
        let row = find_own(conn, &viewer, id)?;
        if row.revision != revision {
            return Err(Error::Stale);
        }
        if row.state != ReportState::Submitted {
            return Err(Error::WrongState("Only a submitted report can be edited."));
        }
        rewrite(conn, &services.clock, &origin, row, change, services.config.photo_max_bytes)?;
        load_one(conn, &services, &viewer, id)?.ok_or(Error::NotFound)
    })
    .await
}

/// A report that is the viewer's own; anything else is not found, or forbidden when he sees it.
fn find_own(conn: &mut DbConn, viewer: &Viewer, id: ReportId) -> Result<ReportRow, Error> {
    let (row, _, sight) = find_seen(conn, viewer, id)?.ok_or(Error::NotFound)?;
    if sight.own { Ok(row) } else { Err(Error::NotFound) }
}

fn rewrite(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    mut row: ReportRow,
    change: Change,
    max_bytes: u64,
) -> Result<(), Error> {
    let slots = photos::list_photos(conn, &[row.id])?;
    let companions = queries::list_companions(conn, row.id)?.into_iter().map(|person| person.id).collect();
    let old = content_of(&row, companions, &slots);
    let new = change.apply(old.clone());
    let mut errors = FieldErrors::new();
    new.check(clock.today(), max_bytes, &mut errors);
    check_kept(&old, &new, &mut errors);
    let mut branches = queries::find_acting(conn, clock, row.author_id)?.unwrap_or_default();
    branches.push(row.branch_id);
    // Whoever was named before may have left since; only new names are checked.
    let mut news = new.clone();
    news.companions.retain(|companion| !old.companions.contains(companion));
    check_links(conn, clock, &news, row.author_id, &branches, &mut errors)?;
    errors.finish()?;
    let now = clock.now();
    let day = new.happened_on.unwrap_or(row.happened_on);
    row.backdated = day < clock.day_of(row.submitted_at);
    // The update comes first: it locks the row, so that the look for evidence behind it is not overtaken.
    if !queries::update_content(conn, &row, &new, now)? {
        return Err(Error::Stale);
    }
    if queries::has_active_evidence(conn, row.id)? {
        return Err(Error::WrongState(ATTACHED));
    }
    if new.companions != old.companions {
        queries::replace_companions(conn, row.id, &new.companions)?;
    }
    rearrange(conn, clock, &row, &old, &new, now)?;
    if day != row.happened_on {
        records::relink_report(conn, clock, row.id, row.branch_id, day)?;
    }
    let details = json!({ "revision": row.revision + 1, "changed": changed(&old, &new) });
    audit::record(conn, clock, origin, Event::done("report.edit", "field_report", row.id).details(details))?;
    Ok(())
}

fn content_of(row: &ReportRow, companions: Vec<crate::db::types::MemberId>, slots: &[PhotoRow]) -> Content {
    let slot = |photo: &PhotoRow| Slot {
        id: photo.id,
        sha256: photo.sha256,
        size: photo.size,
        media_type: photo.claimed_type.clone(),
        taken_at: photo.claimed_taken_at,
        offset_minutes: photo.claimed_offset_minutes,
        point: point_of(photo.claimed_latitude, photo.claimed_longitude, photo.claimed_coordinate_system),
    };
    Content {
        kind: row.kind,
        text: row.body.clone(),
        outcome: row.outcome.clone(),
        partner: row.partner.clone(),
        theme: row.theme_code.clone(),
        project_id: row.project_id,
        team_id: row.team_id,
        place_id: row.place_id,
        happened_on: Some(row.happened_on),
        companions,
        point: row.point(),
        has_minors: row.has_minors,
        has_vulnerable: row.has_vulnerable,
        photos: slots.iter().map(slot).collect(),
    }
}

/// A slot that stays must stay the same picture.
fn check_kept(old: &Content, new: &Content, errors: &mut FieldErrors) {
    for (index, slot) in new.photos.iter().enumerate() {
        let before = old.photos.iter().find(|before| before.id == slot.id);
        let same = before.is_none_or(|before| before.sha256 == slot.sha256 && before.size == slot.size);
        let detail = "This photo id stands for another picture; a new picture needs a new id.";
        errors.require(same, &format!("/photos/{index}/sha256"), detail);
    }
}

/// Removes, adds and reorders slots.
fn rearrange(
    conn: &mut DbConn,
    clock: &Clock,
    row: &ReportRow,
    old: &Content,
    new: &Content,
    now: crate::db::types::Instant,
) -> Result<(), Error> {
    let stays = |slot: &&Slot| new.photos.iter().any(|other| other.id == slot.id);
    let gone: Vec<_> = old.photos.iter().filter(|slot| !stays(slot)).map(|slot| slot.id).collect();
    photos::forget_blurs(conn, clock, &gone)?;
    if !gone.is_empty() && !queries::delete_photos(conn, &gone)? {
        return Err(Error::WrongState("Evidence rested on one of these photos once, so it stays."));
    }
    let added: Vec<_> =
        new.photos.iter().map(|slot| slot.id).filter(|id| !old.photos.iter().any(|slot| slot.id == *id)).collect();
    for (position, slot) in new.photos.iter().enumerate() {
        if added.contains(&slot.id) {
            add_slot(conn, clock, row, position, slot, now)?;
        } else {
            queries::move_slot(conn, slot.id, position)?;
        }
    }
    Ok(())
}

/// The names of the fields that changed, for the trail: never their texts.
fn changed(old: &Content, new: &Content) -> Vec<&'static str> {
    let fields = [
        ("kind", old.kind != new.kind),
        ("text", old.text != new.text),
        ("outcome", old.outcome != new.outcome),
        ("partner", old.partner != new.partner),
        ("theme", old.theme != new.theme),
        ("project_id", old.project_id != new.project_id),
        ("team_id", old.team_id != new.team_id),
        ("place_id", old.place_id != new.place_id),
        ("happened_on", old.happened_on != new.happened_on),
        ("companions", old.companions != new.companions),
        ("has_minors", old.has_minors != new.has_minors),
        ("has_vulnerable", old.has_vulnerable != new.has_vulnerable),
        ("photos", old.photos != new.photos),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

/// Takes a report back. Doing it again changes nothing.
///
/// # Errors
/// [`Error::WrongState`] when evidence rests on it; [`Error::NotFound`]; else what the database says.
pub async fn withdraw(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    id: ReportId,
) -> Result<Detail, Error> {
    let (services, identity, origin) = (services.clone(), identity.clone(), origin.clone());
    let db = services.db.clone();
    db.write(move |conn| {
        let viewer = Viewer::new(&identity);
        let row = find_own(conn, &viewer, id)?;
        if row.state != ReportState::Withdrawn {
            if !queries::set_state(conn, &row, ReportState::Withdrawn, None, services.clock.now())? {
                return Err(Error::Stale);
            }
            if queries::has_active_evidence(conn, id)? {
                return Err(Error::WrongState(ATTACHED));
            }
            let event = Event::done("report.withdraw", "field_report", id);
            audit::record(conn, &services.clock, &origin, event.details(json!({ "was": row.state })))?;
        }
        load_one(conn, &services, &viewer, id)?.ok_or(Error::NotFound)
    })
    .await
}

/// Takes a report out of everybody else's sight, with a reason its author sees. Doing it again keeps the first reason.
///
/// # Errors
/// [`Error::Forbidden`] for those who see it but do not keep or review its branch; [`Error::NotFound`].
pub async fn hide(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    id: ReportId,
    reason: String,
) -> Result<Detail, Error> {
    let reason = reason.trim().to_owned();
    let mut errors = FieldErrors::new();
    errors.require_length(&reason, 1, 200, "/reason");
    errors.require(!reason.chars().any(char::is_control), "/reason", "Must be one line of plain text.");
    errors.finish()?;
    let (services, identity, origin) = (services.clone(), identity.clone(), origin.clone());
    let db = services.db.clone();
    db.write(move |conn| {
        let viewer = Viewer::new(&identity);
        let (row, _, sight) = find_seen(conn, &viewer, id)?.ok_or(Error::NotFound)?;
        if !sight.keeper && !sight.reviewer {
            return Err(Error::Forbidden);
        }
        if row.state == ReportState::Withdrawn {
            return Err(Error::WrongState("It was withdrawn; nobody but its author sees it anyway."));
        }
        if row.state == ReportState::Submitted {
            if !queries::set_state(conn, &row, ReportState::Hidden, Some(&reason), services.clock.now())? {
                return Err(Error::Stale);
            }
            audit::record(conn, &services.clock, &origin, Event::done("report.hide", "field_report", id))?;
        }
        load_one(conn, &services, &viewer, id)?.ok_or(Error::NotFound)
    })
    .await
}
