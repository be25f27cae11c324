//! Computing, freezing and comparing rankings; recording votes.
//!
//! Invariants: what is frozen is computed in the same transaction; comparing computes anew from the scores; no code of a
//! record leaves to whom it is veiled.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::error::Error;
use super::model::{self, Difference, Field, Frozen, Ranked, Vote, VoteDraft};
use super::queries::{self, NewSnapshot};
use crate::accounts::{Identity, Level};
use crate::appraisals::blind::alias;
use crate::appraisals::{self, Cycle, CycleState, NamedRecord, lock_open_cycles};
use crate::audit::{self, Event, Origin};
use crate::db::types::{CycleId, RecordId, Sha256, SnapshotId};
use crate::db::{DbConn, read_on};
use crate::fields::FieldErrors;
use crate::services::Services;

pub use super::queries::{SnapshotRow, VoteRow};

/// A ranking as it is now.
pub struct Ranking {
    /// Most branches the honour names, if an honour is ranked.
    pub cap: Option<i32>,
    /// In order.
    pub entries: Vec<Ranked>,
    /// The votes at this level, in the order of time.
    pub votes: Vec<VoteRow>,
    /// Digest of the canonical text, with the aliases of what is veiled: over codes it could be guessed what they are.
    pub sha256: Sha256,
    /// What the records are called for the caller.
    pub names: Names,
}

/// What records are called for somebody: looked up beside a ranking, never part of what its digest is over.
pub type Names = HashMap<RecordId, NamedRecord>;

/// A snapshot and whether it is whole.
pub struct Snapshot {
    /// The snapshot.
    pub row: SnapshotRow,
    /// The ranking; absent when damaged.
    pub frozen: Option<Frozen>,
    /// The very text the digest is over.
    pub content: String,
    /// Whether the digest fits the text.
    pub intact: bool,
    /// What the records are called for the caller.
    pub names: Names,
}

/// A snapshot beside the ranking computed anew.
pub struct Comparison {
    /// Whether the bytes are the same.
    pub equal: bool,
    /// Digest of the snapshot.
    pub then_sha256: Sha256,
    /// Digest of the ranking now.
    pub now_sha256: Sha256,
    /// Lines that differ.
    pub differences: Vec<Difference>,
    /// What the records are called for the caller.
    pub names: Names,
}

/// The ranking of a field at a level.
///
/// # Errors
/// [`Error::Forbidden`] unless the caller reviews the whole city.
pub async fn find_ranking(
    services: &Services,
    identity: Identity,
    cycle: CycleId,
    level: Level,
    field: Field,
) -> Result<Ranking, Error> {
    services
        .db
        .read(move |conn| {
            let cycle = enter(conn, &identity, cycle, Some(&field))?;
            let mut frozen = compute(conn, cycle.id, level, &field)?;
            let ranked = ids_of(&frozen.entries);
            let mut votes = queries::list_votes(conn, cycle.id, level)?;
            // Those of other fields are the business of who may see those.
            votes.retain(|vote| vote.order.iter().any(|id| ranked.contains(id)));
            veil(conn, &identity, cycle.id, &mut frozen.entries, &mut votes)?;
            let cap = match &field {
                Field::Honor(honor) if honor == "red_flag" => Some(cycle.red_flag_cap),
                Field::Honor(_) => Some(cycle.model_cap),
                Field::Domain(_) => None,
            };
            let sha256 = Sha256::of(frozen.to_text().as_bytes());
            let names = appraisals::name_records(conn, &identity, cycle.id)?;
            Ok(Ranking { cap, entries: frozen.entries, votes, sha256, names })
        })
        .await
}

/// The cycle, for somebody who may see this field of it ranked, or any.
fn enter(conn: &mut DbConn, identity: &Identity, id: CycleId, field: Option<&Field>) -> Result<Cycle, Error> {
    let reviews_city = identity.review_scopes().iter().any(|scope| scope.level == Level::City);
    if !field.map_or(reviews_city, |field| field.is_open_to(identity)) {
        return Err(Error::Forbidden);
    }
    let cycle = appraisals::find_cycle(conn, id)?.ok_or(Error::NotFound)?;
    if cycle.state == CycleState::Draft {
        return Err(Error::Draft);
    }
    let known = match field {
        Some(Field::Honor(honor)) => queries::honor_exists(conn, honor)?,
        Some(Field::Domain(domain)) => appraisals::honor_of(conn, domain)?.is_some(),
        None => true,
    };
    if known { Ok(cycle) } else { Err(FieldErrors::one("/honor", "There is no such honour or domain.").into()) }
}

fn compute(conn: &mut DbConn, cycle: CycleId, level: Level, field: &Field) -> Result<Frozen, Error> {
    let standings = queries::load_standings(conn, cycle, level, field)?.into_iter().map(|(one, _)| one).collect();
    let votes: Vec<Vote> =
        queries::list_votes(conn, cycle, level)?.into_iter().map(|row| Vote { order: row.order }).collect();
    Ok(Frozen::new(cycle, level, field.clone(), model::rank(standings, &votes)))
}

