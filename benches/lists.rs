//! Lists over 100,000 reports: what a member, a township reviewer and a city reviewer ask for most.
//!
//! Each kind of question is asked by eight clients for some seconds; requests per
//! second and the 95th percentile are told.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement may end with a panic")]
#![allow(clippy::pedantic, reason = "figures are printed, not computed with")]

#[path = "common/mod.rs"]
mod common;
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use diesel::prelude::*;
use shigan::db::DbConn;
use shigan::db::schema::field_reports;
use shigan::db::types::{ReportId, Sha256};

use common::{Row, percentile, report};
use support::{TestApp, World};

const REPORTS: usize = 100_000;
const CLIENTS: usize = 8;
const SECONDS: u64 = 5;

fn main() {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(run());
}

async fn run() {
    let app = Arc::new(TestApp::spawn().await);
    let world = World::of(&app).await;
    let (clock, people) = (app.clock.clone(), world.clone());
    app.db(move |conn| fill(conn, &clock, &people)).await;
    println!("{REPORTS} reports in 6 branches");
    let village = world.branch("village");
    let questions = [
        ("a member's own reports", "member", "/api/v1/reports?mine=true&limit=20".to_owned()),
        ("a secretary's branch", "secretary", format!("/api/v1/reports?branch_id={village}&limit=20")),
        ("a township, newest first", "township", "/api/v1/reports?limit=50".to_owned()),
        ("the city, newest first", "city", "/api/v1/reports?limit=50".to_owned()),
        (
            "the city, one kind in one month",
            "city",
            "/api/v1/reports?kind=volunteer&from=2026-03-01&to=2026-03-31".to_owned(),
        ),
        ("the city, a word found often", "city", "/api/v1/reports?q=%E6%B0%B4%E6%B8%A0".to_owned()),
        ("the city, a word found nowhere", "city", "/api/v1/reports?q=%E4%B8%8D%E5%AD%98%E5%9C%A8".to_owned()),
    ];
    let mut rows = Vec::new();
    for (name, person, path) in questions {
        let (per_second, p95) = ask(&app, &world.person(person).token, &path).await;
        rows.push(Row { name: name.to_owned(), unit: "requests/s", ours: per_second });
        rows.push(Row { name: format!("{name}, p95"), unit: "ms", ours: p95 });
    }
    report("lists", &rows);
}

fn fill(conn: &mut DbConn, clock: &shigan::clock::Clock, world: &World) {
    let authors = ["member", "colleague", "other_member", "doctor", "far_member", "secretary"];
    let branches = ["village", "village", "other_village", "hospital", "far_village", "village"];
    let kinds = ["volunteer", "household_visit", "errand_service", "emergency", "post_duty"];
    let texts = ["清理村口水渠三百米", "走访联系户两家,反映路灯不亮", "代办医保两件", "夜里值守东堤", "车间设备检修"];
    for number in 0..REPORTS {
        let (who, what) = (number % authors.len(), number % kinds.len());
        let person = world.person(authors[who]);
        let days = i64::try_from(number % 140).unwrap();
        diesel::insert_into(field_reports::table)
            .values((
                field_reports::id.eq(clock.new_id::<ReportId>()),
                field_reports::manifest_sha256.eq(Sha256::of(&number.to_le_bytes())),
                field_reports::author_id.eq(person.member_id.unwrap()),
                field_reports::filed_by.eq(person.account_id),
                field_reports::branch_id.eq(world.branch(branches[who])),
                field_reports::kind.eq(kinds[what]),
                field_reports::body.eq(texts[what]),
                field_reports::search_text.eq(texts[what]),
                field_reports::happened_on.eq(clock.today() - TimeDelta::days(days)),
                field_reports::backdated.eq(false),
                field_reports::has_minors.eq(false),
                field_reports::has_vulnerable.eq(false),
                field_reports::state.eq("submitted"),
                field_reports::revision.eq(1),
                field_reports::photo_count.eq(0),
                field_reports::submitted_at.eq(clock.now()),
                field_reports::updated_at.eq(clock.now()),
            ))
            .execute(conn)
            .unwrap();
    }
}

async fn ask(app: &Arc<TestApp>, token: &str, path: &str) -> (f64, f64) {
    let ends = Instant::now() + Duration::from_secs(SECONDS);
    let started = Instant::now();
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let (app, token, path) = (Arc::clone(app), token.to_owned(), path.to_owned());
        clients.push(tokio::spawn(async move {
            let mut times = Vec::new();
            while Instant::now() < ends {
                let asked = Instant::now();
                let answer = app.http.get(format!("{}{path}", app.base)).bearer_auth(&token).send().await.unwrap();
                assert_eq!(answer.status(), 200);
                answer.bytes().await.unwrap();
                times.push(asked.elapsed());
            }
            times
        }));
    }
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.await.unwrap());
    }
    let per_second = times.len() as f64 / started.elapsed().as_secs_f64();
    (per_second, percentile(&mut times, 0.95))
}
