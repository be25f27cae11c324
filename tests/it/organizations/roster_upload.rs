//! A roster sent from a browser: shown first, and then exactly that is done.

use diesel::prelude::*;
use serde_json::Value;
use shigan::db::schema::{audit_events, members};

use crate::accounts::{PASSWORD, activate};
use crate::support::client::Answer;
use crate::support::{TestApp, World};

pub const FORM: &str = "multipart/form-data; boundary=between-the-files";
const BRANCHES: &str = "branch_id,region_id,domain,name\nN1,FZ-LC-02,农村,中共清源乡石桥村支部委员会\n";
const MEMBERS: &str =
    "member_id,branch_id,name,phone,role\nN-1,N1,肖建洋,10000009003,书记\nN-2,N1,吕𬭸,10000009004,党员\n";

/// The body of a form with these files.
pub fn form(files: &[(&str, &str)]) -> Vec<u8> {
    let mut body = String::new();
    for (name, text) in files {
        body += &format!(
            "--between-the-files\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{name}.csv\"\r\n\
             content-type: text/csv\r\n\r\n{text}\r\n"
        );
    }
    (body + "--between-the-files--\r\n").into_bytes()
}

async fn plan(app: &TestApp, world: &World, files: &[(&str, &str)]) -> Answer {
    app.post("/api/v1/roster/plan").by(world.person("security_admin")).bytes(FORM, form(files)).send().await
}

async fn import(app: &TestApp, world: &World, files: &[(&str, &str)], plan: &Value, more: &str) -> Answer {
    let path = format!("/api/v1/roster/imports?plan={}{more}", plan["plan"].as_str().unwrap());
    app.post(&path).by(world.person("security_admin")).bytes(FORM, form(files)).send().await
}

fn count(plan: &Value, table: &str, kind: &str) -> u64 {
    let tables = plan["tables"].as_array().unwrap();
    tables.iter().find(|one| one["table"] == table).unwrap()[kind]["count"].as_u64().unwrap()
}

async fn stored(app: &TestApp) -> i64 {
    app.db(|conn| members::table.filter(members::code.like("N-%")).count().get_result(conn).unwrap()).await
}

#[tokio::test]
async fn what_was_shown_is_done_and_new_people_get_codes_that_work() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let files = [("branches", BRANCHES), ("members", MEMBERS)];
    let shown = plan(&app, &world, &files).await;
    let shown = shown.expect(200);
    assert_eq!((count(shown, "branches", "new"), count(shown, "members", "new")), (1, 2));
    assert_eq!(shown["tables"][2]["new"]["first"][0]["name"], "肖建洋");
    assert_eq!(stored(&app).await, 0);

    let done = import(&app, &world, &files, shown, "").await;
    assert_eq!(done.header("cache-control"), Some("no-store"));
    let slips = done.expect(200)["slips"].as_array().unwrap().clone();
    assert_eq!((stored(&app).await, slips.len()), (2, 2));
    assert_eq!(slips[0]["branch"], "中共清源乡石桥村支部委员会");
    let (login, code) = (slips[0]["login"].as_str().unwrap(), slips[0]["code"].as_str().unwrap());
    activate(&app, login, code, PASSWORD).await.expect(204);

    let again = plan(&app, &world, &files).await;
    let again = again.expect(200);
    for kind in ["new", "changed", "moved"] {
        assert_eq!((count(again, "branches", kind), count(again, "members", kind)), (0, 0), "{kind}");
    }
    // The other branch of that township is not in the file.
    assert_eq!((count(again, "branches", "gone"), count(again, "members", "gone")), (1, 0));
    let who = world.person("security_admin").account_id;
    let events = app
        .db(move |conn| {
            let by = audit_events::table.filter(audit_events::account_id.eq(who));
            by.filter(audit_events::action.like("roster.%"))
                .order(audit_events::id)
                .select(audit_events::action)
                .load::<String>(conn)
                .unwrap()
        })
        .await;
    assert_eq!(events, ["roster.plan", "roster.import", "roster.plan"]);
}

#[tokio::test]
async fn nothing_is_done_that_was_not_shown() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let files = [("branches", BRANCHES), ("members", MEMBERS)];
    let first = plan(&app, &world, &files).await;
    let other = MEMBERS.replace("党员", "组织委员");
    import(&app, &world, &[("branches", BRANCHES), ("members", &other)], first.expect(200), "")
        .await
        .problem(412, "stale");
    // The same files after somebody else's change.
    import(&app, &world, &files, first.expect(200), "").await.expect(200);
    import(&app, &world, &files, first.expect(200), "").await.problem(412, "stale");
    assert_eq!(stored(&app).await, 2);
}

#[tokio::test]
async fn a_wrong_row_stops_all_unless_it_is_skipped() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let wrong = MEMBERS.replace("10000009004", "791-8221");
    let files = [("branches", BRANCHES), ("members", wrong.as_str())];
    let shown = plan(&app, &world, &files).await;
    let shown = shown.expect(200);
    let problem = &shown["problems"]["first"][0];
    assert_eq!(
        (&problem["code"], &problem["row"], &problem["table"]),
        (&"bad_phone".into(), &3.into(), &"members".into())
    );
    assert_eq!(shown["can_skip"], true);
    import(&app, &world, &files, shown, "").await.problem(409, "conflict");
    assert_eq!(stored(&app).await, 0);
    import(&app, &world, &files, shown, "&skip_bad_rows=true").await.expect(200);
    assert_eq!(stored(&app).await, 1);
}

#[tokio::test]
async fn a_form_that_is_no_roster_says_what_to_send() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    plan(&app, &world, &[("people", MEMBERS)]).await.problem(422, "invalid");
    plan(&app, &world, &[("members", MEMBERS), ("members", MEMBERS)]).await.problem(422, "invalid");
    plan(&app, &world, &[("members", MEMBERS), ("workbook", "x")]).await.problem(422, "invalid");
    let broken = plan(&app, &world, &[("workbook", "no workbook")]).await;
    let broken = broken.expect(200);
    assert_eq!(
        (&broken["problems"]["first"][0]["code"], &broken["can_skip"]),
        (&"unreadable_file".into(), &false.into())
    );
    let json = app.post("/api/v1/roster/plan").by(world.person("security_admin")).json(&serde_json::json!({}));
    json.send().await.problem(415, "unsupported-media");
}
