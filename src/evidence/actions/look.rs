//! What can be looked at: a dossier, the reports linked to a record, one piece of evidence.
//!
//! Invariant: a branch sees its own score and what others rest theirs on, but not their scores, remarks, names or
//! visit notes; a reviewer who must recuse himself sees no more than the branch does.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::super::error::Error;
use super::super::model::{self, EvidenceKind, Viewer};
use super::super::queries::{self, AttachedRow, LinkedReport, RecordFacts, ReportFilter, ScoreRow};
use super::veil::{veil_evidence, veil_record, veil_report, veil_scores};
use crate::accounts::{Identity, Level};
use crate::appraisals::blind::Mask;
use crate::appraisals::{self, CriterionRow, ScoreLevel, Sheet};
use crate::db::types::{CriterionId, EvidenceId, PhotoId, RecordId, ReportId, Sha256};
use crate::db::{DbConn, read_on};
use crate::hints;
use crate::services::Services;

/// One criterion with what every level thinks of it.
pub struct Part {
    /// The criterion.
    pub criterion: CriterionRow,
    /// Scores, from the lowest level up.
    pub scores: Vec<ScoreRow>,
    /// Evidence that stands, in the order of attaching.
    pub evidence: Vec<AttachedRow>,
    /// Reports the branch offers for it.
    pub offered: Vec<ReportId>,
}

/// What one level has still to do.
pub struct Missing {
    /// The level.
    pub level: Level,
    /// Criteria without a score of this level.
    pub unscored: Vec<CriterionId>,
    /// Criteria that demand evidence and have none of this level.
    pub without_evidence: Vec<CriterionId>,
}

/// Everything about a record on one page.
pub struct Dossier {
    /// The record, its cycle and its organisation.
    pub record: RecordFacts,
    /// The sheet it is judged by; `None` for an organisation without a domain.
    pub sheet: Option<Sheet>,
    /// Its criteria in order.
    pub parts: Vec<Part>,
    /// What is still missing, for each level of the reviewer; empty for the branch.
    pub missing: Vec<Missing>,
    /// How many hints each report has on which evidence rests; empty for the branch.
    pub hints: BTreeMap<ReportId, i64>,
    /// As what the caller looks at it.
    pub viewer: Viewer,
}

/// One piece of evidence and whether its snapshot is whole.
pub struct Proof {
    /// The evidence.
    pub row: AttachedRow,
    /// Who detached it, if somebody did.
    pub detached_by: Option<String>,
    /// Whether the digest fits the snapshot.
    pub intact: bool,
    /// As what the caller looks at it.
    pub viewer: Viewer,
}

/// A linked report with its stored photos and the criteria it supports already.
pub struct ListedReport {
    /// The report.
    pub report: LinkedReport,
    /// Its stored photos, in order.
    pub photos: Vec<PhotoId>,
    /// Codes of the criteria it supports in this record.
    pub used_for: Vec<String>,
    /// Codes of the criteria the branch offers it for.
    pub offered_for: Vec<String>,
}

/// The dossier of a record.
///
/// # Errors
/// [`Error::NotFound`] outside of the caller's scope and branches.
pub async fn load_dossier(services: &Services, identity: &Identity, id: RecordId) -> Result<Dossier, Error> {
    let identity = reader(identity)?;
    services
        .db
        .read(move |conn| {
            let (mut record, viewer) = visible(conn, &identity, id)?;
            let mask = appraisals::find_mask(conn, &identity, &record.veil_facts())?;
            let sheet = match &record.domain_code {
                Some(domain) => appraisals::current_sheet(conn, record.cycle_id, domain)?,
                None => None,
            };
            let criteria = match &sheet {
                Some(sheet) => appraisals::list_criteria(conn, sheet.id)?,
                None => Vec::new(),
            };
            let scores = queries::list_scores(conn, id, None)?;
            let evidence = queries::list_attached(conn, id, None)?;
            let hints = match &viewer {
                Viewer::Reviewer(_) => hints_of(conn, &evidence)?,
                Viewer::Branch => BTreeMap::new(),
            };
            let offers = queries::list_offers(conn, id)?;
            let mut parts = assemble(criteria, scores, evidence, &offers, &viewer);
            if let Some(mask) = &mask {
                for part in &mut parts {
                    veil_part(mask, part);
                }
                veil_record(&mut record);
            }
            let missing = match &viewer {
                Viewer::Reviewer(levels) => levels.iter().map(|level| missing(*level, &parts)).collect(),
                Viewer::Branch => Vec::new(),
            };
            Ok(Dossier { record, sheet, parts, missing, hints, viewer })
        })
        .await
}

