//! `shigan storage …`: whether the object store works and agrees with the database.

use std::collections::HashSet;
use std::process::ExitCode;

use clap::Subcommand;
use diesel::prelude::*;
use futures_util::StreamExt as _;

use super::{Outcome, bar};
use crate::config::Config;
use crate::db::schema::blobs;
use crate::db::types::Sha256;
use crate::db::{Db, DbResult};
use crate::server::open_store;
use crate::storage::{KeyKind, ObjectKey, ObjectStore};

/// What to do with the object store.
#[derive(Subcommand)]
pub enum Command {
    /// Write, read and delete a probe; then compare objects with rows
    #[command(
        long_about = "Writes, reads back and deletes a probe object, then compares the originals in the store with the rows in the database.\n\nA row without its object is a loss and ends with exit status 3. An object without a row is waste left by an interrupted upload; it is told and harmless.\n\nWith --deep every original is read and its SHA-256 recomputed, which takes as long as reading the whole store."
    )]
    Check {
        /// Also read every original and recompute its SHA-256
        #[arg(long)]
        deep: bool,
    },
}

pub(super) fn run(config: &Config, command: &Command) -> Outcome {
    let Command::Check { deep } = command;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(check(config, *deep))
}

async fn check(config: &Config, deep: bool) -> Outcome {
    let store = open_store(config).await.map_err(|error| error.to_string())?;
    let took = store.check().await.map_err(|error| format!("the probe failed: {error}"))?;
    println!("The store takes, gives back and deletes a probe ({} ms).", took.as_millis());
    let db = Db::open(&config.database, 1).map_err(|error| error.to_string())?;
    let rows = db.read(list_rows).await.map_err(|error| error.to_string())?;
    let (missing, strays) = compare(&store, &rows).await?;
    let damaged = if deep { read_all(&store, &rows).await } else { Vec::new() };
    println!(
        "{} originals in the database, {} of them without their object, {strays} objects without a row.",
        rows.len(),
        missing.len()
    );
    for sha256 in &missing {
        println!("missing {sha256}");
    }
    for sha256 in &damaged {
        println!("damaged {sha256}");
    }
    Ok(if missing.is_empty() && damaged.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

fn list_rows(conn: &mut crate::db::DbConn) -> DbResult<Vec<Sha256>> {
    Ok(blobs::table.select(blobs::sha256).order(blobs::sha256).load(conn)?)
}

/// Rows without an object, and how many objects have no row.
async fn compare(store: &ObjectStore, rows: &[Sha256]) -> Result<(Vec<Sha256>, usize), String> {
    let mut unseen: HashSet<Sha256> = rows.iter().copied().collect();
    let mut strays = 0;
    let mut objects = std::pin::pin!(store.list(KeyKind::Original));
    while let Some(object) = objects.next().await {
        let object = object.map_err(|error| format!("the store cannot be listed: {error}"))?;
        let digest = object.key.as_ref().and_then(ObjectKey::sha256);
        let known = digest.is_some_and(|digest| unseen.remove(&Sha256::new(*digest)));
        strays += usize::from(!known);
    }
    let mut missing: Vec<_> = unseen.into_iter().collect();
    missing.sort_unstable();
    Ok((missing, strays))
}

async fn read_all(store: &ObjectStore, rows: &[Sha256]) -> Vec<Sha256> {
    let progress = bar(rows.len(), "reading originals");
    let mut damaged = Vec::new();
    for sha256 in rows {
        let whole = store.get_bytes(&ObjectKey::original(sha256.bytes())).await;
        // A missing one is told by the comparison already.
        if whole.is_ok_and(|bytes| Sha256::of(&bytes) != *sha256) {
            damaged.push(*sha256);
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    damaged
}
