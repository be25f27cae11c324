//! Slides and their pictures.
//!
//! Invariants: what was withdrawn or hidden since is not shown; pictures of minors and of people in need are never
//! shown in a hall; a picture leaves only if a slide shows it; what is hidden in it stays hidden.

use std::collections::{HashMap, HashSet};

use super::super::error::Error;
use super::super::model::{self, Candidate, Deck, PanelState};
use super::super::queries::{self, RoundRow};
use super::seat::Seat;
use crate::accounts::Identity;
use crate::appraisals::{self, ScoreLevel};
use crate::db::DbConn;
use crate::db::types::{EvidenceId, PanelId, PhotoId, RecordId, ReportId};
use crate::evidence::model::EvidenceKind;
use crate::evidence::snapshot::Frozen;
use crate::evidence::{self, AttachedRow};
use crate::photos::{self, LongSide, Picture};
use crate::services::Services;

/// The slides of a branch, and where its pictures stand.
pub struct Slides {
    /// The branch's turn.
    pub round: RoundRow,
    /// The slides.
    pub deck: Deck,
    /// The revision of each picture shown.
    pub revisions: HashMap<PhotoId, i32>,
    /// The report of each picture shown.
    reports: HashMap<PhotoId, ReportId>,
}

/// The slides of a branch: for the host, the judges and whoever keeps the branch.
///
/// # Errors
/// [`Error::NotFound`] for anybody else.
pub async fn find_slides(
    services: &Services,
    identity: Identity,
    id: PanelId,
    record: RecordId,
) -> Result<Slides, Error> {
    services.db.read(move |conn| make(conn, &identity, id, record)).await
}

fn make(conn: &mut DbConn, identity: &Identity, id: PanelId, record: RecordId) -> Result<Slides, Error> {
    let seat = Seat::sit_down(conn, identity, id)?;
    let round = seat.round(record)?.clone();
    let keeps = seat.kept.contains(&round.organization_id);
    // A judge sees them when all do, not before.
    let judges = seat.judge && seat.panel.state != PanelState::Preparing;
    if !seat.host && !judges && !keeps {
        return Err(Error::NotFound);
    }
    let level = ScoreLevel::from(seat.panel.level);
    let attached: Vec<AttachedRow> = evidence::list_attached(conn, record, None)?
        .into_iter()
        .filter(|row| row.level <= level && matches!(row.kind, EvidenceKind::Report | EvidenceKind::Photos))
        .collect();
    let (candidates, revisions, reports) = gather(conn, seat.panel.cycle_id, &round, attached)?;
    Ok(Slides { round, deck: model::deck(candidates), revisions, reports })
}

type Gathered = (Vec<Candidate>, HashMap<PhotoId, i32>, HashMap<PhotoId, ReportId>);

fn gather(
    conn: &mut DbConn,
    cycle: crate::db::types::CycleId,
    round: &RoundRow,
    attached: Vec<AttachedRow>,
) -> Result<Gathered, Error> {
    let domain = round.domain.as_deref().unwrap_or_default();
    let sheet = appraisals::current_sheet(conn, cycle, domain)?;
    let criteria = sheet.map(|sheet| appraisals::list_criteria(conn, sheet.id)).transpose()?.unwrap_or_default();
    let ids: Vec<EvidenceId> = attached.iter().map(|row| row.id).collect();
    let named = evidence::list_photo_targets(conn, &ids)?;
    let mut reports: Vec<ReportId> = attached.iter().filter_map(|row| row.report_id).collect();
    reports.sort_unstable();
    reports.dedup();
    let standing: HashMap<ReportId, bool> = queries::list_showable(conn, &reports)?.into_iter().collect();
    let open: Vec<ReportId> = standing.iter().filter(|(_, spared)| !**spared).map(|(id, _)| *id).collect();
    let pictures = queries::list_pictures(conn, &open)?;
    let candidates = attached.into_iter().filter_map(|row| {
        let report = Frozen::read(&row.frozen)?.report?;
        let criterion = criteria.iter().find(|one| one.id == row.criterion_id)?;
        standing.get(&report.id)?;
        let chosen: HashSet<PhotoId> = named.get(&row.id).into_iter().flatten().copied().collect();
        let shown = pictures.iter().filter(|one| one.report_id == report.id && chosen.contains(&one.photo_id));
        Some(Candidate {
            criterion: criterion.id,
            position: criterion.position,
            code: criterion.code.clone(),
            dimension: criterion.dimension,
            text_zh: criterion.text_zh.clone(),
            text_en: criterion.text_en.clone(),
            max_points: criterion.max_points,
            level: row.level,
            report: report.id,
            pictures: shown.map(|one| one.photo_id).collect(),
            body: report.text,
            outcome: report.outcome,
            happened_on: report.happened_on,
        })
    });
    let candidates = candidates.collect();
    let revisions = pictures.iter().map(|one| (one.photo_id, one.revision)).collect();
    let reports = pictures.iter().map(|one| (one.photo_id, one.report_id)).collect();
    Ok((candidates, revisions, reports))
}

/// A picture of a slide with its tag; the bytes are fetched only when `wanted` says so of the tag.
///
/// # Errors
/// [`Error::NotFound`] unless a slide that the caller may see shows it.
pub async fn open_picture(
    services: &Services,
    identity: Identity,
    (id, record, photo): (PanelId, RecordId, PhotoId),
    wanted: impl FnOnce(&str) -> bool,
) -> Result<(String, Option<Picture>), Error> {
    let blob = services
        .db
        .read(move |conn| {
            let slides = make(conn, &identity, id, record)?;
            let works = slides.deck.slides.iter().filter_map(|slide| slide.work.as_ref());
            let shown = works.flat_map(|work| &work.pictures).any(|one| *one == photo);
            let report = slides.reports.get(&photo).filter(|_| shown).ok_or(Error::NotFound)?;
            let (_, blob) = photos::find_photo(conn, *report, photo)?.ok_or(Error::NotFound)?;
            blob.ok_or(Error::NotFound)
        })
        .await?;
    let tag = photos::rendition_tag(&blob, LongSide::Large);
    if !wanted(&tag) {
        return Ok((tag, None));
    }
    Ok((tag, Some(photos::open_rendition(services, &blob, LongSide::Large).await?)))
}
