//! Steps, self-assessment, bonus, deduction and veto.

pub mod access;
mod adjusting;
mod asking;
mod naming;
mod objecting;
mod offering;
mod publishing;
mod scoring_itself;
mod stepping;
mod table;
mod whole_year;

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::accounts::{Level, Role};
use shigan::appraisals::ScoreLevel;
use shigan::db::schema::{appraisal_cycles, appraisal_records, criteria, organizations, scores, scoring_sheets};
use shigan::db::types::{AccountId, CriterionId, RecordId, ScoreId};

use crate::appraisals::{draft, plan, record_of, text};
use crate::support::world::{grant, insert_person};
use crate::support::{Answer, Person, TestApp, World};

/// An open cycle with the records of every branch of the small city.
pub struct Case {
    pub app: TestApp,
    pub world: World,
    pub cycle: String,
}

impl Case {
    pub async fn new() -> Self {
        Self::with(&plan()).await
    }

    /// With a schedule.
    pub async fn scheduled(schedule: &Value) -> Self {
        Self::prepared(&plan(), Some(schedule)).await
    }

    /// With another plan.
    pub async fn with(plan: &Value) -> Self {
        Self::prepared(plan, None).await
    }

    async fn prepared(plan: &Value, schedule: Option<&Value>) -> Self {
        // The clock moves by days in these tests, and nobody is to be logged out by that.
        let key = "07".repeat(32);
        let settings = [("SHIGAN_REVIEWER_IDLE_MINUTES", "100000"), ("SHIGAN_CONTACT_KEY", key.as_str())];
        let app = TestApp::spawn_with(&settings).await;
        let mut world = World::of(&app).await;
        add_people(&app, &mut world).await;
        let cycle = text(&draft(&app, &world, plan).await["id"]).to_owned();
        if let Some(schedule) = schedule {
            let path = format!("/api/v1/cycles/{cycle}/schedule");
            app.put(&path).by(world.person("city_admin")).json(schedule).send().await.expect(200);
        }
        let path = format!("/api/v1/cycles/{cycle}/open");
        app.post(&path).by(world.person("city_admin")).send().await.expect(200);
        Self { app, world, cycle }
    }

    pub fn person(&self, name: &str) -> &Person {
        self.world.person(name)
    }

    /// From now on these levels score blind, as if the cycle had been planned so.
    pub async fn make_blind(&self, levels: &'static str) {
        self.app
            .db(move |conn| {
                let blind = appraisal_cycles::blind_levels.eq(levels);
                diesel::update(appraisal_cycles::table).set(blind).execute(conn).unwrap();
            })
            .await;
    }

    pub async fn record(&self, branch: &str) -> String {
        record_of(&self.app, &self.world, branch).await
    }

    /// The proceedings as somebody sees them.
    pub async fn look(&self, person: &str, record: &str) -> Value {
        let path = format!("/api/v1/records/{record}/steps");
        self.app.get(&path).by(self.person(person)).send().await.expect(200).clone()
    }

    pub async fn state(&self, record: &str) -> String {
        text(&self.look("city", record).await["state"]).to_owned()
    }

    async fn tag(&self, record: &str) -> String {
        format!("\"r{}\"", self.look("city", record).await["revision"])
    }

    /// Takes a step at the present revision.
    pub async fn step(&self, person: &str, record: &str, body: &Value) -> Answer {
        let path = format!("/api/v1/records/{record}/steps");
        let tag = self.tag(record).await;
        self.app.post(&path).by(self.person(person)).header("if-match", &tag).json(body).send().await
    }

    /// Takes a step that has to succeed.
    #[track_caller]
    pub fn take<'a>(&'a self, person: &'a str, record: &'a str, step: &'a str) -> impl Future<Output = Value> + 'a {
        let body = json!({"step": step, "reason": "依据充分"});
        async move { self.step(person, record, &body).await.expect(200).clone() }
    }

    /// Sends a body to something below `/api/v1` at the present revision of a record.
    pub async fn post(&self, person: &str, record: &str, path: &str, body: &Value) -> Answer {
        let tag = self.tag(record).await;
        let call = self.app.post(&format!("/api/v1{path}")).by(self.person(person)).header("if-match", &tag);
        call.json(body).send().await
    }

    /// Somebody objects to a branch by the web.
    pub async fn object(&self, record: &str, contact: Option<&str>) -> Answer {
        let path = format!("/api/v1/public-lists/{}/objections", self.cycle);
        let body = json!({"record_id": record, "ground": "集体账目", "facts": "出租晒谷坪的收入没有公开。", "contact": contact});
        self.app.post(&path).json(&body).send().await
    }

