//! The roster's people: one phone is one person, and an account never changes hands.

use diesel::prelude::*;
use serde_json::json;
use shigan::db::schema::{accounts, activation_codes, members, role_grants};
use shigan::db::types::AccountId;
use shigan::organizations::roster::{ImportError, ImportOptions, Table};

use super::roster::{BRANCHES, MEMBERS, REGIONS, REVIEWERS, all, city, import, planned, try_import};
use crate::support::TestApp;

async fn account_of(app: &TestApp, member: &'static str) -> AccountId {
    app.db(move |conn| {
        let one = members::table.filter(members::code.eq(member)).select(members::account_id.assume_not_null());
        one.first(conn).unwrap()
    })
    .await
}

async fn login_and_state(app: &TestApp, id: AccountId) -> (String, String) {
    app.db(move |conn| accounts::table.find(id).select((accounts::login, accounts::state)).first(conn).unwrap()).await
}

async fn roles(app: &TestApp) -> Vec<(String, String, Option<String>)> {
    app.db(|conn| {
        role_grants::table
            .inner_join(accounts::table.on(accounts::id.eq(role_grants::account_id)))
            .filter(role_grants::ended_at.is_null())
            .order((accounts::login, role_grants::role))
            .select((accounts::login, role_grants::role, role_grants::level))
            .load(conn)
            .unwrap()
    })
    .await
}

fn with(members: &str, reviewers: &str) -> shigan::organizations::roster::RosterFile {
    all(REGIONS, BRANCHES, members, reviewers)
}

#[tokio::test]
async fn reviewers_get_the_roles_of_their_level() {
    let app = TestApp::spawn().await;
    let reviewers = REVIEWERS.replace("FZ-LC,县区,审核员", "FZ-LC,县区,管理员");
    let applied = import(&app, with(MEMBERS, &reviewers)).await;
    let role = |login: &str, role: &str, level: &str| (login.to_owned(), role.to_owned(), Some(level.to_owned()));
    let expected = [
        role("10000000002", "reviewer", "township"),
        role("10090000001", "city_admin", "city"),
        role("10090000002", "reviewer", "county"),
    ];
    assert_eq!(roles(&app).await, expected);
    let notes: Vec<_> = applied.plan.notes.iter().map(|note| (note.code, note.row)).collect();
    assert_eq!(notes, [("administrator_below_city", Some(3))]);
    // Taken off the list: the role ends, the member stays.
    let reviewers = reviewers.replace("R3,宋火刚,10000000002,FZ-LC-02,乡镇街道,审核员\n", "");
    import(&app, with(MEMBERS, &reviewers)).await;
    assert_eq!(roles(&app).await, expected[1..]);
    let account = account_of(&app, "M2").await;
    assert_eq!(login_and_state(&app, account).await.1, "active");
}

#[tokio::test]
async fn a_code_lets_a_new_member_choose_a_password() {
    let app = TestApp::spawn().await;
    let applied = import(&app, city()).await;
    let slip = applied.codes.iter().find(|slip| slip.login == "10000000001").unwrap();
    assert_eq!((slip.branch.as_str(), slip.name.as_str()), ("中共太坊镇康江村支部委员会", "孔雪森"));
    let body = json!({"login": slip.login, "code": slip.code, "new_password": "Kangjiang 2026 樟树"});
    let answer = app.post("/api/v1/account/activation").json(&body).send().await;
    assert!(answer.status < 300, "{}", answer.json);
    let stored: i64 = app.db(|conn| activation_codes::table.count().get_result(conn).unwrap()).await;
    assert!(stored <= 5);
}

#[tokio::test]
async fn two_members_may_exchange_their_numbers_but_not_their_accounts() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let (first, third) = (account_of(&app, "M1").await, account_of(&app, "M3").await);
    let members = MEMBERS.replace("10000000001", "x").replace("10000000003", "10000000001").replace('x', "10000000003");
    import(&app, with(&members, REVIEWERS)).await;
    assert_eq!((account_of(&app, "M1").await, account_of(&app, "M3").await), (first, third));
    assert_eq!(login_and_state(&app, first).await.0, "10000000003");
    assert!(planned(&app, with(&members, REVIEWERS)).await.is_empty());
}

#[tokio::test]
async fn a_number_that_changed_hands_hands_over_no_account() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let old = account_of(&app, "M1").await;
    let members = MEMBERS.replace("M1,B1,孔雪森", "M9,B1,韩婷琴");
    let applied = import(&app, with(&members, REVIEWERS)).await;
    let new = account_of(&app, "M9").await;
    assert_ne!(new, old);
    assert_eq!(login_and_state(&app, new).await, ("10000000001".to_owned(), "active".to_owned()));
    let (login, state) = login_and_state(&app, old).await;
    assert!(login.starts_with("former:") && state == "disabled", "{login} {state}");
    assert_eq!(applied.codes.len(), 1);
    assert!(planned(&app, with(&members, REVIEWERS)).await.is_empty());
}

#[tokio::test]
async fn the_same_person_under_a_new_id_keeps_the_account() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let old = account_of(&app, "M1").await;
    let members = MEMBERS.replace("M1,B1,孔雪森", "M9,B1,孔雪森");
    let applied = import(&app, with(&members, REVIEWERS)).await;
    assert_eq!(account_of(&app, "M9").await, old);
    assert_eq!((applied.new_accounts, applied.blocked), (0, 1));
    assert!(planned(&app, with(&members, REVIEWERS)).await.is_empty());
}

