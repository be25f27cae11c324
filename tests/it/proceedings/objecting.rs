//! Objections: anybody may send one, few may read it.

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::accounts::{Level, Role};
use shigan::db::schema::{audit_events, objections};

use super::Case;
use crate::appraisals::text;
use crate::support::world::grant;

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

/// The ids of the objections somebody finds, with whether there are more.
async fn inbox(case: &Case, person: &str, query: &str) -> (Vec<Value>, Option<String>) {
    let path = format!("/api/v1/cycles/{}/objections{query}", case.cycle);
    let page = case.app.get(&path).by(case.person(person)).send().await.expect(200).clone();
    let ids = page["items"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    (ids, page["next_cursor"].as_str().map(str::to_owned))
}

#[tokio::test]
async fn those_who_handle_objections_find_them_the_oldest_first_and_without_what_they_say() {
    let case = Case::new().await;
    let record = public(&case).await;
    let mut sent = Vec::new();
    for _ in 0..3 {
        sent.push(case.object(&record, Some("李女士 13800000000")).await.expect(201)["id"].clone());
    }
    let (first, next) = inbox(&case, "handler", "?state=open&limit=2").await;
    assert_eq!(first, sent[..2]);
    let (second, end) = inbox(&case, "handler", &format!("?state=open&limit=2&cursor={}", next.unwrap())).await;
    assert_eq!((second, end), (vec![sent[2].clone()], None));
    let path = format!("/api/v1/cycles/{}/objections", case.cycle);
    let page = case.app.get(&path).by(case.person("handler")).send().await.expect(200).clone();
    assert_eq!(page["items"][0]["organization"], "中共太坊镇康江村支部委员会");
    assert_eq!(
        (&page["items"][0]["channel"], &page["items"][0]["record_state"]),
        (&json!("web"), &json!("publicized"))
    );
    for said in ["晒谷坪", "集体账目", "13800000000"] {
        assert!(!page.to_string().contains(said), "what is said is read at the record, which is noted");
    }
    // Settled ones leave the list of what waits.
    case.take("handler", &record, "take_objection").await;
    case.settle(text(&sent[0])).await.expect(200);
    assert_eq!(inbox(&case, "handler", "?state=open").await.0, sent[1..]);
    assert_eq!(inbox(&case, "handler", "?state=settled").await.0, sent[..1]);
    assert_eq!(inbox(&case, "handler", "").await.0, sent);
}

#[tokio::test]
async fn nobody_finds_an_objection_that_he_may_not_read() {
    let case = Case::new().await;
    let record = public(&case).await;
    case.object(&record, None).await.expect(201);
    assert!(inbox(&case, "far_handler", "").await.0.is_empty(), "out of scope");
    let here = format!("?area_id={}", case.world.area("FZ-LC-01"));
    assert_eq!(inbox(&case, "handler", &here).await.0.len(), 1);
    assert!(inbox(&case, "handler", &format!("?area_id={}", case.world.area("FZ-LA"))).await.0.is_empty());
    let (clock, world) = (case.app.clock.clone(), case.world.clone());
    case.app
        .db(move |conn| {
            for person in ["member", "city"] {
                grant(conn, &clock, &world, world.person(person), Role::ObjectionHandler, None, None, None, None);
            }
        })
        .await;
    assert!(inbox(&case, "member", "").await.0.is_empty(), "he is of the branch");
    assert!(inbox(&case, "city", "").await.0.is_empty(), "he gave it scores");
    let path = format!("/api/v1/cycles/{}/objections", case.cycle);
    case.app.get(&path).by(case.person("county")).send().await.problem(403, "forbidden");
}