    /// The handler settles an objection.
    pub async fn settle(&self, objection: &str) -> Answer {
        let path = format!("/api/v1/objections/{objection}/settle");
        let body = json!({"finding": "收入已入账，公开栏漏贴。", "outcome": "partly", "replied_on": "2026-05-20"});
        self.app.post(&path).by(self.person("handler")).json(&body).send().await
    }

    /// See [`score_all`].
    pub async fn score_all(&self, person: &str, record: &str, level: ScoreLevel, less: i32) {
        score_all(&self.app, self.person(person), record, level, less).await;
    }

    /// Takes a village from declaring to the conclusion of a level.
    pub async fn bring_up(&self, branch: &str, to: Level, less: i32) -> String {
        let record = self.record(branch).await;
        let (keeper, township, county) = match branch {
            "village" => ("secretary", "township", "county"),
            "other_village" => ("other_secretary", "other_township", "county"),
            _ => ("far_secretary", "far_township", "far_county"),
        };
        self.take(keeper, &record, "declare").await;
        self.score_all(keeper, &record, ScoreLevel::Own, 0).await;
        self.take(keeper, &record, "submit_self_scores").await;
        let levels = [(Level::Township, township), (Level::County, county), (Level::City, "city")];
        for (level, person) in levels.into_iter().filter(|(level, _)| *level <= to) {
            self.score_all(person, &record, level.into(), less).await;
            self.take(person, &record, "conclude").await;
        }
        record
    }
}

/// Scores everything at a level: each criterion gets its most, less some hundredths on the first.
pub async fn score_all(app: &TestApp, person: &Person, record: &str, level: ScoreLevel, less: i32) {
    let (record, by, clock): (RecordId, AccountId, _) = (record.parse().unwrap(), person.account_id, app.clock.clone());
    app.db(move |conn| {
        let lines: Vec<(CriterionId, i32, i32)> = appraisal_records::table
            .inner_join(organizations::table)
            .inner_join(
                scoring_sheets::table.on(scoring_sheets::cycle_id
                    .eq(appraisal_records::cycle_id)
                    .and(scoring_sheets::domain_code.nullable().eq(organizations::domain_code))),
            )
            .inner_join(criteria::table.on(criteria::sheet_id.eq(scoring_sheets::id)))
            .filter(appraisal_records::id.eq(record))
            .select((criteria::id, criteria::max_points, criteria::position))
            .load(conn)
            .unwrap();
        assert!(!lines.is_empty());
        for (criterion, most, position) in lines {
            diesel::insert_into(scores::table)
                .values((
                    scores::id.eq(clock.new_id::<ScoreId>()),
                    scores::record_id.eq(record),
                    scores::criterion_id.eq(criterion),
                    scores::level.eq(level),
                    scores::points.eq(if position == 0 { most - less } else { most }),
                    scores::reason.eq("好"),
                    scores::scored_by.eq(by),
                    scores::created_at.eq(clock.now()),
                    scores::updated_at.eq(clock.now()),
                ))
                .execute(conn)
                .unwrap();
        }
    })
    .await;
}

/// People whom only these tests need.
async fn add_people(app: &TestApp, world: &mut World) {
    let (clock, known) = (app.clock.clone(), world.clone());
    let people = app
        .db(move |conn| {
            let mut people = Vec::new();
            for (key, role, level, area, domain) in [
                ("far_township", Role::Reviewer, Some(Level::Township), Some("FZ-LA-01"), None),
                ("second_city", Role::Reviewer, Some(Level::City), Some("FZ"), None),
                ("health_committee", Role::DomainReviewer, Some(Level::Township), Some("FZ"), Some("hospital")),
                ("city_health", Role::DomainReviewer, Some(Level::City), Some("FZ"), Some("hospital")),
            ] {
                let person = insert_person(conn, &clock, &known, key, None);
                grant(conn, &clock, &known, &person, role, level, area, None, domain);
                people.push((key, person));
            }
            let keeper = insert_person(conn, &clock, &known, "何书记", None);
            grant(conn, &clock, &known, &keeper, Role::BranchContact, None, None, Some("far_village"), None);
            people.push(("far_secretary", keeper));
            let keeper = insert_person(conn, &clock, &known, "院支部", None);
            grant(conn, &clock, &known, &keeper, Role::BranchContact, None, None, Some("hospital"), None);
            people.push(("hospital_contact", keeper));
            people
        })
        .await;
    world.people.extend(people.into_iter().map(|(key, person)| (key.to_owned(), person)));
}

/// The steps of an answer by their names.
pub fn offered(proceedings: &Value) -> Vec<String> {
    let next = proceedings["next"].as_array().unwrap();
    next.iter().map(|one| text(&one["step"]).to_owned()).collect()
}