/// Puts aliases in the place of the codes of records that are veiled to somebody, and hides names in how a vote on them
/// came about.
fn veil(
    conn: &mut DbConn,
    identity: &Identity,
    cycle: CycleId,
    entries: &mut [Ranked],
    votes: &mut [VoteRow],
) -> Result<(), Error> {
    let voted_on = votes.iter().flat_map(|vote| vote.order.iter().copied());
    let concerned: Vec<RecordId> = ids_of(entries).into_iter().chain(voted_on).collect();
    let veiled = veiled_in(conn, identity, cycle, &concerned)?;
    for one in entries.iter_mut().filter(|one| veiled.contains(&one.standing.record_id)) {
        one.standing.code = alias(one.standing.record_id);
    }
    let behind = votes.iter().flat_map(|vote| &vote.order).filter(|id| veiled.contains(*id));
    let masks = appraisals::list_masks(conn, &behind.copied().collect::<Vec<_>>())?;
    for vote in votes {
        for mask in vote.order.iter().filter_map(|id| masks.get(id)) {
            vote.note = mask.hide(&vote.note);
        }
    }
    Ok(())
}

fn ids_of(entries: &[Ranked]) -> Vec<RecordId> {
    entries.iter().map(|one| one.standing.record_id).collect()
}

/// Which of the ranked records of a cycle are veiled to somebody: nothing is looked up where no level scores blind.
fn veiled_in(
    conn: &mut DbConn,
    identity: &Identity,
    cycle: CycleId,
    ids: &[RecordId],
) -> Result<HashSet<RecordId>, Error> {
    if appraisals::blind_levels(conn, cycle)?.is_empty() {
        return Ok(HashSet::new());
    }
    Ok(appraisals::veiled_records(conn, identity, ids)?)
}

/// The text of a ranking is bound by its digest and holds codes, so it is shown as it is or not at all.
fn require_unveiled(conn: &mut DbConn, identity: &Identity, cycle: CycleId, ids: &[RecordId]) -> Result<(), Error> {
    if veiled_in(conn, identity, cycle, ids)?.is_empty() { Ok(()) } else { Err(Error::Veiled) }
}

/// Whether nothing of the ranking of a field at a level is veiled to somebody, so that he may take it out.
///
/// # Errors
/// [`Error::Veiled`] otherwise.
pub fn must_see_all(
    conn: &mut DbConn,
    identity: &Identity,
    cycle: CycleId,
    level: Level,
    field: &Field,
) -> Result<(), Error> {
    if appraisals::blind_levels(conn, cycle)?.is_empty() {
        return Ok(());
    }
    let ids = queries::list_ranked(conn, cycle, level, field)?;
    require_unveiled(conn, identity, cycle, &ids)
}

/// Freezes the ranking of a field at a level.
///
/// # Errors
/// As [`find_ranking`]; [`Error::Invalid`] when the occasion is not told; [`Error::Veiled`].
pub async fn freeze_ranking(
    services: &Services,
    identity: Identity,
    origin: Origin,
    cycle: CycleId,
    level: Level,
    field: Field,
    note: String,
) -> Result<Snapshot, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            lock_open_cycles(conn, false)?;
            let cycle = enter(conn, &identity, cycle, Some(&field))?;
            let mut errors = FieldErrors::new();
            errors.require_length(&note, 1, 200, "/note");
            errors.finish()?;
            let frozen = compute(conn, cycle.id, level, &field)?;
            require_unveiled(conn, &identity, cycle.id, &ids_of(&frozen.entries))?;
            let (honor, domain) = match &field {
                Field::Honor(honor) => (Some(honor.clone()), None),
                Field::Domain(domain) => (None, Some(domain.clone())),
            };
            let new = NewSnapshot {
                cycle: cycle.id,
                level,
                honor,
                domain,
                note: note.trim().to_owned(),
                content: frozen.to_text(),
                by: identity.account_id,
            };
            let id = queries::insert_snapshot(conn, &clock, &new)?;
            let details = json!({"cycle_id": cycle.id, "level": level, "field": field, "entries": frozen.entries.len(),
                "sha256": Sha256::of(new.content.as_bytes())});
            let event = Event::done("ranking.freeze", "ranking_snapshot", id).details(details);
            audit::record(conn, &clock, &origin, event)?;
            load_snapshot(conn, &identity, id)
        })
        .await
}

/// The snapshots of a cycle, the newest first. One in which something is veiled to the caller is not told of: its digest
/// is over codes, and codes can be guessed.
///
/// # Errors
/// As [`find_ranking`].
pub async fn list_snapshots(
    services: &Services,
    identity: Identity,
    cycle: CycleId,
    after: Option<SnapshotId>,
    limit: usize,
) -> Result<Vec<SnapshotRow>, Error> {
    services
        .db
        .read(move |conn| {
            enter(conn, &identity, cycle, None)?;
            read_on(
                limit.saturating_add(1),
                after,
                |row: &SnapshotRow| row.id,
                |after, most| {
                    let rows = queries::list_snapshots(conn, cycle, after, most)?;
                    rows.into_iter().map(|row| told(conn, &identity, row)).collect()
                },
            )
        })
        .await
}

