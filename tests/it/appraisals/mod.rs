//! Cycles, sheets and records, and what tests of evidence share with them.

pub mod access;
mod chains;
mod cycles;
mod records;
mod schedule;
mod sheet_files;
mod sheets;

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::appraisals::RecordState;
use shigan::appraisals::records::link_report;
use shigan::db::schema::{appraisal_records, blobs, field_reports, photos};
use shigan::db::types::{PhotoId, ReportId, Sha256};

use crate::support::world::day;
use crate::support::{TestApp, World};

/// A plan for the year of the tests.
pub fn plan() -> Value {
    json!({"name": "2026年度", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "scheme_type": "annual_assessment"})
}

/// A draft made by the administrator.
pub async fn draft(app: &TestApp, world: &World, plan: &Value) -> Value {
    app.post("/api/v1/cycles").by(world.person("city_admin")).json(plan).send().await.expect(201).clone()
}

/// A cycle of this year, opened.
pub async fn open_cycle(app: &TestApp, world: &World) -> Value {
    let draft = draft(app, world, &plan()).await;
    let path = format!("/api/v1/cycles/{}/open", text(&draft["id"]));
    app.post(&path).by(world.person("city_admin")).send().await.expect(200).clone()
}

/// A text in an answer.
#[track_caller]
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

/// The record of a branch, as the city's reviewer finds it.
pub async fn record_of(app: &TestApp, world: &World, branch: &str) -> String {
    let path = format!("/api/v1/records?q=B-{branch}");
    let answer = app.get(&path).by(world.person("city")).send().await;
    let items = answer.expect(200)["items"].as_array().unwrap().clone();
    assert_eq!(items.len(), 1, "{items:?}");
    text(&items[0]["id"]).to_owned()
}

/// Puts every record into a state, as if the branches had come there by their steps.
pub async fn put_all_into(app: &TestApp, state: RecordState) {
    app.db(move |conn| {
        diesel::update(appraisal_records::table).set(appraisal_records::state.eq(state)).execute(conn).unwrap();
    })
    .await;
}

/// A report to be put into the database.
#[derive(Clone, Debug)]
pub struct Filed {
    pub author: &'static str,
    pub branch: &'static str,
    pub body: &'static str,
    pub day: &'static str,
    pub photos: u8,
    pub state: &'static str,
}

impl Default for Filed {
    fn default() -> Self {
        Self {
            author: "member",
            branch: "village",
            body: "清理水渠两公里",
            day: "2026-05-01",
            photos: 0,
            state: "submitted",
        }
    }
}

/// Files a report with stored photos, linked as a submission links it.
pub async fn file(app: &TestApp, world: &World, filed: Filed) -> ReportId {
    let (clock, person) = (app.clock.clone(), world.person(filed.author).clone());
    let branch = world.branch(filed.branch);
    app.db(move |conn| {
        let id: ReportId = clock.new_id();
        diesel::insert_into(field_reports::table)
            .values((
                field_reports::id.eq(id),
                field_reports::manifest_sha256.eq(Sha256::of(id.to_string().as_bytes())),
                field_reports::author_id.eq(person.member_id.unwrap()),
                field_reports::filed_by.eq(person.account_id),
                field_reports::branch_id.eq(branch),
                field_reports::kind.eq("village_service"),
                field_reports::body.eq(filed.body),
                field_reports::outcome.eq("全村受益"),
                field_reports::search_text.eq(filed.body.to_lowercase()),
                field_reports::happened_on.eq(day(filed.day)),
                field_reports::backdated.eq(false),
                field_reports::has_minors.eq(false),
                field_reports::has_vulnerable.eq(false),
                field_reports::state.eq(filed.state),
                field_reports::revision.eq(1),
                field_reports::photo_count.eq(i32::from(filed.photos)),
                field_reports::submitted_at.eq(clock.now()),
                field_reports::updated_at.eq(clock.now()),
            ))
            .execute(conn)
            .unwrap();
        for position in 0..filed.photos {
            let sha256 = Sha256::of(format!("{id}/{position}").as_bytes());
            diesel::insert_into(blobs::table)
                .values((
                    blobs::sha256.eq(sha256),
                    blobs::size.eq(1000_i64),
                    blobs::format.eq("jpeg"),
                    blobs::state.eq("ready"),
                    blobs::stored_at.eq(clock.now()),
                ))
                .execute(conn)
                .unwrap();
            diesel::insert_into(photos::table)
                .values((
                    photos::id.eq(clock.new_id::<PhotoId>()),
                    photos::report_id.eq(id),
                    photos::position.eq(i32::from(position)),
                    photos::sha256.eq(sha256),
                    photos::size.eq(1000_i64),
                    photos::claimed_type.eq("image/jpeg"),
                    photos::stored_at.eq(clock.now()),
                    photos::created_at.eq(clock.now()),
                ))
                .execute(conn)
                .unwrap();
        }
        if filed.state == "submitted" {
            link_report(conn, &clock, id, branch, day(filed.day)).unwrap();
        }
        id
    })
    .await
}

/// Ids of the photos of a report, in order.
pub async fn photo_ids(app: &TestApp, report: ReportId) -> Vec<PhotoId> {
    app.db(move |conn| {
        photos::table
            .filter(photos::report_id.eq(report))
            .order(photos::position)
            .select(photos::id)
            .load(conn)
            .unwrap()
    })
    .await
}
