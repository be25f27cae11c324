//! Nothing leaves without a second person who might have asked for the same.

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::db::schema::{audit_events, role_grants};

use super::{Archive, dossiers};
use crate::appraisals::{draft, plan, put_all_into, record_of, text};
use crate::support::{TestApp, World};

#[tokio::test]
async fn whoever_asks_cannot_agree_and_a_second_person_decides_once() {
    let archive = Archive::new().await;
    let wish = dossiers(&[&archive.record], "pdf");
    let id = text(&archive.ask("city", &wish).await.expect(201)["id"]).to_owned();
    let agree = json!({"agrees": true});
    archive.decide("city", &id, &agree).await.problem(403, "forbidden");
    archive.decide("far_county", &id, &agree).await.problem(404, "not-found");
    // He belongs to the village, so it is not for him to see.
    archive.decide("reviewing_member", &id, &agree).await.problem(404, "not-found");
    archive.fetch("city", &id).await.problem(409, "wrong-state");

    let refusal = archive.decide("county", &id, &json!({"agrees": false})).await;
    refusal.problem(422, "invalid");
    assert_eq!(refusal.pointers(), ["/note"]);
    let refused = archive.decide("county", &id, &json!({"agrees": false, "note": "会上不需要"})).await;
    assert_eq!(refused.expect(200)["state"], "refused");
    archive.decide("county", &id, &agree).await.problem(409, "wrong-state");
    archive.fetch("city", &id).await.problem(409, "wrong-state");
    let seen = archive.look("city", &id).await;
    assert_eq!((&seen["decision_note"], &seen["decided_by"]), (&json!("会上不需要"), &json!("区审核")));
}

#[tokio::test]
async fn what_waits_is_shown_to_those_who_could_decide_and_to_nobody_else() {
    let archive = Archive::new().await;
    archive.ask("city", &dossiers(&[&archive.record], "zip")).await.expect(201);
    for (person, expected) in [("county", 1), ("township", 1), ("city", 0), ("far_county", 0), ("reviewing_member", 0)]
    {
        let list = archive.app.get("/api/v1/exports/to-decide").by(archive.person(person)).send().await;
        assert_eq!(list.expect(200)["items"].as_array().unwrap().len(), expected, "{person}");
    }
    let own = archive.app.get("/api/v1/exports").by(archive.person("city")).send().await;
    assert_eq!(own.expect(200)["items"][0]["state"], "awaiting_consent");
}

#[tokio::test]
async fn every_step_stands_in_the_trail_with_who_and_why() {
    let archive = Archive::new().await;
    archive.file(&dossiers(&[&archive.record], "pdf"), "county").await;
    let rows: Vec<(String, Option<shigan::db::types::AccountId>, String)> = archive
        .app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::subject_kind.eq("export"))
                .order(audit_events::id)
                .select((audit_events::action, audit_events::account_id, audit_events::details))
                .load(conn)
                .unwrap()
        })
        .await;
    let (city, county) = (archive.person("city").account_id, archive.person("county").account_id);
    let actors: Vec<_> = rows.iter().map(|(action, account, _)| (action.as_str(), *account)).collect();
    let wanted = [
        ("export.ask", Some(city)),
        ("export.agree", Some(county)),
        ("export.make", None),
        ("export.fetch", Some(city)),
    ];
    assert_eq!(actors, wanted);
    for (action, _, details) in rows.iter().filter(|(action, ..)| action != "export.make") {
        let details: Value = serde_json::from_str(details).unwrap();
        assert_eq!(details["reason"], "6月12日评审会", "{action}");
        assert_eq!(details["kind"], "dossiers", "{action}");
    }
}

#[tokio::test]
async fn an_export_is_made_with_the_rights_that_are_left() {
    let archive = Archive::new().await;
    let wish = dossiers(&[&archive.record], "pdf");
    let id = text(&archive.ask("city", &wish).await.expect(201)["id"]).to_owned();
    let (account, now) = (archive.person("city").account_id, archive.app.clock.now());
    archive
        .app
        .db(move |conn| {
            let held = role_grants::table.filter(role_grants::account_id.eq(account));
            diesel::update(held).set(role_grants::ended_at.eq(now)).execute(conn).unwrap();
        })
        .await;
    archive.decide("county", &id, &json!({"agrees": true})).await.expect(200);
    archive.app.until("it has failed", async || archive.look("county", &id).await["state"] == "failed").await;
    assert_eq!(archive.look("county", &id).await["failure"], "rights_ended");
    archive.fetch("city", &id).await.problem(403, "forbidden");
}

#[tokio::test]
async fn nobody_takes_out_what_he_does_not_see_or_what_his_level_scores_blind() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let mut blind = plan();
    blind["blind_levels"] = json!(["county"]);
    let cycle = text(&draft(&app, &world, &blind).await["id"]).to_owned();
    let path = format!("/api/v1/cycles/{cycle}/open");
    app.post(&path).by(world.person("city_admin")).send().await.expect(200);
    put_all_into(&app, shigan::appraisals::RecordState::TownshipReviewed).await;
    let record = record_of(&app, &world, "village").await;
    let archive = Archive { app, world, cycle, record };
    let wish = dossiers(&[&archive.record], "pdf");
    archive.ask("county", &wish).await.problem(409, "wrong-state");
    archive.ask("far_county", &wish).await.problem(404, "not-found");
    archive.ask("reviewing_member", &wish).await.problem(403, "recused");
    archive.ask("secretary", &wish).await.problem(403, "forbidden");
    let ranking = json!({"subject": {"kind": "ranking", "cycle_id": archive.cycle, "level": "city", "honor": "red_flag"},
        "format": "csv", "reason": "评审"});
    archive.ask("county", &ranking).await.problem(403, "forbidden");
    archive.ask("city", &ranking).await.expect(201);
}

#[tokio::test]
async fn a_wish_that_makes_no_sense_is_told_field_by_field() {
    let archive = Archive::new().await;
    let mut wish = dossiers(&[&archive.record, &archive.record], "csv");
    wish["reason"] = json!("  ");
    let answer = archive.ask("city", &wish).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/reason", "/subject/record_ids", "/format"]);
    let unknown = json!({"subject": {"kind": "members"}, "format": "csv", "reason": "x"});
    archive.ask("city", &unknown).await.problem(422, "invalid");
}
