//! Giving and ending roles.

use serde_json::{Value, json};

use crate::support::{Answer, TestApp, World};

async fn grant(app: &TestApp, world: &World, by: &str, to: &str, body: Value) -> Answer {
    let path = format!("/api/v1/accounts/{}/roles", world.person(to).account_id);
    app.post(&path).by(world.person(by)).json(&body).send().await
}

async fn end(app: &TestApp, world: &World, by: &str, of: &str, id: &Value) -> Answer {
    let path = format!("/api/v1/accounts/{}/roles/{}", world.person(of).account_id, id.as_str().unwrap());
    app.delete(&path).by(world.person(by)).send().await
}

#[tokio::test]
async fn a_permission_begins_and_ends_with_its_grant() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let doctor = world.person("doctor");
    app.get("/api/v1/accounts").by(doctor).send().await.problem(403, "forbidden");
    let given = grant(&app, &world, "security_admin", "doctor", json!({"role": "security_admin"})).await;
    assert_eq!(given.expect(201)["source"], "administrator");
    app.get("/api/v1/accounts").by(doctor).send().await.expect(200);
    let id = &given.json["id"];
    end(&app, &world, "security_admin", "member", id).await.problem(404, "not-found");
    end(&app, &world, "security_admin", "doctor", id).await.expect(204);
    app.get("/api/v1/accounts").by(doctor).send().await.problem(403, "forbidden");
    end(&app, &world, "security_admin", "doctor", id).await.problem(404, "not-found");
}

#[tokio::test]
async fn the_three_administrators_are_three_people() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    for (person, role) in [("city_admin", "security_admin"), ("city_admin", "auditor"), ("auditor", "city_admin")] {
        let body = json!({ "role": role });
        grant(&app, &world, "security_admin", person, body).await.problem(409, "conflict");
    }
    // Both at once for somebody who is neither: one wins.
    let both =
        ["city_admin", "auditor"].map(|role| grant(&app, &world, "security_admin", "doctor", json!({"role": role})));
    let mut statuses: Vec<u16> =
        futures_util::future::join_all(both).await.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[tokio::test]
async fn nobody_changes_the_own_roles() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let body = json!({"role": "reviewer", "level": "city", "area_id": world.area("FZ")});
    grant(&app, &world, "security_admin", "security_admin", body).await.problem(403, "forbidden");
    let me = app.get("/api/v1/me").by(world.person("security_admin")).send().await;
    let own = me.expect(200)["roles"][0]["id"].clone();
    end(&app, &world, "security_admin", "security_admin", &own).await.problem(403, "forbidden");
}

#[tokio::test]
async fn a_role_needs_its_scope_and_only_that() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (area, branch, nothing) = (world.area("FZ-LC"), world.branch("village"), uuid::Uuid::nil());
    let cases = [
        (json!({"role": "reviewer"}), vec!["/level", "/area_id"]),
        (json!({"role": "reviewer", "level": "township", "area_id": area}), vec!["/level"]),
        (json!({"role": "reviewer", "level": "county", "area_id": nothing}), vec!["/area_id"]),
        (json!({"role": "domain_reviewer", "level": "county", "area_id": area}), vec!["/domains"]),
        (
            json!({"role": "domain_reviewer", "level": "county", "area_id": area, "domains": ["hospital", "moon"]}),
            vec!["/domains/1"],
        ),
        (json!({"role": "branch_contact"}), vec!["/organization_id"]),
        (json!({"role": "group_leader", "organization_id": nothing}), vec!["/organization_id"]),
        (json!({"role": "city_admin", "organization_id": branch}), vec!["/organization_id"]),
        (json!({"role": "emperor"}), vec!["/role"]),
    ];
    for (body, pointers) in cases {
        let answer = grant(&app, &world, "security_admin", "doctor", body.clone()).await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), pointers, "{body}");
    }
    let path = format!("/api/v1/accounts/{nothing}/roles");
    let nobody = app.post(&path).by(world.person("security_admin")).json(&json!({"role": "auditor"})).send().await;
    nobody.problem(404, "not-found");
}

#[tokio::test]
async fn the_same_role_is_not_given_twice() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let body = json!({"role": "domain_reviewer", "level": "county", "area_id": world.area("FZ"), "domains": ["soe", "hospital"]});
    let given = grant(&app, &world, "security_admin", "doctor", body.clone()).await;
    assert_eq!(given.expect(201)["domains"], json!(["hospital", "soe"]));
    grant(&app, &world, "security_admin", "doctor", body.clone()).await.problem(409, "conflict");
    let other = json!({"role": "domain_reviewer", "level": "county", "area_id": world.area("FZ"), "domains": ["soe"]});
    grant(&app, &world, "security_admin", "doctor", other).await.expect(201);
    end(&app, &world, "security_admin", "doctor", &given.json["id"]).await.expect(204);
    grant(&app, &world, "security_admin", "doctor", body).await.expect(201);
}