/// A snapshot, and whether the caller is told of it.
fn told(conn: &mut DbConn, identity: &Identity, row: SnapshotRow) -> Result<(SnapshotRow, bool), Error> {
    let field = field_of(&row);
    if !field.is_open_to(identity) {
        return Ok((row, false));
    }
    match must_see_all(conn, identity, row.cycle_id, row.level, &field) {
        Ok(()) => Ok((row, true)),
        Err(Error::Veiled) => Ok((row, false)),
        Err(error) => Err(error),
    }
}

fn field_of(row: &SnapshotRow) -> Field {
    match (&row.honor, &row.domain) {
        (Some(honor), _) => Field::Honor(honor.clone()),
        (None, domain) => Field::Domain(domain.clone().unwrap_or_default()),
    }
}

fn load_snapshot(conn: &mut DbConn, identity: &Identity, id: SnapshotId) -> Result<Snapshot, Error> {
    let (row, content) = queries::find_snapshot(conn, id)?.ok_or(Error::NotFound)?;
    let intact = Sha256::of(content.as_bytes()) == row.content_sha256;
    let names = appraisals::name_records(conn, identity, row.cycle_id)?;
    Ok(Snapshot { frozen: Frozen::read(&content), intact, content, row, names })
}

fn open_snapshot(conn: &mut DbConn, identity: &Identity, id: SnapshotId) -> Result<Snapshot, Error> {
    if identity.review_scopes().iter().all(|scope| scope.level != Level::City) {
        return Err(Error::Forbidden);
    }
    let snapshot = load_snapshot(conn, identity, id)?;
    if !field_of(&snapshot.row).is_open_to(identity) {
        return Err(Error::NotFound);
    }
    let (cycle, level) = (snapshot.row.cycle_id, snapshot.row.level);
    match &snapshot.frozen {
        Some(frozen) => require_unveiled(conn, identity, cycle, &ids_of(&frozen.entries))?,
        // What cannot be read may still hold the codes of those who are ranked.
        None => must_see_all(conn, identity, cycle, level, &field_of(&snapshot.row))?,
    }
    Ok(snapshot)
}

/// One snapshot.
///
/// # Errors
/// [`Error::NotFound`] for one of a field the caller may not see; [`Error::Veiled`].
pub async fn find_snapshot(services: &Services, identity: Identity, id: SnapshotId) -> Result<Snapshot, Error> {
    services.db.read(move |conn| open_snapshot(conn, &identity, id)).await
}

/// Computes a snapshot's ranking anew and compares the two byte by byte.
///
/// # Errors
/// As [`find_snapshot`].
pub async fn compare_snapshot(services: &Services, identity: Identity, id: SnapshotId) -> Result<Comparison, Error> {
    services
        .db
        .read(move |conn| {
            let snapshot = open_snapshot(conn, &identity, id)?;
            let field = field_of(&snapshot.row);
            let now = compute(conn, snapshot.row.cycle_id, snapshot.row.level, &field)?;
            let text = now.to_text();
            require_unveiled(conn, &identity, snapshot.row.cycle_id, &ids_of(&now.entries))?;
            let then = snapshot.frozen.map(|frozen| frozen.entries).unwrap_or_default();
            Ok(Comparison {
                equal: text == snapshot.content,
                then_sha256: Sha256::of(snapshot.content.as_bytes()),
                now_sha256: Sha256::of(text.as_bytes()),
                differences: model::differences(&then, &now.entries),
                names: snapshot.names,
            })
        })
        .await
}

/// Records a committee's vote over records that every rule found equal.
///
/// # Errors
/// [`Error::Invalid`] unless it names exactly such a group.
pub async fn record_vote(
    services: &Services,
    identity: Identity,
    origin: Origin,
    cycle: CycleId,
    level: Level,
    field: Field,
    draft: VoteDraft,
) -> Result<(Vec<Ranked>, Names), Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            lock_open_cycles(conn, false)?;
            let cycle = enter(conn, &identity, cycle, Some(&field))?;
            let before = compute(conn, cycle.id, level, &field)?;
            draft.check(&before.entries, clock.today())?;
            let id = queries::insert_vote(conn, &clock, cycle.id, level, &draft, identity.account_id)?;
            let details = json!({"cycle_id": cycle.id, "level": level, "field": field, "order": draft.order,
                "note_sha256": Sha256::of(draft.note.trim().as_bytes()), "decided_on": draft.decided_on});
            audit::record(conn, &clock, &origin, Event::done("tie_vote.record", "tie_vote", id).details(details))?;
            let after = compute(conn, cycle.id, level, &field)?;
            let is_voted_on = |one: &Ranked| draft.order.contains(&one.standing.record_id);
            let mut entries: Vec<Ranked> = after.entries.into_iter().filter(is_voted_on).collect();
            veil(conn, &identity, cycle.id, &mut entries, &mut [])?;
            let names = appraisals::name_records(conn, &identity, cycle.id)?;
            Ok((entries, names))
        })
        .await
}
