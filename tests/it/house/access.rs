//! Walks every operation of the contract as nobody, the wrong role, the wrong scope and the right person.
//!
//! A new operation without a row fails here.

use std::collections::BTreeSet;

use diesel::prelude::*;
use shigan::db::schema::audit_events;

use crate::support::access::{Access, Vars};
use crate::support::{Answer, Person, TestApp, World, contract};

/// Who there is and what the service tells of itself.
fn people() -> Vec<Access> {
    let service =
        vec![Access::new("health_live", "member", 204).public(), Access::new("health_ready", "member", 200).public()];
    together([
        service,
        crate::accounts::access::rows(),
        crate::audit::access::rows(),
        crate::feedback::access::rows(),
        crate::keeping::access::rows(),
        crate::organizations::access::rows(),
    ])
}

/// What is reported, and what scores rest on.
fn work() -> Vec<Access> {
    together([
        crate::evidence::access::rows(),
        crate::hints::access::rows(),
        crate::reports::access::rows(),
        crate::uploads::access::rows(),
    ])
}

/// A record's way from declaring to naming.
fn appraisal() -> Vec<Access> {
    together([
        crate::appraisals::access::rows(),
        crate::honors::access::rows(),
        crate::proceedings::access::rows(),
        crate::rankings::access::rows(),
    ])
}

/// Panel days, visits, and what is taken out.
fn meetings() -> Vec<Access> {
    together([crate::exports::access::rows(), crate::inspections::access::rows(), crate::panels::access::rows()])
}

fn together<const N: usize>(features: [Vec<Access>; N]) -> Vec<Access> {
    features.into_iter().flatten().collect()
}

#[test]
fn every_operation_has_exactly_one_row() {
    let operations: BTreeSet<String> = contract::operations().iter().map(|operation| operation.id.clone()).collect();
    let mut seen = BTreeSet::new();
    for row in together([people(), work(), appraisal(), meetings()]) {
        assert!(operations.contains(row.operation), "{} is no operation of the contract", row.operation);
        assert!(seen.insert(row.operation.to_owned()), "{} has two rows", row.operation);
    }
    let missing: Vec<_> = operations.difference(&seen).collect();
    assert!(missing.is_empty(), "operations without a row of the access walk: {missing:?}");
}

// Four tests instead of one, so that they run beside each other.

#[tokio::test]
async fn every_operation_on_people_answers_each_kind_of_caller_as_it_should() {
    walk_all(people()).await;
}

#[tokio::test]
async fn every_operation_on_work_answers_each_kind_of_caller_as_it_should() {
    walk_all(work()).await;
}

#[tokio::test]
async fn every_operation_of_the_appraisal_answers_each_kind_of_caller_as_it_should() {
    walk_all(appraisal()).await;
}

#[tokio::test]
async fn every_operation_of_meetings_answers_each_kind_of_caller_as_it_should() {
    walk_all(meetings()).await;
}

async fn walk_all(rows: Vec<Access>) {
    for row in &rows {
        walk(row).await;
    }
    println!("walked {} operations", rows.len());
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
    app.stop().await;
}

async fn audit_rows(app: &TestApp) -> i64 {
    app.db(|conn| audit_events::table.count().get_result(conn).unwrap()).await
}

async fn call(app: &TestApp, world: &World, row: &Access, vars: &Vars, person: Option<&Person>) -> Answer {
    let operation = contract::operations().iter().find(|operation| operation.id == row.operation).unwrap();
    let mut path = format!("{}{}", operation.template, row.query);
    for (name, value) in vars {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    assert!(!path.contains('{'), "{}: a placeholder has no value in {path}", row.operation);
    let mut call = app.call(operation.method.clone(), &path);
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
