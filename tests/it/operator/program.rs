//! The program itself: exit codes, help that teaches, checks that find something.

use std::path::Path;
use std::process::{Command, Output};

use diesel::prelude::*;
use serde_json::json;
use shigan::db::schema::blobs;

use crate::support::{TestApp, World};

/// Runs the program with only these settings.
fn shigan(data: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shigan"))
        .args(arguments)
        .env_clear()
        .env("SHIGAN_DATA_DIR", data)
        .envs(settings.iter().copied())
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn every_mistake_in_the_settings_is_told_at_once_and_ends_with_2() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("SHIGAN_STORAGE", "tape"), ("SHIGAN_ZONE", "Mars/Olympus"), ("SHIGAN_LISSEN", "x")];
    let output = shigan(folder.path(), &["config", "check"], &settings);
    assert_eq!(output.status.code(), Some(2));
    let told = text(&output);
    for name in ["SHIGAN_STORAGE", "SHIGAN_ZONE", "SHIGAN_LISSEN"] {
        assert!(told.contains(name), "{name} is not told:\n{told}");
    }
}

#[test]
fn checking_the_settings_lists_them_and_shows_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [
        ("SHIGAN_STORAGE", "s3"),
        ("SHIGAN_S3_ENDPOINT", "http://127.0.0.1:1"),
        ("SHIGAN_S3_ACCESS_KEY", "the-access-key"),
        ("SHIGAN_S3_SECRET_KEY", "the-secret-key"),
        ("SHIGAN_DATABASE_URL", "postgres://someone:the-password@127.0.0.1/x"),
    ];
    let output = shigan(folder.path(), &["config", "check"], &settings);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    let told = text(&output);
    assert!(told.contains("SHIGAN_LISTEN"));
    for secret in ["the-secret-key", "the-password"] {
        assert!(!told.contains(secret), "{told}");
    }
}

#[test]
fn an_account_made_at_the_shell_gets_a_code_that_sets_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let create = ["account", "create", "--login", "admin", "--name", "系统管理员", "--role", "city_admin"];
    let output = shigan(folder.path(), &create, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    let code = String::from_utf8(output.stdout).unwrap();
    assert_eq!(code.trim().len(), 14, "{code}");
    assert_eq!(shigan(folder.path(), &create, &[]).status.code(), Some(1), "the login is taken");
    let again = shigan(folder.path(), &["account", "reset-password", "admin"], &[]);
    assert_eq!(again.status.code(), Some(0));
    assert_ne!(again.stdout, code.as_bytes());
    let lock = shigan(folder.path(), &["account", "lock", "admin", "--reason", "离任"], &[]);
    assert_eq!(lock.status.code(), Some(0), "{}", text(&lock));
    assert_eq!(shigan(folder.path(), &["account", "lock", "nobody", "--reason", "x"], &[]).status.code(), Some(1));
}

#[test]
fn the_help_names_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let told = text(&shigan(folder.path(), &["--help"], &[]));
    for command in ["serve", "migrate", "config", "account", "roster", "demo", "photo", "storage", "audit", "openapi"] {
        assert!(told.contains(command), "{command} is missing:\n{told}");
    }
}

#[tokio::test]
async fn the_storage_check_finds_a_row_whose_object_is_gone() {
    if crate::support::app::city() {
        return; // The folder is looked at by hand below; the S3 store has its own tests.
    }
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let bytes = shigan::demo::pictures::jpeg(&shigan::demo::pictures::picture(7, 640, 480), 85).unwrap();
    let (report, photo) = (app.clock.new_id::<uuid::Uuid>(), app.clock.new_id::<uuid::Uuid>());
    let sha256 = shigan::db::types::Sha256::of(&bytes);
    let manifest = json!({"id": report, "kind": "volunteer", "text": "清理水渠", "photos": [
        {"id": photo, "sha256": sha256, "size": bytes.len(), "media_type": "image/jpeg"}]});
    app.post("/api/v1/reports").by(world.person("member")).json(&manifest).send().await.expect(201);
    let content = format!("/api/v1/reports/{report}/photos/{photo}/content");
    app.put(&content).by(world.person("member")).bytes("image/jpeg", bytes).send().await;
    assert_eq!(app.db(|conn| blobs::table.count().get_result::<i64>(conn).unwrap()).await, 1);

    let data = app.services.config.data_dir.clone();
    let database = format!("sqlite:{}", app.folder.path().join("test.db").display());
    let settings = [("SHIGAN_DATABASE_URL", database.as_str())];
    let whole = shigan(&data, &["storage", "check", "--deep"], &settings);
    assert_eq!(whole.status.code(), Some(0), "{}", text(&whole));

    let hex = sha256.to_string();
    let object = data.join("objects/originals").join(&hex[..2]).join(&hex);
    std::fs::remove_file(&object).unwrap();
    let broken = shigan(&data, &["storage", "check"], &settings);
    assert_eq!(broken.status.code(), Some(3), "{}", text(&broken));
    assert!(text(&broken).contains(&format!("missing {hex}")), "{}", text(&broken));
}
