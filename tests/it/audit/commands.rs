//! `shigan audit verify` and `shigan audit seal`, as the operator runs them.

use std::process::{Command, Output};

use diesel::connection::SimpleConnection as _;
use shigan::db::DatabaseUrl;

use super::{sealed_trail, write_events};
use crate::support::databases::{Database, on_both_databases};

on_both_databases! {
    the_commands_tell_their_result_by_their_exit_status
}

fn shigan(database: &Database, arguments: &[&str]) -> (i32, String) {
    let url = match &database.url {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    };
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_shigan")).args(arguments).env("SHIGAN_DATABASE_URL", url).output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    (status.code().unwrap(), text)
}

async fn the_commands_tell_their_result_by_their_exit_status(database: &Database) {
    assert_eq!(shigan(database, &["audit", "seal"]), (0, "There is nothing to seal yet.\n".to_owned()));
    sealed_trail(database).await;
    write_events(database, 20..22).await;

    let (status, printed) = shigan(database, &["audit", "seal"]);
    assert_eq!(status, 0, "{printed}");
    let seal = printed.trim();
    assert!(seal.starts_with("4:"), "{seal}");

    let (status, printed) = shigan(database, &["audit", "verify", "--expect", seal]);
    assert_eq!(status, 0, "{printed}");
    assert!(printed.contains("14 events under 4 seals, 0 pending"), "{printed}");

    let other = format!("4:{}", "0".repeat(64));
    let (status, printed) = shigan(database, &["audit", "verify", "--expect", &other, "--json"]);
    assert_eq!(status, 3, "{printed}");
    let report: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(report["findings"][0]["kind"], "expected_seal_missing");

    assert_eq!(shigan(database, &["audit", "verify", "--expect", "4"]).0, 2);

    database.connect().batch_execute("DROP TABLE audit_unsealed").unwrap();
    let (status, printed) = shigan(database, &["audit", "verify"]);
    assert_eq!(status, 1, "{printed}");
}
