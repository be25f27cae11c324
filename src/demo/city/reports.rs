//! Reports of half a year. Those that bring a new picture come by the actions of a client; the others are rows that
//! name pictures which are here already, as reports of one event do.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use serde_json::json;

use super::super::LoadError;
use super::super::pictures::{Exif, exif_block, jpeg, picture, with_exif};
use super::plan::{self, Plan};
use super::roster::{Branch, City, secretary};
use super::year::Record;
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::schema::{appraisal_record_reports, field_reports, photos};
use crate::db::types::{Instant, OrganizationId, PhotoId, RecordId, ReportId, Sha256};
use crate::db::{DbConn, DbResult};
use crate::evidence::snapshot::{FrozenPhoto, FrozenReport};
use crate::photos::PhotoRow;
use crate::reports::ReportKind;
use crate::reports::actions::{begin_upload, finish_upload, submit};
use crate::reports::model::{Content, Manifest, ReportRow, ReportState, Slot};
use crate::services::Services;

/// Reports written in one transaction.
const BATCH: usize = 500;
/// Each branch that will declare has at least so many: enough for what its scores rest on.
pub(super) const FEWEST: usize = 5;

/// What reports are there, by the place of their branch, as evidence would freeze them.
pub(super) type Filed = HashMap<usize, Vec<FrozenReport>>;

/// Bytes that are in the store.
#[derive(Clone, Copy)]
struct Stored {
    sha256: Sha256,
    size: i64,
}

pub(super) async fn file(
    services: &Services,
    plan: &Plan,
    city: &City,
    records: &[Option<Record>],
) -> Result<Filed, LoadError> {
    let mut stored = Vec::new();
    for number in 0..plan.scale.pictures {
        let at = usize::try_from(number).unwrap_or_default() % city.branches.len();
        stored.push(bring_picture(services, plan, &city.branches[at], number).await?);
    }
    let mut filed = Filed::new();
    let wanted = wanted(plan, city);
    for (batch, places) in wanted.chunks(BATCH).enumerate() {
        let drawn: Vec<Drawn> = places
            .iter()
            .enumerate()
            .map(|(at, place)| {
                let record = records[*place].as_ref().map(|record| record.id);
                draw(plan, &city.branches[*place], (*place, batch * BATCH + at), record, &stored)
            })
            .collect();
        let zone = plan.zone;
        let frozen = services
            .db
            .write(move |conn| drawn.into_iter().map(|one| write(conn, zone, one)).collect::<DbResult<Vec<_>>>())
            .await?;
        for (place, report) in frozen {
            filed.entry(place).or_default().push(report);
        }
    }
    Ok(filed)
}

/// To which branches the reports belong: to every one that will declare some, the rest by chance.
fn wanted(plan: &Plan, city: &City) -> Vec<usize> {
    let declaring = (0..city.branches.len()).filter(|place| super::year::declares(plan, *place));
    let mut wanted: Vec<usize> = declaring.flat_map(|place| std::iter::repeat_n(place, FEWEST)).collect();
    let pictures = usize::try_from(plan.scale.pictures).unwrap_or_default();
    let mut dice = plan.dice(6, 0);
    while wanted.len() + pictures < plan.scale.reports {
        wanted.push(dice.below(city.branches.len()));
    }
    wanted
}

