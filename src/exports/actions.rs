//! Asking for an export, agreeing to it, fetching it, and looking up the digests behind a dossier.
//!
//! Invariant: whoever asks, agrees or fetches may see all of it at that moment.

use chrono::TimeDelta;
use serde_json::json;

use super::error::Error;
use super::hashes;
use super::jobs::EXPORT_JOB;
use super::model::{DAYS_KEPT, ExportState, Subject, Wish, reviews_as_much};
use super::queries::{self, Decision};
use crate::accounts::Identity;
use crate::accounts::identity::find_account;
use crate::appraisals::{CycleState, find_cycle};
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::ExportId;
use crate::evidence::actions::find_unveiled;
use crate::fields::FieldErrors;
use crate::jobs;
use crate::rankings::actions::must_see_all;
use crate::rankings::model::Field;
use crate::services::Services;
use crate::storage::{ByteStream, ObjectKey};

pub use super::queries::{ExportRow, HashListRow};

/// Most wishes of others that are looked through for somebody.
const LOOKED_THROUGH: i64 = 200;

/// An export with the names of the two persons.
pub struct Export {
    /// The export.
    pub row: ExportRow,
    /// What is taken out.
    pub subject: Subject,
    /// Who asked.
    pub asked_by: String,
    /// Who decided.
    pub decided_by: Option<String>,
}

/// A file on its way out.
pub struct File {
    /// The export.
    pub row: ExportRow,
    /// What is taken out.
    pub subject: Subject,
    /// Its length.
    pub length: u64,
    /// Its bytes.
    pub stream: ByteStream,
}

/// Whether somebody may see all of what is to be taken out.
///
/// # Errors
/// Why not.
pub(super) fn must_see(conn: &mut DbConn, identity: &Identity, subject: &Subject) -> Result<(), Error> {
    if identity.review_scopes().is_empty() {
        return Err(Error::Forbidden);
    }
    match subject {
        Subject::Ranking { cycle_id, level, honor, domain } => {
            let field = Field::of(honor.clone(), domain.clone())?;
            let begun = find_cycle(conn, *cycle_id)?.is_some_and(|cycle| cycle.state != CycleState::Draft);
            match (field.is_open_to(identity), begun) {
                (false, _) => Err(Error::Forbidden),
                (true, false) => Err(Error::NotFound),
                (true, true) => Ok(must_see_all(conn, identity, *cycle_id, *level, &field)?),
            }
        }
        Subject::Differences { cycle_id, .. } => find_cycle(conn, *cycle_id)?.map(drop).ok_or(Error::NotFound),
        Subject::Evidence { record_ids } | Subject::Dossiers { record_ids } => {
            for id in record_ids {
                find_unveiled(conn, identity, *id)?;
            }
            Ok(())
        }
    }
}

/// Whether somebody may be the second person.
fn may_decide(conn: &mut DbConn, clock: &Clock, identity: &Identity, row: &ExportRow) -> Result<Subject, Error> {
    let subject = subject_of(row)?;
    if row.asked_by == identity.account_id {
        return Err(Error::OwnWish);
    }
    must_see(conn, identity, &subject)?;
    // What differs depends on who asks, so the second person has to review as much.
    if matches!(subject, Subject::Differences { .. }) {
        let asker = find_account(conn, clock, row.asked_by)?.ok_or(Error::NotFound)?;
        if !reviews_as_much(identity, &asker) {
            return Err(Error::NotFound);
        }
    }
    Ok(subject)
}

pub(super) fn subject_of(row: &ExportRow) -> Result<Subject, Error> {
    serde_json::from_str(&row.subject).map_err(|error| Error::Document(error.to_string()))
}

fn with_names(conn: &mut DbConn, rows: Vec<ExportRow>) -> Result<Vec<Export>, Error> {
    let mut people: Vec<_> = rows.iter().flat_map(|row| [Some(row.asked_by), row.decided_by]).flatten().collect();
    people.sort_unstable();
    people.dedup();
    let names = queries::names(conn, &people)?;
    let name = |id| names.get(&id).cloned().unwrap_or_default();
    rows.into_iter()
        .map(|row| {
            let (subject, asked_by, decided_by) = (subject_of(&row)?, name(row.asked_by), row.decided_by.map(name));
            Ok(Export { row, subject, asked_by, decided_by })
        })
        .collect()
}

fn with_name(conn: &mut DbConn, row: ExportRow) -> Result<Export, Error> {
    with_names(conn, vec![row])?.pop().ok_or(Error::NotFound)
}

/// What the trail keeps of an export.
fn details(row: &ExportRow, subject: &Subject) -> serde_json::Value {
    let (kind, records) = (subject.kind(), subject.records().len());
    json!({"kind": kind, "format": row.format, "records": records, "reason": row.reason})
}

/// Asks for an export.
///
/// # Errors
/// [`Error::Invalid`]; as for looking at what is asked for.
pub async fn ask_export(services: &Services, identity: Identity, origin: Origin, wish: Wish) -> Result<Export, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            wish.check()?;
            must_see(conn, &identity, &wish.subject)?;
            let now = clock.now();
            let row = ExportRow {
                id: clock.new_id(),
                subject: serde_json::to_string(&wish.subject).map_err(|error| Error::Document(error.to_string()))?,
                format: wish.format,
                reason: wish.reason.trim().to_owned(),
                state: ExportState::AwaitingConsent,
                asked_by: identity.account_id,
                asked_at: now,
                decided_by: None,
                decided_at: None,
                decision_note: None,
                done: 0,
                total: wish.subject.steps(),
                file_id: None,
                file_sha256: None,
                file_size: None,
                failure: None,
                ready_at: None,
                expires_at: now.plus(TimeDelta::days(DAYS_KEPT)),
            };
            queries::insert_export(conn, &row)?;
            let event = Event::done("export.ask", "export", row.id).details(details(&row, &wish.subject));
            audit::record(conn, &clock, &origin, event)?;
            with_name(conn, row)
        })
        .await
}

