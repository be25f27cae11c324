//! The program itself, killed while a photo is on its way: the next one knows every byte that was acknowledged.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::SystemTime;

use reqwest::Method;
use shigan::db::DatabaseUrl;

use super::line::Held;
use super::{PIECE, assert_stored, one, part_rows};
use crate::support::app::{city, s3_settings};
use crate::support::{TestApp, World};

/// A running program.
struct Program {
    child: Child,
    base: String,
}

impl Program {
    /// Starts it on the data of a test server, with a folder of its own.
    fn start(app: &TestApp, data: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shigan"));
        command.arg("serve").env_clear().env("SHIGAN_DATA_DIR", data).stdout(Stdio::piped()).stderr(Stdio::null());
        command.env("SHIGAN_LISTEN", "127.0.0.1:0").env("SHIGAN_METRICS_LISTEN", "off");
        let database = match app.services.db.url() {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Postgres(url) => url.clone(),
        };
        command.env("SHIGAN_DATABASE_URL", database);
        if city() {
            command.envs(s3_settings());
        }
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let base = loop {
            let line = lines.next().expect("the program ended before it served").unwrap();
            if let Some((_, address)) = line.split_once(" at ") {
                break address.trim().to_owned();
            }
        };
        Self { child, base }
    }

    /// kill -9.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[tokio::test]
async fn after_a_kill_another_process_goes_on_from_the_last_durable_byte() {
    // The server of the test only arranges people and the report; the program's clock is the machine's.
    let mut app = TestApp::spawn().await;
    let now: chrono::DateTime<chrono::Utc> = SystemTime::now().into();
    app.clock.set(now);
    let world = World::of(&app).await;
    let member = world.person("member").clone();
    let (shot, _, upload) = one(&app, &member, 3_000_000).await;
    app.server.take().unwrap().stop().await;
    let data = app.services.config.data_dir.clone();
    let call = |program: &Program, method: Method| {
        let call = app.http.request(method, format!("{}{upload}", program.base)).bearer_auth(&member.token);
        call.header("tus-resumable", "1.0.0")
    };

    let mut acknowledged = 0;
    for round in 0..3 {
        // On PostgreSQL and S3 a process has nothing of its own that the next one needs.
        let folder = tempfile::tempdir().unwrap();
        let program = Program::start(&app, if city() { folder.path() } else { &data });
        let answer = call(&program, Method::HEAD).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        let at: usize = answer.headers()["upload-offset"].to_str().unwrap().parse().unwrap();
        assert!(at >= acknowledged, "round {round}: {acknowledged} bytes were acknowledged, {at} are known");
        let end = at + 700_000;
        let piece = call(&program, Method::PATCH).header("upload-offset", at.to_string()).header("content-type", PIECE);
        let answer = piece.body(shot.bytes[at..end].to_vec()).send().await.unwrap();
        assert_eq!(answer.status(), 204);
        acknowledged = end;
        // Killed in the middle of the next piece.
        let line =
            Held::patch(&program.base, &member, &upload, end, shot.bytes.len() - end, &shot.bytes[end..end + 100_000])
                .await;
        program.kill();
        line.cut();
    }
    let program = Program::start(&app, &data);
    let answer = call(&program, Method::HEAD).send().await.unwrap();
    let at: usize = answer.headers()["upload-offset"].to_str().unwrap().parse().unwrap();
    assert!(at >= acknowledged, "{acknowledged} bytes were acknowledged, {at} are known");
    let rest = call(&program, Method::PATCH).header("upload-offset", at.to_string()).header("content-type", PIECE);
    assert_eq!(rest.body(shot.bytes[at..].to_vec()).send().await.unwrap().status(), 204);
    assert_stored(&app, &shot).await;
    program.kill();
}

#[tokio::test]
async fn a_kill_in_a_long_request_costs_the_last_megabytes_of_it() {
    let mut app = TestApp::spawn().await;
    let now: chrono::DateTime<chrono::Utc> = SystemTime::now().into();
    app.clock.set(now);
    let world = World::of(&app).await;
    let member = world.person("member").clone();
    let (shot, _, upload) = one(&app, &member, 10_000_000).await;
    app.server.take().unwrap().stop().await;
    let data = app.services.config.data_dir.clone();
    let program = Program::start(&app, &data);
    // A client of the protocol sends a photo in one request. The line is good, the server is not.
    let length = shot.bytes.len();
    let line = Held::patch(&program.base, &member, &upload, 0, length, &shot.bytes[..length - 500_000]).await;
    app.until("two pieces are durable", || async { part_rows(&app).await == 2 }).await;
    program.kill();
    line.cut();

    let program = Program::start(&app, &data);
    let call = |method: Method| {
        let call = app.http.request(method, format!("{}{upload}", program.base)).bearer_auth(&member.token);
        call.header("tus-resumable", "1.0.0")
    };
    let answer = call(Method::HEAD).send().await.unwrap();
    let at: usize = answer.headers()["upload-offset"].to_str().unwrap().parse().unwrap();
    assert!(at >= 8 << 20, "of {} bytes that came only {at} are known", length - 500_000);
    let rest = call(Method::PATCH).header("upload-offset", at.to_string()).header("content-type", PIECE);
    assert_eq!(rest.body(shot.bytes[at..].to_vec()).send().await.unwrap().status(), 204);
    assert_stored(&app, &shot).await;
    program.kill();
}
