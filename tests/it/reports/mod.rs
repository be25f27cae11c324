//! Reports through the API: what a phone sends, and who sees what of it.

pub mod access;
pub mod bundle;
mod edit;
mod list;
mod manifest;
mod points;
mod retention;
mod submit;
mod visibility;

use serde_json::{Value, json};
use shigan::db::types::Sha256;
use shigan::demo::pictures;

use crate::support::{Answer, Person, TestApp};

/// A photo as a phone holds it.
#[derive(Clone)]
pub struct Shot {
    pub id: String,
    pub bytes: Vec<u8>,
    pub media_type: &'static str,
}

impl Shot {
    /// A small picture; the same seed gives the same bytes.
    pub fn new(app: &TestApp, seed: u64) -> Self {
        let bytes = pictures::jpeg(&pictures::picture(seed, 480, 360), 80).unwrap();
        Self::of(app, bytes)
    }

    pub fn of(app: &TestApp, bytes: Vec<u8>) -> Self {
        Self { id: new_id(app), bytes, media_type: "image/jpeg" }
    }

    pub fn sha256(&self) -> String {
        Sha256::of(&self.bytes).to_string()
    }

    pub fn slot(&self) -> Value {
        json!({ "id": self.id, "sha256": self.sha256(), "size": self.bytes.len(), "media_type": self.media_type })
    }
}

pub fn new_id(app: &TestApp) -> String {
    app.clock.new_id::<uuid::Uuid>().to_string()
}

/// A report that is nothing but a sentence.
pub fn plain(app: &TestApp) -> Value {
    json!({ "id": new_id(app), "kind": "village_service", "text": "今天清理了村口的排水沟。" })
}

/// A report with photos.
pub fn pictured(app: &TestApp, shots: &[Shot]) -> Value {
    let mut body = plain(app);
    body["photos"] = shots.iter().map(Shot::slot).collect();
    body
}

pub async fn submit(app: &TestApp, person: &Person, body: &Value) -> Answer {
    app.post("/api/v1/reports").by(person).json(body).send().await
}

pub async fn put(app: &TestApp, person: &Person, report: &str, shot: &Shot) -> Answer {
    let path = format!("/api/v1/reports/{report}/photos/{}/content", shot.id);
    app.put(&path).by(person).bytes(shot.media_type, shot.bytes.clone()).send().await
}

pub async fn read(app: &TestApp, person: &Person, report: &str) -> Answer {
    app.get(&format!("/api/v1/reports/{report}")).by(person).send().await
}

/// Submits a plain report and returns its id.
pub async fn filed(app: &TestApp, person: &Person) -> String {
    let body = plain(app);
    submit(app, person, &body).await.expect(201);
    id_of(&body)
}

pub fn id_of(body: &Value) -> String {
    body["id"].as_str().unwrap().to_owned()
}

/// Submits a report, sends its photos and waits until each is ready or unreadable.
pub async fn settled(app: &TestApp, person: &Person, shots: &[Shot]) -> String {
    let body = pictured(app, shots);
    submit(app, person, &body).await.expect(201);
    let id = id_of(&body);
    for shot in shots {
        put(app, person, &id, shot).await.expect(200);
    }
    wait_settled(app, person, &id).await;
    id
}

pub async fn wait_settled(app: &TestApp, person: &Person, id: &str) {
    app.until("every photo is ready or unreadable", || async {
        let answer = read(app, person, id).await;
        let photos = answer.expect(200)["photos"].as_array().unwrap().clone();
        photos.iter().all(|photo| photo["state"] == "ready" || photo["state"] == "unreadable")
    })
    .await;
}

/// Rests evidence on a report, behind the API: township level, criterion A2.
pub async fn attach(app: &TestApp, report: &str, attached_by: &Person) {
    use diesel::prelude::*;
    use shigan::db::schema::{appraisal_cycles, appraisal_records, criteria, evidence, field_reports, scoring_sheets};
    use shigan::db::types::{CriterionId, CycleId, EvidenceId, OrganizationId, RecordId, ReportId, SheetId};

    let (clock, by) = (app.clock.clone(), attached_by.account_id);
    let report: ReportId = report.parse().unwrap();
    app.db(move |conn| {
        let now = clock.now();
        let (cycle, sheet, criterion): (CycleId, SheetId, CriterionId) =
            (clock.new_id(), clock.new_id(), clock.new_id());
        let (record, branch): (RecordId, OrganizationId) =
            (clock.new_id(), field_reports::table.find(report).select(field_reports::branch_id).first(conn).unwrap());
        diesel::insert_into(appraisal_cycles::table)
            .values((
                appraisal_cycles::id.eq(cycle),
                appraisal_cycles::name.eq("2026年度"),
                appraisal_cycles::starts_on.eq(crate::support::world::day("2026-01-01")),
                appraisal_cycles::ends_on.eq(crate::support::world::day("2026-12-31")),
                appraisal_cycles::scheme_type.eq("annual_assessment"),
                appraisal_cycles::red_flag_cap.eq(100),
                appraisal_cycles::model_cap.eq(100),
                appraisal_cycles::state.eq("open"),
                appraisal_cycles::created_at.eq(now),
                appraisal_cycles::updated_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
        diesel::insert_into(scoring_sheets::table)
            .values((
                scoring_sheets::id.eq(sheet),
                scoring_sheets::cycle_id.eq(cycle),
                scoring_sheets::domain_code.eq("rural"),
                scoring_sheets::version.eq(1),
                scoring_sheets::title_zh.eq("细则"),
                scoring_sheets::title_en.eq("sheet"),
                scoring_sheets::created_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
        diesel::insert_into(criteria::table)
            .values((
                criteria::id.eq(criterion),
                criteria::sheet_id.eq(sheet),
                criteria::position.eq(1),
                criteria::code.eq("A2"),
                criteria::dimension.eq("performance"),
                criteria::text_zh.eq("宜居美村"),
                criteria::text_en.eq("liveable village"),
                criteria::max_points.eq(600),
                criteria::basis.eq("FV"),
                criteria::evidence_required.eq(true),
            ))
            .execute(conn)
            .unwrap();
        diesel::insert_into(appraisal_records::table)
            .values((
                appraisal_records::id.eq(record),
                appraisal_records::cycle_id.eq(cycle),
                appraisal_records::organization_id.eq(branch),
                appraisal_records::state.eq("not_declared"),
                appraisal_records::revision.eq(1),
                appraisal_records::created_at.eq(now),
                appraisal_records::updated_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
        diesel::insert_into(evidence::table)
            .values((
                evidence::id.eq(clock.new_id::<EvidenceId>()),
                evidence::record_id.eq(record),
                evidence::criterion_id.eq(criterion),
                evidence::level.eq("township"),
                evidence::kind.eq("report"),
                evidence::report_id.eq(report),
                evidence::frozen.eq("{}"),
                evidence::frozen_sha256.eq(Sha256::of(b"{}")),
                evidence::attached_by.eq(by),
                evidence::attached_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}
