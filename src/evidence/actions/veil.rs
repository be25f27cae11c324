//! Laying the mask of a blind level over what it is shown.
//!
//! Invariant: what is stored is never touched; only what leaves is. Digests stay those of the stored text, so a snapshot
//! itself is not shown before the level has concluded.

use super::super::queries::{AttachedRow, LinkedReport, RecordFacts, ScoreRow};
use super::super::snapshot::Frozen;
use crate::appraisals::blind::{Mask, SOMEBODY, alias};
use crate::db::types::{AreaId, OrganizationId};

/// Hides whose record it is.
pub(super) fn veil_record(record: &mut RecordFacts) {
    let name = alias(record.id);
    record.code.clone_from(&name);
    record.name = name;
    record.short_name = None;
    record.organization_id = OrganizationId(uuid::Uuid::nil());
    record.area_id = AreaId(uuid::Uuid::nil());
    record.area_name = String::new();
    record.area_path = String::new();
}

/// Hides names in scores, and which reviewers gave them.
pub(super) fn veil_scores(mask: &Mask, scores: &mut [ScoreRow]) {
    for score in scores {
        score.reason = mask.hide(&score.reason);
        SOMEBODY.clone_into(&mut score.reviewer);
    }
}

/// Hides names in evidence.
pub(super) fn veil_evidence(mask: &Mask, rows: &mut [AttachedRow]) {
    let hide = |text: &mut Option<String>| *text = text.take().map(|text| mask.hide(&text));
    for row in rows {
        hide(&mut row.text);
        hide(&mut row.note);
        SOMEBODY.clone_into(&mut row.attached_by);
        // A damaged snapshot shows nothing anyway.
        let veiled = Frozen::read(&row.frozen).map(|mut frozen| {
            hide(&mut frozen.text);
            // Its photos are under the address of the note, which is not shown either.
            frozen.visit = None;
            if let Some(report) = &mut frozen.report {
                report.text = mask.hide(&report.text);
                hide(&mut report.outcome);
                SOMEBODY.clone_into(&mut report.author_name);
                report.filed_by_name = report.filed_by_name.take().map(|_| SOMEBODY.to_owned());
                report.branch_id = OrganizationId(uuid::Uuid::nil());
            }
            frozen
        });
        row.frozen = veiled.and_then(|frozen| frozen.seal().ok()).map(|(text, _)| text).unwrap_or_default();
    }
}

/// Hides names in a linked report.
pub(super) fn veil_report(mask: &Mask, report: &mut LinkedReport) {
    report.body = mask.hide(&report.body);
    report.outcome = report.outcome.take().map(|text| mask.hide(&text));
    SOMEBODY.clone_into(&mut report.author_name);
}
