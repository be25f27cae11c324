//! Photos that show what an earlier photo shows: finding them, and who sees what of it.

pub mod access;
mod changes;
mod finding;
mod matching;
mod scenes;
mod search;
mod seeing;

use diesel::prelude::*;
use serde_json::Value;
use shigan::db::schema::jobs;

use crate::reports::{Shot, settled};
use crate::support::{Answer, Person, TestApp};
use changes::jpeg;
use scenes::{Camera, scene};

/// Width of the pictures here: enough for the small rendition.
const WIDTH: usize = 320;

/// A photo made aside: painting takes long without optimisation, and the client has to notice connections that end.
async fn made(app: &TestApp, make: impl FnOnce() -> Vec<u8> + Send + 'static) -> Shot {
    Shot::of(app, tokio::task::spawn_blocking(make).await.unwrap())
}

/// A photo of a place with people.
pub async fn shot(app: &TestApp, place: u64) -> Shot {
    made(app, move || jpeg(&scene(place, place + 100, Camera::STILL, WIDTH), 88)).await
}

/// Waits until no job is left, so that what is not there now will not come.
pub async fn quiet(app: &TestApp) {
    app.until("every job is done", || async {
        app.db(|conn| jobs::table.count().get_result::<i64>(conn).unwrap()).await == 0
    })
    .await;
}

/// Files a report with photos and waits until everything about it is done.
pub async fn filed(app: &TestApp, person: &Person, shots: &[Shot]) -> String {
    let report = settled(app, person, shots).await;
    quiet(app).await;
    // Who comes next comes later; the clock of tests stands still otherwise.
    app.clock.set(app.clock.now().utc() + chrono::TimeDelta::minutes(1));
    report
}

pub async fn read(app: &TestApp, person: &Person, report: &str) -> Answer {
    app.get(&format!("/api/v1/reports/{report}/hints")).by(person).send().await
}

pub async fn hints(app: &TestApp, person: &Person, report: &str) -> Vec<Value> {
    read(app, person, report).await.expect(200)["hints"].as_array().unwrap().clone()
}

pub fn text<'a>(hint: &'a Value, field: &str) -> &'a str {
    hint[field].as_str().unwrap()
}