/// One report with one new picture, the way a phone sends it.
async fn bring_picture(services: &Services, plan: &Plan, branch: &Branch, number: u64) -> Result<Stored, LoadError> {
    let then = plan.services_on(services, plan.days.begin + TimeDelta::days(1));
    let bytes = tokio::task::spawn_blocking({
        let taken = then.clock.now().utc().with_timezone(&plan.zone).format("%Y:%m:%d %H:%M:%S").to_string();
        let seed = plan.seed.wrapping_mul(1_000).wrapping_add(number);
        move || draw_picture(seed, &taken)
    })
    .await
    .map_err(LoadError::because)??;
    let stored = Stored { sha256: Sha256::of(&bytes), size: i64::try_from(bytes.len()).unwrap_or(i64::MAX) };
    let (kind, text, outcome) = plan::report(&mut plan.dice(7, usize::try_from(number).unwrap_or_default()));
    let slot = slot(then.clock.new_id(), stored);
    let (photo, id) = (slot.id, then.clock.new_id());
    let content = Content { photos: vec![slot], ..content(kind, text, outcome, None) };
    let manifest = Manifest { id, branch_id: Some(branch.id), on_behalf_of: None, content };
    let (who, origin) = (secretary(&then.clock, branch), Origin::operator());
    submit(&then, &who, &origin, manifest).await.map_err(LoadError::because)?;
    let upload = begin_upload(&then, &who, id, photo).await.map_err(LoadError::because)?;
    let body = futures_util::stream::iter([Ok::<_, std::convert::Infallible>(bytes::Bytes::from(bytes))]);
    finish_upload(&then, &origin, upload, body).await.map_err(LoadError::because)?;
    Ok(stored)
}

fn draw_picture(seed: u64, taken: &str) -> Result<Vec<u8>, LoadError> {
    let exif = Exif {
        orientation: Some(1),
        taken_at: Some(taken),
        offset: Some("+08:00"),
        place: None,
        make: Some("HUAWEI"),
        model: Some("NOH-AN00"),
        fraction: None,
        datum: None,
    };
    let plain = jpeg(&picture(seed, 800, 600), 82).map_err(LoadError::because)?;
    Ok(with_exif(&plain, &exif_block(&exif)))
}

fn slot(id: PhotoId, stored: Stored) -> Slot {
    Slot {
        id,
        sha256: stored.sha256,
        size: stored.size,
        media_type: "image/jpeg".to_owned(),
        taken_at: None,
        offset_minutes: None,
        point: None,
    }
}

fn content(kind: ReportKind, text: String, outcome: Option<String>, happened_on: Option<NaiveDate>) -> Content {
    Content {
        kind,
        text,
        outcome,
        partner: None,
        theme: None,
        project_id: None,
        team_id: None,
        place_id: None,
        happened_on,
        companions: Vec::new(),
        point: None,
        has_minors: false,
        has_vulnerable: false,
        photos: Vec::new(),
    }
}

/// A report before it is written.
struct Drawn {
    place: usize,
    record: Option<RecordId>,
    author: super::roster::Insider,
    branch: OrganizationId,
    at: chrono::DateTime<chrono::Utc>,
    filed_on: NaiveDate,
    kind: ReportKind,
    text: String,
    outcome: Option<String>,
    happened_on: NaiveDate,
    pictures: Vec<Stored>,
}

fn draw(
    plan: &Plan,
    branch: &Branch,
    (place, number): (usize, usize),
    record: Option<RecordId>,
    stored: &[Stored],
) -> Drawn {
    let mut dice = plan.dice(8, number);
    let (first, last) = (plan.days.begin + TimeDelta::days(2), plan.days.township);
    let span = usize::try_from((last - first).num_days()).unwrap_or(1);
    let filed_on = first + TimeDelta::days(i64::try_from(dice.below(span)).unwrap_or_default());
    // Some are filed for an earlier day.
    let late = if dice.below(100) < 6 { i64::try_from(dice.below(3) + 1).unwrap_or(1) } else { 0 };
    let minute = i64::try_from(8 * 60 + dice.below(13 * 60)).unwrap_or(600);
    let (kind, text, outcome) = plan::report(&mut dice);
    let count = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][dice.below(10)];
    let mut pictures: Vec<Stored> = Vec::new();
    for _ in 0..count {
        let one = *dice.pick(stored);
        if pictures.iter().all(|other| other.sha256 != one.sha256) {
            pictures.push(one);
        }
    }
    let author = if dice.below(3) == 0 { branch.secretary.clone() } else { branch.member.clone() };
    Drawn {
        place,
        record,
        author,
        branch: branch.id,
        at: plan.at(filed_on, minute),
        filed_on,
        kind,
        text,
        outcome,
        happened_on: (filed_on - TimeDelta::days(late)).max(plan.days.begin),
        pictures,
    }
}

