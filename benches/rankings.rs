//! The ranking of a whole city: 8,800 records × 22 criteria × 4 levels, computed anew from the scores.
//!
//! In one process without HTTP: sums in the database, ties and places in Rust, the canonical text and its digest.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement may end with a panic")]
#![allow(clippy::pedantic, reason = "figures are printed, not computed with")]

#[path = "common/mod.rs"]
mod common;
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::time::Instant as Stopwatch;

use diesel::prelude::*;
use serde_json::json;
use shigan::accounts::Level;
use shigan::appraisals::{RecordState, ScoreLevel};
use shigan::clock::Clock;
use shigan::db::DbConn;
use shigan::db::schema::{appraisal_records, criteria, organizations, scores, scoring_sheets};
use shigan::db::types::{AccountId, AreaId, CriterionId, CycleId, Instant, OrganizationId, RecordId, ScoreId, Sha256};
use shigan::rankings::load_standings;
use shigan::rankings::model::{Field, Frozen, rank};

use common::{Row, percentile, report};
use support::{TestApp, World};

const RECORDS: usize = 8_800;
const RUNS: usize = 20;

fn main() {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(run());
}

async fn run() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let plan = json!({"name": "2026年度", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "scheme_type": "annual_assessment"});
    let made = app.post("/api/v1/cycles").by(world.person("city_admin")).json(&plan).send().await;
    let cycle: CycleId = made.expect(201)["id"].as_str().unwrap().parse().unwrap();
    let (clock, area, by) = (app.clock.clone(), world.area("FZ-LC-01"), world.person("city").account_id);
    app.db(move |conn| add_branches(conn, &clock, area)).await;
    app.post(&format!("/api/v1/cycles/{cycle}/open")).by(world.person("city_admin")).send().await.expect(200);
    let clock = app.clock.clone();
    let filled = app.db(move |conn| fill(conn, &clock, cycle, by)).await;
    println!("{filled} scores in {RECORDS} records");

    let (mut sums, mut all) = (Vec::new(), Vec::new());
    let mut digests = Vec::new();
    for run in 0..=RUNS {
        let field = Field::Honor("red_flag".to_owned());
        let whole = Stopwatch::now();
        let standings =
            app.services.db.read(move |conn| load_standings(conn, cycle, Level::City, &field)).await.unwrap();
        let summed = whole.elapsed();
        assert_eq!(standings.len(), RECORDS);
        let entries = rank(standings.into_iter().map(|(one, _)| one).collect(), &[]);
        let text = Frozen::new(cycle, Level::City, Field::Honor("red_flag".to_owned()), entries).to_text();
        digests.push(Sha256::of(text.as_bytes()));
        // The first run fills the caches.
        if run > 0 {
            sums.push(summed);
            all.push(whole.elapsed());
        }
    }
    assert!(digests.windows(2).all(|pair| pair[0] == pair[1]), "a recomputed ranking differs");
    let mut rows = Vec::new();
    for (name, times) in [("sums from the database", &mut sums), ("the whole ranking", &mut all)] {
        rows.push(Row { name: format!("{name}, median"), unit: "ms", ours: percentile(times, 0.5) });
        rows.push(Row { name: format!("{name}, p95"), unit: "ms", ours: percentile(times, 0.95) });
    }
    report("rankings", &rows);
}

fn add_branches(conn: &mut DbConn, clock: &Clock, area: AreaId) {
    // The small city has three villages already.
    for number in 3..RECORDS {
        diesel::insert_into(organizations::table)
            .values((
                organizations::id.eq(clock.new_id::<OrganizationId>()),
                organizations::code.eq(format!("V-{number:05}")),
                organizations::kind.eq("branch"),
                organizations::domain_code.eq("rural"),
                organizations::area_id.eq(area),
                organizations::name.eq(format!("第{number}村支部")),
                organizations::is_temporary.eq(false),
                organizations::status.eq("active"),
                organizations::created_at.eq(clock.now()),
                organizations::updated_at.eq(clock.now()),
            ))
            .execute(conn)
            .unwrap();
    }
}

#[derive(Insertable)]
#[diesel(table_name = scores)]
struct Line {
    id: ScoreId,
    record_id: RecordId,
    criterion_id: CriterionId,
    level: ScoreLevel,
    points: i32,
    reason: String,
    scored_by: AccountId,
    created_at: Instant,
    updated_at: Instant,
}

fn fill(conn: &mut DbConn, clock: &Clock, cycle: CycleId, by: AccountId) -> usize {
    diesel::update(appraisal_records::table)
        .set(appraisal_records::state.eq(RecordState::CityReviewed))
        .execute(conn)
        .unwrap();
    let records: Vec<RecordId> = appraisal_records::table
        .inner_join(organizations::table)
        .filter(organizations::domain_code.eq("rural"))
        .order(appraisal_records::id)
        .select(appraisal_records::id)
        .load(conn)
        .unwrap();
    let sheet: Vec<(CriterionId, i32)> = criteria::table
        .inner_join(scoring_sheets::table)
        .filter(scoring_sheets::cycle_id.eq(cycle))
        .filter(scoring_sheets::domain_code.eq("rural"))
        .select((criteria::id, criteria::max_points))
        .load(conn)
        .unwrap();
    let mut seed = 1_u64;
    let mut filled = 0;
    // Level after level, as the months bring them: the rows of one record do not lie side by side.
    for level in ScoreLevel::ALL {
        for some in records.chunks(200) {
            let mut lines = Vec::new();
            for record in some {
                for (criterion, most) in &sheet {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    lines.push(Line {
                        id: clock.new_id(),
                        record_id: *record,
                        criterion_id: *criterion,
                        level: *level,
                        points: most - ((seed >> 40) as i32 % (most / 4)).abs(),
                        reason: "资料齐全，现场核实，群众评价较好".to_owned(),
                        scored_by: by,
                        created_at: clock.now(),
                        updated_at: clock.now(),
                    });
                }
            }
            filled += lines.len();
            shigan::insert_rows!(conn, scores::table, lines.as_slice()).unwrap();
        }
    }
    filled
}
