//! Sheets travel as files and come back as the next version.

use serde_json::{Value, json};

use super::{draft, plan, text};
use crate::support::{TestApp, World};

#[tokio::test]
async fn a_sheet_goes_out_as_a_workbook_or_as_json_and_comes_back_as_the_next_version() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let path = format!("/api/v1/cycles/{}/sheets", text(&draft(&app, &world, &plan()).await["id"]));
    let first = app.get(&path).by(admin).send().await.expect(200)["items"][0].clone();
    let file = format!("/api/v1/sheets/{}/file", text(&first["id"]));
    let book = app.get(&format!("{file}?format=xlsx")).by(admin).send().await;
    book.expect(200);
    assert_eq!(book.header("content-disposition"), Some("attachment; filename=\"sheet-rural.xlsx\""));
    let put = app.put(&format!("{path}/rural/workbook")).by(admin);
    let second = put.bytes("application/octet-stream", book.bytes.clone()).send().await.expect(200).clone();
    assert_eq!(second["version"], 2);
    let plain = app.get(&format!("{file}?format=json")).by(admin).send().await;
    let body: Value = serde_json::from_slice(&plain.bytes).unwrap();
    let third = app.put(&format!("{path}/rural")).by(admin).json(&body).send().await.expect(200).clone();
    // The same sheet three times over, but for the ids.
    let lines = |sheet: &Value| -> Vec<Value> {
        let mut lines = sheet["criteria"].as_array().unwrap().clone();
        lines.iter_mut().for_each(|line| line["id"] = Value::Null);
        lines
    };
    let original = app.get(&format!("/api/v1/sheets/{}", text(&first["id"]))).by(admin).send().await.json;
    assert_eq!(lines(&second), lines(&original));
    assert_eq!(lines(&third), lines(&original));
    let versions = app.get(&format!("{path}/rural/versions")).by(admin).send().await.expect(200)["items"].clone();
    let numbers: Vec<&Value> = versions.as_array().unwrap().iter().map(|one| &one["version"]).collect();
    assert_eq!(numbers, [&json!(3), &json!(2), &json!(1)]);
    app.get(&format!("{file}?format=doc")).by(admin).send().await.problem(400, "malformed-request");
}

#[tokio::test]
async fn a_workbook_that_is_none_or_too_large_is_refused() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let path = format!("/api/v1/cycles/{}/sheets/rural/workbook", text(&draft(&app, &world, &plan()).await["id"]));
    let put = async |bytes: Vec<u8>| app.put(&path).by(admin).bytes("application/octet-stream", bytes).send().await;
    put(b"not a workbook".to_vec()).await.problem(422, "invalid");
    put(vec![0; 300 * 1024]).await.problem(413, "too-large");
}