/// Hints beside the evidence of a record, by report.
fn hints_of(conn: &mut DbConn, evidence: &[AttachedRow]) -> Result<BTreeMap<ReportId, i64>, Error> {
    let mut reports: Vec<ReportId> = evidence.iter().filter_map(|row| row.report_id).collect();
    reports.sort_unstable();
    reports.dedup();
    Ok(hints::count_of_reports(conn, &reports)?.into_iter().collect())
}

/// Reports linked to a record, the newest first.
///
/// # Errors
/// [`Error::NotFound`] outside of the caller's scope and branches.
pub async fn list_record_reports(
    services: &Services,
    identity: &Identity,
    id: RecordId,
    filter: ReportFilter,
    after: Option<(NaiveDate, ReportId)>,
    limit: usize,
) -> Result<Vec<ListedReport>, Error> {
    let identity = reader(identity)?;
    services
        .db
        .read(move |conn| {
            let (record, _) = visible(conn, &identity, id)?;
            let mask = appraisals::find_mask(conn, &identity, &record.veil_facts())?;
            let position = |report: &LinkedReport| (report.happened_on, report.id);
            let reports = read_on(limit.saturating_add(1), after, position, |after, most| {
                let reports = queries::list_linked_reports(conn, id, &filter, after, most)?;
                Ok::<_, Error>(reports.into_iter().map(|report| through(mask.as_ref(), &filter, report)).collect())
            })?;
            let ids: Vec<ReportId> = reports.iter().map(|report| report.id).collect();
            let mut photos = queries::list_stored_photo_ids(conn, &ids)?;
            let mut used = queries::used_for(conn, id, &ids)?;
            let mut offered = queries::offered_for(conn, id, &ids)?;
            Ok(reports
                .into_iter()
                .map(|report| ListedReport {
                    photos: photos.remove(&report.id).unwrap_or_default(),
                    used_for: used.remove(&report.id).unwrap_or_default(),
                    offered_for: offered.remove(&report.id).unwrap_or_default(),
                    report,
                })
                .collect())
        })
        .await
}

/// A report as it is seen through a mask, and whether it is still found there: a search for a name must not tell by
/// what it finds.
fn through(mask: Option<&Mask>, filter: &ReportFilter, mut report: LinkedReport) -> (LinkedReport, bool) {
    let Some(mask) = mask else { return (report, true) };
    veil_report(mask, &mut report);
    let found = filter.text.as_ref().is_none_or(|text| {
        let shown = [Some(&report.body), report.outcome.as_ref()];
        shown.into_iter().flatten().any(|shown| shown.to_lowercase().contains(text))
    });
    (report, found)
}

/// Notes that a reviewer looks through the reports of a record for a criterion; for the branch there is nothing to note.
///
/// # Errors
/// [`Error::NotFound`] outside of the caller's scope and branches, or for a criterion of another sheet.
pub async fn note_search(
    services: &Services,
    identity: &Identity,
    id: RecordId,
    criterion: CriterionId,
) -> Result<(), Error> {
    let (identity, now) = (reader(identity)?, services.clock.now());
    services
        .db
        .write(move |conn| {
            let (record, viewer) = visible(conn, &identity, id)?;
            queries::find_criterion(conn, criterion, &record)?.ok_or(Error::NotFound)?;
            match viewer {
                Viewer::Reviewer(_) => Ok(queries::note_search(conn, id, criterion, identity.account_id, now)?),
                Viewer::Branch => Ok(()),
            }
        })
        .await
}

/// One piece of evidence, detached ones too.
///
/// # Errors
/// [`Error::NotFound`] outside of the caller's scope and branches.
pub async fn find_proof(services: &Services, identity: &Identity, id: EvidenceId) -> Result<Proof, Error> {
    let identity = reader(identity)?;
    services
        .db
        .read(move |conn| {
            let (row, detached_by) = queries::find_evidence(conn, id)?.ok_or(Error::NotFound)?;
            let (record, viewer) = visible(conn, &identity, row.record_id)?;
            if appraisals::is_veiled_to(conn, &identity, &record.veil_facts())? {
                return Err(Error::Veiled);
            }
            if viewer == Viewer::Branch && row.kind == EvidenceKind::VisitNote {
                return Err(Error::NotFound);
            }
            let intact = Sha256::of(row.frozen.as_bytes()) == row.frozen_sha256;
            Ok(Proof { row, detached_by, intact, viewer })
        })
        .await
}

