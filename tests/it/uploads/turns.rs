//! Who may go on with an upload: the newest request, whatever became of the one before.

use diesel::prelude::*;
use shigan::db::schema::uploads;
use shigan::db::types::UploadId;
use shigan::server::{self, Server};

use super::line::Held;
use super::{assert_stored, head, offset_of, one, part_rows, patch};
use crate::support::app::city;
use crate::support::{Answer, Person, TestApp, World};

/// Waits until a request has taken the upload over and not let go.
async fn held(app: &TestApp, upload: &str) {
    let id: UploadId = upload.rsplit('/').next().unwrap().parse().unwrap();
    app.until("the upload is held", || async {
        let (generation, released): (i32, i32) = app
            .db(move |conn| {
                uploads::table.find(id).select((uploads::generation, uploads::released)).first(conn).unwrap()
            })
            .await;
        released < generation
    })
    .await;
}

/// Asks until some bytes are there: a held request is heard a little after it was sent.
async fn arrived(app: &TestApp, person: &Person, upload: &str) -> Answer {
    for _ in 0..500 {
        let answer = head(app, person, upload).await;
        answer.expect(200);
        if offset_of(&answer) > 0 {
            return answer;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("no bytes arrived within five seconds");
}

#[tokio::test]
async fn a_newer_request_goes_on_while_the_older_still_holds_its_line_and_its_bytes_count() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 900_000).await;
    let older = Held::patch(&app.base, member, &upload, 0, 900_000, &shot.bytes[..500_000]).await;
    held(&app, &upload).await;
    // Asking stops the older one, so it may be asked before all its bytes were read; they count as far as they came.
    let at = offset_of(&head(&app, member, &upload).await);
    assert!(at <= 500_000, "{at}");
    patch(&app, member, &upload, at, &shot.bytes[at..]).await.expect(204);
    assert_eq!(older.status().await, 423);
    assert_stored(&app, &shot).await;
}

#[tokio::test]
async fn bytes_before_the_line_broke_count() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 900_000).await;
    let line = Held::patch(&app.base, member, &upload, 0, 900_000, &shot.bytes[..500_000]).await;
    held(&app, &upload).await;
    line.cut();
    let at = offset_of(&arrived(&app, member, &upload).await);
    assert!(at > 0 && at <= 500_000, "{at}");
    assert_eq!(part_rows(&app).await, 1);
    patch(&app, member, &upload, at, &shot.bytes[at..]).await.expect(204);
    assert_stored(&app, &shot).await;
}

#[tokio::test]
async fn a_request_that_died_with_its_process_holds_nobody_up() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 900_000).await;
    patch(&app, member, &upload, 0, &shot.bytes[..300_000]).await.expect(204);
    let id: UploadId = upload.rsplit('/').next().unwrap().parse().unwrap();
    let die = move |conn: &mut shigan::db::DbConn| {
        let row = uploads::table.find(id);
        diesel::update(row).set(uploads::generation.eq(uploads::generation + 1)).execute(conn).unwrap();
    };
    app.db(die).await;
    let started = std::time::Instant::now();
    assert_eq!(offset_of(&head(&app, member, &upload).await), 300_000);
    println!("asking past a dead request took {:?}", started.elapsed());
    // Nobody is waited for twice.
    app.db(die).await;
    patch(&app, member, &upload, 300_000, &shot.bytes[300_000..]).await.expect(204);
    assert_stored(&app, &shot).await;
}

#[tokio::test]
async fn a_request_on_another_process_takes_over() {
    if !city() {
        println!("skipped: with SQLite there is one server process");
        return;
    }
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 900_000).await;
    // Another process has the database and the bucket in common with the first, and nothing else.
    let folder = tempfile::tempdir().unwrap();
    let mut config = (*app.services.config).clone();
    config.data_dir = folder.path().join("data");
    let services = server::open_services(config, app.clock.clone()).await.unwrap();
    let other = Server::start(services).unwrap();
    let base = format!("http://{}", other.address());
    let call = |method: reqwest::Method| {
        let call = app.http.request(method, format!("{base}{upload}")).bearer_auth(&member.token);
        call.header("tus-resumable", "1.0.0")
    };

    let older = Held::patch(&app.base, member, &upload, 0, 900_000, &shot.bytes[..500_000]).await;
    held(&app, &upload).await;
    let started = std::time::Instant::now();
    let answer = call(reqwest::Method::HEAD).send().await.unwrap();
    println!("asking on another process took {:?}", started.elapsed());
    assert_eq!(answer.status(), 200);
    let at: usize = answer.headers()["upload-offset"].to_str().unwrap().parse().unwrap();
    let rest =
        call(reqwest::Method::PATCH).header("upload-offset", at.to_string()).header("content-type", super::PIECE);
    assert_eq!(rest.body(shot.bytes[at..].to_vec()).send().await.unwrap().status(), 204);
    assert_eq!(older.status().await, 423);
    assert_stored(&app, &shot).await;
    assert_eq!(offset_of(&head(&app, member, &upload).await), 900_000);
    other.stop().await;
}

#[tokio::test]
async fn a_server_that_stops_puts_away_what_came_and_the_next_one_goes_on() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 900_000).await;
    let line = Held::patch(&app.base, member, &upload, 0, 900_000, &shot.bytes[..500_000]).await;
    held(&app, &upload).await;
    let app = app.restart().await;
    assert_eq!(line.status().await, 423);
    let at = offset_of(&head(&app, member, &upload).await);
    patch(&app, member, &upload, at, &shot.bytes[at..]).await.expect(204);
    assert_stored(&app, &shot).await;
}
