//! Walks every operation of the contract as nobody, the wrong role, the wrong scope and the right person.
//!
//! A new operation without a row fails here.

use std::collections::BTreeSet;

use diesel::prelude::*;
use shigan::db::schema::audit_events;

use crate::support::access::{Access, Vars};
use crate::support::{Answer, Person, TestApp, World, contract};

/// The rows of all features.
fn rows() -> Vec<Access> {
    let service =
        vec![Access::new("health_live", "member", 204).public(), Access::new("health_ready", "member", 200).public()];
    [
        service,
        crate::accounts::access::rows(),
        crate::appraisals::access::rows(),
        crate::audit::access::rows(),
        crate::evidence::access::rows(),
        crate::exports::access::rows(),
        crate::feedback::access::rows(),
        crate::hints::access::rows(),
        crate::honors::access::rows(),
        crate::inspections::access::rows(),
        crate::organizations::access::rows(),
        crate::panels::access::rows(),
        crate::proceedings::access::rows(),
        crate::rankings::access::rows(),
        crate::reports::access::rows(),
        crate::uploads::access::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn every_operation_has_exactly_one_row() {
    let operations: BTreeSet<String> = contract::operations().iter().map(|operation| operation.id.clone()).collect();
    let mut seen = BTreeSet::new();
    for row in rows() {
        assert!(operations.contains(row.operation), "{} is no operation of the contract", row.operation);
        assert!(seen.insert(row.operation.to_owned()), "{} has two rows", row.operation);
    }
    let missing: Vec<_> = operations.difference(&seen).collect();
    assert!(missing.is_empty(), "operations without a row of the access walk: {missing:?}");
}

#[tokio::test]
async fn every_operation_answers_each_kind_of_caller_as_it_should() {
    let mut walked = 0;
    for row in rows() {
        walk(&row).await;
        walked += 1;
    }
    println!("walked {walked} operations");
}

async fn walk(row: &Access) {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let vars = (row.prepare)(&app, &world).await;
    if !row.public {
        call(&app, &world, row, &vars, None).await.problem(401, "unauthenticated");
    }
    if let Some(person) = row.wrong_role {
        call(&app, &world, row, &vars, Some(world.person(person))).await.problem(403, "forbidden");
    }
    if let Some(person) = row.wrong_scope {
        call(&app, &world, row, &vars, Some(world.person(person))).await.problem(404, "not-found");
    }
    let before = audit_rows(&app).await;
    let (right, status) = row.right;
    let answer = call(&app, &world, row, &vars, Some(world.person(right))).await;
    answer.expect(status);
    let changing =
        contract::operations().iter().any(|operation| operation.id == row.operation && !operation.method.is_safe());
    if changing {
        assert!(audit_rows(&app).await > before, "{} changed something and left no audit row", row.operation);
    }
}

async fn audit_rows(app: &TestApp) -> i64 {
    app.db(|conn| audit_events::table.count().get_result(conn).unwrap()).await
}

async fn call(app: &TestApp, world: &World, row: &Access, vars: &Vars, person: Option<&Person>) -> Answer {
    let operation = contract::operations().iter().find(|operation| operation.id == row.operation).unwrap();
    let mut path = operation.template.clone();
    for (name, value) in vars {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    assert!(!path.contains('{'), "{}: a placeholder has no value in {path}", row.operation);
    let mut call = app.call(operation.method.clone(), &format!("{path}{}", row.query));
    if let Some(person) = person {
        call = call.by(person);
    }
    for (name, value) in (row.headers)(world, vars) {
        call = call.header(name, &value);
    }
    if let Some((kind, bytes)) = (row.raw)(world, vars) {
        call = call.bytes(kind, bytes);
    } else if let Some(body) = (row.body)(world, vars) {
        call = call.json(&body);
    }
    call.send().await
}
