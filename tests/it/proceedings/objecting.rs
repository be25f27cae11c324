//! Objections: anybody may send one, few may read it.

use diesel::prelude::*;
use serde_json::json;
use shigan::accounts::Level;
use shigan::db::schema::{audit_events, objections};

use super::Case;
use crate::appraisals::text;

async fn public(case: &Case) -> String {
    let record = case.bring_up("village", Level::City, 0).await;
    case.take("city", &record, "inspect").await;
    case.take("city", &record, "publicize").await;
    record
}

#[tokio::test]
async fn anybody_objects_while_the_branch_is_public_and_the_contact_is_sealed() {
    let case = Case::new().await;
    let early = case.record("village").await;
    case.object(&early, None).await.problem(404, "not-found");
    let record = public(&case).await;
    case.object(&record, Some("李女士 13800000000")).await.expect(201);
    let (stored, address): (Option<Vec<u8>>, Option<String>) = case
        .app
        .db(|conn| {
            let stored = objections::table.select(objections::contact).first(conn).unwrap();
            let received = audit_events::table.filter(audit_events::action.eq("objection.receive"));
            (stored, received.select(audit_events::address).first(conn).unwrap())
        })
        .await;
    // Neither the contact nor where it came from is there in the clear.
    assert!(!stored.unwrap().windows(11).any(|part| part == b"13800000000"));
    assert_eq!(address, None);
    let path = format!("/api/v1/records/{record}/objections");
    let read = case.app.get(&path).by(case.person("handler")).send().await.expect(200).clone();
    assert_eq!(
        (&read["items"][0]["contact"], &read["items"][0]["channel"]),
        (&json!("李女士 13800000000"), &json!("web"))
    );
    for person in ["city", "secretary"] {
        case.app.get(&path).by(case.person(person)).send().await.problem(403, "forbidden");
    }
    let readings: i64 = case
        .app
        .db(|conn| {
            audit_events::table.filter(audit_events::action.eq("objection.read")).count().get_result(conn).unwrap()
        })
        .await;
    assert_eq!(readings, 1);
}

#[tokio::test]
async fn an_objection_is_taken_up_settled_and_the_branch_returns_to_the_list() {
    let case = Case::new().await;
    let record = public(&case).await;
    let refused = case.step("handler", &record, &json!({"step": "take_objection", "reason": "来电"})).await;
    refused.problem(409, "incomplete");
    assert_eq!(refused.pointers(), ["/objections"]);
    let path = format!("/api/v1/records/{record}/objections");
    let noted = json!({"channel": "phone", "ground": "集体账目", "facts": "收入没有公开。"});
    let noted = case.app.post(&path).by(case.person("handler")).json(&noted).send().await.expect(201).clone();
    let id = text(&noted["id"]).to_owned();
    case.settle(&id).await.problem(409, "wrong-state");
    case.take("handler", &record, "take_objection").await;
    let early = case.step("handler", &record, &json!({"step": "settle_objection", "reason": "已查"})).await;
    early.problem(409, "incomplete");
    let settled = case.settle(&id).await.expect(200).clone();
    assert_eq!((&settled["outcome"], &settled["replied_on"]), (&json!("partly"), &json!("2026-05-20")));
    case.settle(&id).await.problem(409, "wrong-state");
    case.take("handler", &record, "settle_objection").await;
    assert_eq!(case.state(&record).await, "publicized");
}

#[tokio::test]
async fn one_address_cannot_flood_a_branch_with_objections() {
    let case = Case::new().await;
    let record = public(&case).await;
    for _ in 0..5 {
        case.object(&record, None).await.expect(201);
    }
    let refused = case.object(&record, None).await;
    refused.problem(429, "too-many-requests");
    case.app.set_time("2026-05-20T02:02:00Z");
    case.object(&record, None).await.expect(201);
}