#[tokio::test]
async fn a_number_of_somebody_still_on_the_list_elsewhere_is_refused() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let members = "member_id,branch_id,name,phone,role\nM1,B1,孔雪森,10000000001,书记\nM2,B1,宋火刚,10000000003,党员\n";
    let file = || super::roster::read(&[(Table::Members, members)]);
    let refused = try_import(&app, file(), ImportOptions::default()).await;
    let Err(ImportError::Refused(plan)) = refused else { panic!("{refused:?}") };
    let found: Vec<_> = plan.problems.iter().map(|one| (one.code, one.row)).collect();
    assert_eq!(found, [("phone_taken", Some(3))]);
}

#[tokio::test]
async fn a_member_and_a_reviewer_found_to_be_one_person_become_one_account() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let member = account_of(&app, "M3").await;
    let reviewers = REVIEWERS.replace("R2,郭红,10090000002", "R2,肖建洋,10000000003");
    import(&app, with(MEMBERS, &reviewers)).await;
    assert_eq!(account_of(&app, "M3").await, member);
    let held = roles(&app).await;
    assert!(held.iter().any(|(login, role, _)| login == "10000000003" && role == "reviewer"), "{held:?}");
    assert!(held.iter().all(|(login, ..)| login != "10090000002"), "{held:?}");
    assert!(planned(&app, with(MEMBERS, &reviewers)).await.is_empty());
}

#[tokio::test]
async fn a_lock_set_by_hand_survives_the_next_import() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let account = account_of(&app, "M1").await;
    app.db(move |conn| {
        diesel::update(accounts::table.find(account)).set(accounts::state.eq("disabled")).execute(conn).unwrap();
    })
    .await;
    import(&app, city()).await;
    assert_eq!(login_and_state(&app, account).await.1, "disabled");
}

#[tokio::test]
async fn an_auditor_is_not_made_an_administrator_by_the_roster() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    give_by_hand(&app, "10000000002", "auditor").await;
    let reviewers =
        REVIEWERS.replace("R3,宋火刚,10000000002,FZ-LC-02,乡镇街道,审核员", "R3,宋火刚,10000000002,FZ,市,管理员");
    let refused = try_import(&app, with(MEMBERS, &reviewers), ImportOptions::default()).await;
    let Err(ImportError::Refused(plan)) = refused else { panic!("{refused:?}") };
    let problems: Vec<_> = plan.problems.iter().map(|one| (one.code, one.row)).collect();
    assert_eq!(problems, [("administrators_kept_apart", Some(4))]);
    // The other rows may go in; the old role of this one stays.
    let skip = ImportOptions { skip_bad_rows: true, ..ImportOptions::default() };
    try_import(&app, with(MEMBERS, &reviewers), skip).await.unwrap();
    let held: Vec<String> =
        roles(&app).await.into_iter().filter(|(login, ..)| login == "10000000002").map(|(_, role, _)| role).collect();
    assert_eq!(held, ["auditor", "reviewer"]);
}

async fn give_by_hand(app: &TestApp, login: &'static str, role: &'static str) {
    let clock = app.clock.clone();
    app.db(move |conn| {
        let account: AccountId =
            accounts::table.filter(accounts::login.eq(login)).select(accounts::id).first(conn).unwrap();
        diesel::insert_into(role_grants::table)
            .values((
                role_grants::id.eq(clock.new_id::<shigan::db::types::GrantId>()),
                role_grants::account_id.eq(account),
                role_grants::role.eq(role),
                role_grants::source.eq("operator"),
                role_grants::created_at.eq(clock.now()),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_becomes_a_reviewer_by_the_roster_comes_under_the_stricter_rules_at_once() {
    let app = TestApp::spawn().await;
    let applied = import(&app, with(MEMBERS, REVIEWERS.split_inclusive('\n').next().unwrap())).await;
    let slip = applied.codes.iter().find(|slip| slip.login == "10000000002").unwrap();
    let body = json!({"login": slip.login, "code": slip.code, "new_password": "Kangjiang 2026 樟树"});
    app.post("/api/v1/account/activation").json(&body).send().await.expect(204);
    let login = json!({"login": slip.login, "password": "Kangjiang 2026 樟树"});
    app.post("/api/v1/sessions").json(&login).send().await.expect(201);
    let session = || {
        app.db(|conn| {
            use shigan::db::schema::sessions;
            sessions::table
                .select((sessions::idle_minutes, sessions::expires_at))
                .first::<(Option<i32>, shigan::db::types::Instant)>(conn)
                .unwrap()
        })
    };
    let before = session().await;
    let options = ImportOptions { reviewer_idle_minutes: 30, ..ImportOptions::default() };
    try_import(&app, with(MEMBERS, REVIEWERS), options).await.unwrap();
    let after = session().await;
    assert_eq!((before.0, after.0), (None, Some(30)));
    assert_eq!(after.1, app.clock.now().plus(chrono::TimeDelta::hours(12)));
    assert!(before.1 > after.1);
}
