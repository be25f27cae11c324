//! What must hold after every fault, looked up behind the API in the database and in the store.

use std::collections::HashMap;

use diesel::prelude::*;
use futures_util::TryStreamExt as _;
use shigan::config::Config;
use shigan::db::schema::{blobs, field_reports, jobs, photos, upload_parts};
use shigan::db::types::{Instant, PhotoId, ReportId, Sha256};
use shigan::db::{Db, DbConn, DbResult};
use shigan::jobs::JobRow;
use shigan::server::open_store;
use shigan::storage::{KeyKind, ObjectKey, ObjectStore};

use super::fleet::Report;
use crate::support::program::{Settings, run, said};

/// A look at the data of a server, from outside of it.
pub struct Look {
    db: Db,
    store: ObjectStore,
}

type Row = (PhotoId, ReportId, Sha256, bool);

impl Look {
    pub async fn at(settings: &Settings) -> Self {
        let config = Config::from_variables(settings.clone()).unwrap();
        Self { db: Db::open(&config.database, 1).unwrap(), store: open_store(&config).await.unwrap() }
    }

    async fn ask<T: Send + 'static>(&self, question: impl FnOnce(&mut DbConn) -> QueryResult<T> + Send + 'static) -> T {
        self.db.read(move |conn| question(conn).map_err(shigan::db::DbError::from)).await.unwrap()
    }

    /// What is wrong with what these reports were promised.
    pub async fn lost(&self, reports: &[Report]) -> Vec<String> {
        let texts: HashMap<ReportId, String> = self
            .ask(|conn| field_reports::table.select((field_reports::id, field_reports::body)).load(conn))
            .await
            .into_iter()
            .collect();
        let rows: Vec<Row> = self
            .ask(|conn| {
                let columns = (photos::id, photos::report_id, photos::sha256, photos::stored_at.is_not_null());
                photos::table.select(columns).load(conn)
            })
            .await;
        let slots: HashMap<PhotoId, &Row> = rows.iter().map(|row| (row.0, row)).collect();
        let mut lost = Vec::new();
        for report in reports.iter().filter(|report| report.acknowledged) {
            if texts.get(&report.id) != Some(&report.text) {
                lost.push(format!("report {} was acknowledged and is not there as it was sent", report.id));
            }
            for photo in report.photos.iter().filter(|photo| photo.acknowledged) {
                let kept = slots.get(&photo.id).is_some_and(|row| row.1 == report.id && row.2 == photo.sha256 && row.3);
                if !kept {
                    lost.push(format!("photo {} was acknowledged and its slot is not filled", photo.id));
                }
                match self.store.get_bytes(&ObjectKey::original(photo.sha256.bytes())).await {
                    Ok(bytes) if Sha256::of(&bytes) == photo.sha256 => {}
                    Ok(_) => lost.push(format!("photo {} came back with another hash", photo.id)),
                    Err(error) => lost.push(format!("photo {} was acknowledged: {error}", photo.id)),
                }
            }
        }
        lost
    }

    /// What is there by half: reports without all their slots, filled slots without bytes, bytes without an object.
    pub async fn halves(&self) -> Vec<String> {
        let counts: Vec<(ReportId, i32)> = self
            .ask(|conn| field_reports::table.select((field_reports::id, field_reports::photo_count)).load(conn))
            .await;
        let slots: Vec<(ReportId, Sha256, bool)> = self
            .ask(|conn| {
                photos::table.select((photos::report_id, photos::sha256, photos::stored_at.is_not_null())).load(conn)
            })
            .await;
        let rows: Vec<Sha256> = self.ask(|conn| blobs::table.select(blobs::sha256).load(conn)).await;
        let mut halves = Vec::new();
        for (report, count) in counts {
            let there = slots.iter().filter(|slot| slot.0 == report).count();
            if i32::try_from(there) != Ok(count) {
                halves.push(format!("report {report} has {there} of {count} slots"));
            }
        }
        for (report, sha256, _) in slots.iter().filter(|slot| slot.2 && !rows.contains(&slot.1)) {
            halves.push(format!("report {report} has a filled slot, but there is no row of {sha256}"));
        }
        let objects = self.originals().await;
        halves.extend(rows.iter().filter(|row| !objects.contains(row)).map(|row| format!("{row} has no object")));
        halves
    }

    async fn originals(&self) -> Vec<Sha256> {
        let listed: Vec<_> = self.store.list(KeyKind::Original).try_collect().await.unwrap();
        listed.iter().filter_map(|object| Some(Sha256::new(*object.key?.sha256()?))).collect()
    }

    /// Originals that no row names.
    pub async fn strays(&self) -> usize {
        let rows: Vec<Sha256> = self.ask(|conn| blobs::table.select(blobs::sha256).load(conn)).await;
        self.originals().await.iter().filter(|original| !rows.contains(original)).count()
    }

    /// Pieces of uploads in the store.
    pub async fn staged(&self) -> usize {
        let listed: Vec<_> = self.store.list(KeyKind::Staging).try_collect().await.unwrap();
        listed.len()
    }

    /// Pieces of uploads that a row names.
    pub async fn parts(&self) -> usize {
        let rows: i64 = self.ask(|conn| upload_parts::table.count().get_result(conn)).await;
        usize::try_from(rows).unwrap()
    }

    /// Jobs that are not done.
    pub async fn jobs(&self) -> i64 {
        self.ask(|conn| jobs::table.count().get_result(conn)).await
    }

    /// The same, to be read.
    pub async fn job_rows(&self) -> Vec<JobRow> {
        self.ask(|conn| jobs::table.select(JobRow::as_select()).load(conn)).await
    }

    /// Ends the leases of processes that were killed, as a minute of waiting would.
    pub async fn end_leases(&self) {
        let past = Instant::new(chrono::DateTime::UNIX_EPOCH);
        let ended = self.db.write(move |conn| -> DbResult<usize> {
            let claimed = jobs::table.filter(jobs::state.eq("running"));
            Ok(diesel::update(claimed).set(jobs::leased_until.eq(past)).execute(conn)?)
        });
        ended.await.unwrap();
    }

    /// Rows of bytes that have no pictures yet.
    pub async fn unsettled(&self) -> i64 {
        self.ask(|conn| blobs::table.filter(blobs::state.eq("stored")).count().get_result(conn)).await
    }
}

/// What the program's own checks find.
pub fn program_checks(settings: &Settings) -> Vec<String> {
    let checks: [&[&str]; 2] = [&["audit", "verify"], &["storage", "check", "--deep"]];
    let found = checks.iter().map(|check| (check, run(settings, check))).filter(|(_, output)| !output.status.success());
    found.map(|(check, output)| format!("{}: {}", check.join(" "), said(&output))).collect()
}