/// Agrees to an export, or refuses it.
///
/// # Errors
/// [`Error::OwnWish`]; [`Error::NotFound`] for somebody who might not have asked for the same; [`Error::NotNow`].
pub async fn decide_export(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: ExportId,
    agrees: bool,
    note: Option<String>,
) -> Result<Export, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let row = queries::find_export(conn, id)?.ok_or(Error::NotFound)?;
            let subject = may_decide(conn, &clock, &identity, &row).map_err(unseen)?;
            let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
            let mut errors = FieldErrors::new();
            errors.require_length(note.as_deref().unwrap_or("-"), 1, 200, "/note");
            errors.require(agrees || note.is_some(), "/note", "Say why you do not agree.");
            errors.finish()?;
            let now = clock.now();
            let decision = Decision { by: identity.account_id, at: now, agrees, note: note.clone() };
            if row.expires_at <= now {
                return Err(Error::NotNow(ExportState::Expired));
            }
            if !queries::decide(conn, id, &decision)? {
                return Err(Error::NotNow(row.state));
            }
            let action = if agrees { "export.agree" } else { "export.refuse" };
            let mut details = details(&row, &subject);
            details["note"] = json!(note);
            audit::record(conn, &clock, &origin, Event::done(action, "export", id).details(details))?;
            if agrees {
                jobs::enqueue(conn, &clock, EXPORT_JOB, &id.to_string())?;
            }
            let row = queries::find_export(conn, id)?.ok_or(Error::NotFound)?;
            with_name(conn, row)
        })
        .await
}

/// What somebody asked for, the newest first.
///
/// # Errors
/// As any query.
pub async fn list_own_exports(
    services: &Services,
    identity: Identity,
    before: Option<ExportId>,
    limit: usize,
) -> Result<Vec<Export>, Error> {
    services
        .db
        .read(move |conn| {
            let rows = queries::list_asked_by(conn, identity.account_id, before, limit)?;
            with_names(conn, rows)
        })
        .await
}

/// What somebody could decide as the second person, the oldest first.
///
/// # Errors
/// As any query.
pub async fn list_exports_to_decide(services: &Services, identity: Identity) -> Result<Vec<Export>, Error> {
    let clock = services.clock.clone();
    services
        .db
        .read(move |conn| {
            let mut mine = Vec::new();
            for row in queries::list_undecided(conn, identity.account_id, LOOKED_THROUGH)? {
                let decidable = may_decide(conn, &clock, &identity, &row);
                if let Err(Error::Db(error)) = decidable {
                    return Err(error.into());
                }
                if decidable.is_ok() && row.expires_at > clock.now() {
                    mine.push(row);
                }
            }
            with_names(conn, mine)
        })
        .await
}

/// One export, for who asked, who decided, and who could.
///
/// # Errors
/// [`Error::NotFound`] for anybody else.
pub async fn find_export(services: &Services, identity: Identity, id: ExportId) -> Result<Export, Error> {
    let clock = services.clock.clone();
    services
        .db
        .read(move |conn| {
            let row = queries::find_export(conn, id)?.ok_or(Error::NotFound)?;
            let involved = [Some(row.asked_by), row.decided_by].contains(&Some(identity.account_id));
            if !involved {
                may_decide(conn, &clock, &identity, &row).map_err(unseen)?;
            }
            with_name(conn, row)
        })
        .await
}

/// Somebody who could not have asked for it learns nothing of it.
fn unseen(error: Error) -> Error {
    match error {
        Error::Forbidden | Error::Recused | Error::Veiled => Error::NotFound,
        other => other,
    }
}

/// Opens the file for who asked for it; that he fetches it is noted before.
///
/// # Errors
/// [`Error::NotFound`] for anybody else; [`Error::NotNow`] unless it is ready; as for looking at what it holds.
pub async fn open_export(services: &Services, identity: Identity, origin: Origin, id: ExportId) -> Result<File, Error> {
    let clock = services.clock.clone();
    let (row, subject) = services
        .db
        .write(move |conn| {
            let row = queries::find_export(conn, id)?.ok_or(Error::NotFound)?;
            if row.asked_by != identity.account_id {
                return Err(Error::NotFound);
            }
            let subject = subject_of(&row)?;
            must_see(conn, &identity, &subject)?;
            match row.state {
                ExportState::Ready if row.expires_at > clock.now() => {}
                ExportState::Ready => return Err(Error::NotNow(ExportState::Expired)),
                other => return Err(Error::NotNow(other)),
            }
            let mut details = details(&row, &subject);
            details["file_sha256"] = json!(row.file_sha256);
            audit::record(conn, &clock, &origin, Event::done("export.fetch", "export", id).details(details))?;
            Ok((row, subject))
        })
        .await?;
    let file = row.file_id.ok_or(Error::NotNow(row.state))?;
    let (length, stream) = services.store.get_stream(&ObjectKey::export(file.0.into_bytes())).await?;
    Ok(File { row, subject, length, stream })
}

/// The digests behind the code of a dossier.
///
/// # Errors
/// [`Error::NotFound`] for a code that no dossier has.
pub async fn find_hash_list(services: &Services, text: &str) -> Result<HashListRow, Error> {
    let code = hashes::read_code(text).ok_or(Error::NotFound)?;
    services.db.read(move |conn| queries::find_hash_list(conn, &code)?.ok_or(Error::NotFound)).await
}

/// A code as it is printed.
#[must_use]
pub fn spelled(code: &str) -> String {
    hashes::spelled(code)
}