/// Writes a report with everything a submission writes.
fn write(conn: &mut DbConn, zone: chrono_tz::Tz, drawn: Drawn) -> DbResult<(usize, FrozenReport)> {
    let clock = Clock::fixed(drawn.at, zone);
    let now = clock.now();
    let slots: Vec<Slot> = drawn.pictures.iter().map(|stored| slot(clock.new_id(), *stored)).collect();
    let id: ReportId = clock.new_id();
    let content =
        Content { photos: slots.clone(), ..content(drawn.kind, drawn.text, drawn.outcome, Some(drawn.happened_on)) };
    let manifest = Manifest { id, branch_id: Some(drawn.branch), on_behalf_of: None, content: content.clone() };
    let row = row(&manifest, &drawn.author, drawn.filed_on, now);
    diesel::insert_into(field_reports::table).values(&row).execute(conn)?;
    let mut frozen = Vec::new();
    for (position, slot) in (0..).zip(&slots) {
        insert_photo(conn, id, position, slot, now)?;
        frozen.push(FrozenPhoto {
            id: slot.id,
            position,
            sha256: slot.sha256,
            size: slot.size,
            claimed_taken_at: None,
            file_taken_at: None,
            file_offset_minutes: None,
            stored_at: now,
        });
    }
    if let Some(record) = drawn.record {
        diesel::insert_into(appraisal_record_reports::table)
            .values((
                appraisal_record_reports::record_id.eq(record),
                appraisal_record_reports::report_id.eq(id),
                appraisal_record_reports::linked_at.eq(now),
            ))
            .execute(conn)?;
    }
    let details = json!({"branch_id": row.branch_id, "author_id": row.author_id, "happened_on": row.happened_on,
        "photos": row.photo_count, "manifest_sha256": row.manifest_sha256});
    let event = Event::done("report.submit", "field_report", id).details(details);
    audit::record(conn, &clock, &Origin::operator(), event)?;
    let report = FrozenReport {
        id,
        revision: 1,
        branch_id: row.branch_id,
        kind: row.kind.as_str().to_owned(),
        text: row.body,
        outcome: row.outcome,
        happened_on: row.happened_on,
        backdated: row.backdated,
        author_name: drawn.author.name,
        filed_by_name: None,
        submitted_at: now,
        photos: frozen,
    };
    Ok((drawn.place, report))
}

fn row(manifest: &Manifest, author: &super::roster::Insider, filed_on: NaiveDate, now: Instant) -> ReportRow {
    let content = manifest.content.clone();
    let happened_on = content.happened_on.unwrap_or(filed_on);
    ReportRow {
        id: manifest.id,
        manifest_sha256: manifest.digest(),
        author_id: author.member,
        filed_by: author.account,
        branch_id: manifest.branch_id.unwrap_or(OrganizationId(uuid::Uuid::nil())),
        project_id: None,
        team_id: None,
        place_id: None,
        kind: content.kind,
        theme_code: None,
        search_text: content.search_text(),
        body: content.text,
        outcome: content.outcome,
        partner: None,
        happened_on,
        backdated: happened_on < filed_on,
        has_minors: false,
        has_vulnerable: false,
        latitude: None,
        longitude: None,
        coordinate_system: None,
        state: ReportState::Submitted,
        state_reason: None,
        revision: 1,
        photo_count: i32::try_from(content.photos.len()).unwrap_or_default(),
        submitted_at: now,
        updated_at: now,
        point_rounded: false,
    }
}

fn insert_photo(conn: &mut DbConn, report: ReportId, position: i32, slot: &Slot, now: Instant) -> DbResult<()> {
    let row = PhotoRow {
        id: slot.id,
        report_id: report,
        position,
        sha256: slot.sha256,
        size: slot.size,
        claimed_type: slot.media_type.clone(),
        claimed_taken_at: None,
        claimed_offset_minutes: None,
        claimed_latitude: None,
        claimed_longitude: None,
        claimed_coordinate_system: None,
        stored_at: Some(now),
        created_at: now,
        point_rounded: false,
    };
    diesel::insert_into(photos::table).values(&row).execute(conn)?;
    Ok(())
}
