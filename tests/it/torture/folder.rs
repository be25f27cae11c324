//! Two processes on one data folder.

use std::path::Path;

use super::kill::populate;
use crate::support::app::city;
use crate::support::program::{Program, run, said, settings_of};

#[tokio::test(flavor = "multi_thread")]
async fn a_second_server_on_the_same_folder_is_refused_and_commands_may_run_beside_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let (settings, log) = (settings_of(folder.path()), folder.path().join("log"));
    populate(&settings).await;
    let mut first = Program::start(&settings, &log);
    assert!(first.serves().await.is_some());

    for refused in [&["serve"][..], &["demo", "load"]] {
        let output = run(&settings, refused);
        assert_eq!(output.status.code(), Some(1), "{refused:?}: {}", said(&output));
        assert!(said(&output).contains("is in use by another Shigan"), "{refused:?}: {}", said(&output));
    }
    // On SQLite the server would go on with a schema it does not know.
    assert_eq!(run(&settings, &["migrate"]).status.success(), city());
    let beside: [&[&str]; 4] = [
        &["audit", "verify"],
        &["storage", "check", "--deep"],
        &["account", "create", "--login", "operator", "--name", "运维", "--role", "city_admin"],
        &["account", "lock", "operator", "--reason", "离任"],
    ];
    for command in beside {
        let output = run(&settings, command);
        assert!(output.status.success(), "{command:?}: {}", said(&output));
    }
    assert!(first.lives(), "the first one is not disturbed");

    first.kill();
    let mut next = Program::start(&settings, &log);
    assert!(next.serves().await.is_some(), "a killed process leaves no lock behind");
    assert!(next.stop());
    let mut last = Program::start(&settings, &log);
    assert!(last.serves().await.is_some(), "nor does one that was stopped");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_sqlite_serves_one_server_also_with_another_folder() {
    if city() {
        return; // Servers with folders of their own share PostgreSQL and S3 as they like; see the next test.
    }
    let folder = tempfile::tempdir().unwrap();
    let (settings, log) = (settings_of(folder.path()), folder.path().join("log"));
    let mut first = Program::start(&settings, &log);
    assert!(first.serves().await.is_some());
    let output = run(&elsewhere(&settings, folder.path()), &["serve"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("the database"), "{}", said(&output));
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_with_folders_of_their_own_share_a_postgresql_and_a_store() {
    if !city() {
        return; // SQLite has one server; see the test before.
    }
    let folder = tempfile::tempdir().unwrap();
    let (settings, log) = (settings_of(folder.path()), folder.path().join("log"));
    let mut first = Program::start(&settings, &log);
    let mut second = Program::start(&elsewhere(&settings, folder.path()), &log);
    assert!(first.serves().await.is_some() && second.serves().await.is_some());
}

fn elsewhere(settings: &crate::support::program::Settings, folder: &Path) -> crate::support::program::Settings {
    let mut settings = settings.clone();
    settings.insert("SHIGAN_DATA_DIR".to_owned(), folder.join("elsewhere").display().to_string());
    settings
}
