//! Exact points do not stay for ever.

use serde_json::json;
use shigan::demo::pictures::{Exif, exif_block, jpeg, picture, with_exif};
use shigan::reports::actions::round_points;

use super::{Shot, id_of, pictured, put, read, submit, wait_settled};
use crate::support::{TestApp, World};

#[tokio::test]
async fn after_ninety_days_every_point_is_rounded_once() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let exif = Exif { place: Some((27.948_71, 116.358_23)), datum: Some("GCJ-02"), ..Exif::default() };
    let shot = Shot::of(&app, with_exif(&jpeg(&picture(3, 300, 200), 85).unwrap(), &exif_block(&exif)));
    let point = json!({"latitude": 27.948_71, "longitude": 116.358_23, "coordinate_system": "gcj02"});
    let mut body = pictured(&app, std::slice::from_ref(&shot));
    body["point"] = point.clone();
    body["photos"][0]["point"] = point;
    submit(&app, member, &body).await.expect(201);
    let id = id_of(&body);
    put(&app, member, &id, &shot).await.expect(200);
    wait_settled(&app, member, &id).await;

    let points = async || {
        let answer = read(&app, member, &id).await;
        let report = answer.expect(200);
        let photo = &report["photos"][0];
        [report["point"].clone(), photo["claimed"]["point"].clone(), photo["facts"]["point"].clone()]
    };
    let latitudes = |points: &[serde_json::Value; 3]| points.clone().map(|point| point["latitude"].as_f64().unwrap());
    let fresh = points().await;
    assert!(latitudes(&fresh).iter().all(|latitude| (latitude - 27.948_71).abs() < 1e-4), "{fresh:?}");
    assert_eq!(fresh.clone().map(|point| point["basis"].clone()), ["device", "device", "exif"]);
    assert_eq!(fresh.map(|point| point["rounded"].clone()), [false, false, false]);

    app.set_time("2026-08-18T01:59:00Z");
    assert_eq!(round_points(&app.services).await.unwrap(), 0, "not a minute too early");
    app.set_time("2026-08-18T02:01:00Z");
    assert_eq!(round_points(&app.services).await.unwrap(), 3);
    let old = points().await;
    assert_eq!(latitudes(&old), [27.95, 27.95, 27.95]);
    assert_eq!(old.clone().map(|point| point["longitude"].as_f64().unwrap()), [116.36, 116.36, 116.36]);
    assert_eq!(old.clone().map(|point| point["coordinate_system"].clone()), ["gcj02", "gcj02", "gcj02"]);
    assert_eq!(old.clone().map(|point| point["rounded"].clone()), [true, true, true]);
    assert_eq!(round_points(&app.services).await.unwrap(), 0, "once");

    // Other pictures are made of the same bytes, in which the exact place still stands.
    let blur = json!({"areas": [{"x": 0, "y": 0, "width": 2000, "height": 2000, "mode": "black"}]});
    let path = format!("/api/v1/reports/{id}/photos/{}/blur", shot.id);
    app.put(&path).by(member).json(&blur).send().await.expect(200);
    wait_settled(&app, member, &id).await;
    assert_eq!(points().await, old, "hiding something brings nothing exact back");
}
