//! Slides made of chosen evidence.

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::db::schema::field_reports;
use shigan::db::types::ReportId;

use super::Day;
use crate::appraisals::text;
use crate::evidence::{body, part, report};
use crate::reports::{Shot, settled};

/// A village with a picture under A2, chosen by the county.
async fn chosen(day: &Day, code: &str) -> (String, Shot) {
    let (app, record) = (&day.case.app, &day.records[0]);
    let shot = Shot::new(app, u64::from(code.as_bytes()[1]));
    let filed = settled(app, day.case.person("member"), std::slice::from_ref(&shot)).await;
    let county = day.case.person("county");
    let dossier = app.get(&format!("/api/v1/records/{record}")).by(county).send().await.expect(200).clone();
    let criterion = text(&part(&dossier, code)["criterion"]["id"]).to_owned();
    let path = format!("/api/v1/records/{record}/scores/{criterion}");
    let tag = format!("\"r{}\"", dossier["revision"]);
    app.put(&path).by(county).header("if-match", &tag).json(&body(300, &[report(&filed)])).send().await.expect(200);
    (filed, shot)
}

async fn slides(day: &Day, person: &str) -> Value {
    day.get(person, &format!("/rounds/{}/slides", day.records[0])).await.expect(200).clone()
}

fn works(slides: &Value) -> Vec<Value> {
    let all = slides["slides"].as_array().unwrap().iter();
    all.map(|slide| slide["work"].clone()).filter(|work| !work.is_null()).collect()
}

#[tokio::test]
async fn six_minutes_are_made_of_what_reviewers_chose_and_no_author_is_named() {
    let day = Day::new().await;
    let (_, shot) = chosen(&day, "A2").await;
    chosen(&day, "C3").await;
    let shown = slides(&day, "secretary").await;
    let codes: Vec<_> = works(&shown).iter().map(|work| text(&work["criterion"]).to_owned()).collect();
    assert_eq!(codes, ["C3", "A2"]);
    let seconds: i64 = shown["slides"].as_array().unwrap().iter().map(|slide| slide["seconds"].as_i64().unwrap()).sum();
    assert_eq!(seconds, 360);
    assert!(!shown.to_string().contains("陈秀英"));
    let url = text(&works(&shown)[1]["pictures"][0]["url"]).to_owned();
    assert!(url.contains(&shot.id));
    let app = &day.case.app;
    let picture = app.get(&url).by(day.case.person("secretary")).send().await;
    picture.expect(200);
    assert_eq!(picture.header("content-type"), Some("image/jpeg"));
    let tag = picture.header("etag").unwrap().to_owned();
    let again = app.get(&url).by(day.case.person("secretary")).header("if-none-match", &tag).send().await;
    again.expect(304);
    // A judge sees them on the day, not before; another branch never does.
    let path = format!("/rounds/{}/slides", day.records[0]);
    day.get("judge", &path).await.problem(404, "not-found");
    day.open(&day.records[1]).await.expect(200);
    day.get("judge", &path).await.expect(200);
    day.get("other_secretary", &path).await.problem(404, "not-found");
    app.get(&url).by(day.case.person("other_secretary")).send().await.problem(404, "not-found");
}

#[tokio::test]
async fn people_to_be_spared_are_not_shown_in_a_hall_and_what_is_hidden_not_at_all() {
    let day = Day::new().await;
    let (filed, shot) = chosen(&day, "A2").await;
    let app = &day.case.app;
    let id: ReportId = filed.parse().unwrap();
    app.db(move |conn| {
        let row = diesel::update(field_reports::table.find(id)).set(field_reports::has_minors.eq(true));
        row.execute(conn).unwrap();
    })
    .await;
    let shown = slides(&day, "county").await;
    assert_eq!(works(&shown)[0]["pictures"], json!([]));
    let url = format!("/rounds/{}/pictures/{}", day.records[0], shot.id);
    day.get("county", &url).await.problem(404, "not-found");
    app.db(move |conn| {
        let row = diesel::update(field_reports::table.find(id)).set(field_reports::state.eq("hidden"));
        row.execute(conn).unwrap();
    })
    .await;
    assert!(works(&slides(&day, "county").await).is_empty());
}