/// A record, for a reviewer who sees all of it: in scope, no part of the branch, and blind no more.
///
/// # Errors
/// [`Error::NotFound`] outside of his scope; [`Error::Recused`]; [`Error::Veiled`].
pub fn find_unveiled(conn: &mut DbConn, identity: &Identity, id: RecordId) -> Result<RecordFacts, Error> {
    let (record, viewer) = visible(conn, identity, id)?;
    if viewer == Viewer::Branch {
        return Err(if identity.review_scopes().is_empty() { Error::Forbidden } else { Error::Recused });
    }
    if appraisals::is_veiled_to(conn, identity, &record.veil_facts())? { Err(Error::Veiled) } else { Ok(record) }
}

/// Lays a mask over a criterion.
pub(super) fn veil_part(mask: &Mask, part: &mut Part) {
    veil_scores(mask, &mut part.scores);
    veil_evidence(mask, &mut part.evidence);
}

/// A criterion as its reviewers see it.
///
/// # Errors
/// As any query.
pub(super) fn load_part(conn: &mut DbConn, record: &RecordFacts, criterion: CriterionRow) -> Result<Part, Error> {
    let scores = queries::list_scores(conn, record.id, Some(criterion.id))?;
    let evidence = queries::list_attached(conn, record.id, Some(criterion.id))?;
    let offered = offered_to(criterion.id, &queries::list_offers(conn, record.id)?);
    Ok(Part { criterion, scores, evidence, offered })
}

pub(super) fn reader(identity: &Identity) -> Result<Identity, Error> {
    if identity.review_scopes().is_empty() && identity.kept_branches().is_empty() {
        Err(Error::Forbidden)
    } else {
        Ok(identity.clone())
    }
}

fn visible(conn: &mut DbConn, identity: &Identity, id: RecordId) -> Result<(RecordFacts, Viewer), Error> {
    let record = queries::find_record(conn, id)?.ok_or(Error::NotFound)?;
    let viewer = model::viewer(identity, record.organization_id, &record.area_path, record.domain_code.as_deref())
        .ok_or(Error::NotFound)?;
    Ok((record, viewer))
}

fn assemble(
    criteria: Vec<CriterionRow>,
    scores: Vec<ScoreRow>,
    evidence: Vec<AttachedRow>,
    offers: &[(CriterionId, ReportId)],
    viewer: &Viewer,
) -> Vec<Part> {
    let own_only = *viewer == Viewer::Branch;
    let mut scores_of: HashMap<CriterionId, Vec<ScoreRow>> = HashMap::new();
    for score in scores.into_iter().filter(|score| !own_only || score.level == ScoreLevel::Own) {
        scores_of.entry(score.criterion_id).or_default().push(score);
    }
    let mut evidence_of: HashMap<CriterionId, Vec<AttachedRow>> = HashMap::new();
    for row in evidence.into_iter().filter(|row| !own_only || row.kind != EvidenceKind::VisitNote) {
        evidence_of.entry(row.criterion_id).or_default().push(row);
    }
    criteria
        .into_iter()
        .map(|criterion| Part {
            scores: scores_of.remove(&criterion.id).unwrap_or_default(),
            evidence: evidence_of.remove(&criterion.id).unwrap_or_default(),
            offered: offered_to(criterion.id, offers),
            criterion,
        })
        .collect()
}

fn offered_to(criterion: CriterionId, offers: &[(CriterionId, ReportId)]) -> Vec<ReportId> {
    offers.iter().filter(|(to, _)| *to == criterion).map(|(_, report)| *report).collect()
}

fn missing(level: Level, parts: &[Part]) -> Missing {
    let of = ScoreLevel::from(level);
    let unscored = parts.iter().filter(|part| part.scores.iter().all(|score| score.level != of));
    let without = parts.iter().filter(|part| {
        part.criterion.evidence_required && !part.evidence.iter().any(|row| row.level == of && row.kind.is_first_hand())
    });
    Missing {
        level,
        unscored: unscored.map(|part| part.criterion.id).collect(),
        without_evidence: without.map(|part| part.criterion.id).collect(),
    }
}
