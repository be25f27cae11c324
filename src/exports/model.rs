//! What may be taken out, as what, and who has a say in it. Pure.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::accounts::{Identity, Level};
use crate::db::types::{AreaId, CycleId, RecordId};
use crate::fields::FieldErrors;
use crate::rankings::model::Field;
use crate::word_enum;

/// Most records in one export: all candidates of a city, with room.
pub const MAX_RECORDS: usize = 1_000;
/// Days that a request waits for its second person, and a file for whoever asked for it.
pub const DAYS_KEPT: i64 = 7;

word_enum! {
    /// Where an export stands.
    pub enum ExportState {
        /// Waits for a second person.
        AwaitingConsent = "awaiting_consent",
        /// Agreed to; being made.
        Making = "making",
        /// Can be fetched.
        Ready = "ready",
        /// The second person did not agree.
        Refused = "refused",
        /// Could not be made.
        Failed = "failed",
        /// Its time is over; the file is gone.
        Expired = "expired",
    }
}

word_enum! {
    /// As what it leaves.
    pub enum ExportFormat {
        /// A workbook.
        Xlsx = "xlsx",
        /// Comma-separated values in UTF-8 with a byte-order mark.
        Csv = "csv",
        /// A document.
        Pdf = "pdf",
        /// Documents with a manifest and checksums.
        Zip = "zip",
    }
}

impl ExportFormat {
    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Zip => "application/zip",
        }
    }
}

word_enum! {
    /// Why an export could not be made.
    pub enum Failure {
        /// Whoever asked may not see all of it any more.
        RightsEnded = "rights_ended",
        /// A record is to be scored blind by him now.
        NotToBeSeen = "not_to_be_seen",
        /// It went wrong again and again.
        GivenUp = "given_up",
    }
}

/// What is taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = ExportSubject)]
pub enum Subject {
    /// The ranking of an honour or of a domain, by the scores of a level. For reviewers of the whole city.
    Ranking {
        /// The cycle.
        cycle_id: CycleId,
        /// Whose scores.
        level: Level,
        /// The honour that is ranked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schema(example = "red_flag")]
        honor: Option<String>,
        /// Or the domain.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        domain: Option<String>,
    },
    /// Where the levels' scores differ, within the asker's scopes.
    Differences {
        /// The cycle.
        cycle_id: CycleId,
        /// Smallest gap, in hundredths.
        #[schema(minimum = 1, maximum = 10000)]
        min_gap: i32,
        /// In the subtree of one area.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        area_id: Option<AreaId>,
        /// Of one domain.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schema(example = "rural")]
        domain: Option<String>,
    },
    /// What the scores of some records rest on, a line for each piece of evidence.
    Evidence {
        /// The records, in the order in which they are listed.
        #[schema(min_items = 1, max_items = 1000)]
        record_ids: Vec<RecordId>,
    },
    /// Dossiers on paper.
    Dossiers {
        /// The records; exactly one for a single PDF.
        #[schema(min_items = 1, max_items = 1000)]
        record_ids: Vec<RecordId>,
    },
}

impl Subject {
    /// The word of its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Ranking { .. } => "ranking",
            Self::Differences { .. } => "differences",
            Self::Evidence { .. } => "evidence",
            Self::Dossiers { .. } => "dossiers",
        }
    }

    /// The records it names.
    #[must_use]
    pub fn records(&self) -> &[RecordId] {
        match self {
            Self::Evidence { record_ids } | Self::Dossiers { record_ids } => record_ids,
            Self::Ranking { .. } | Self::Differences { .. } => &[],
        }
    }

    /// How many steps making it takes, for progress.
    #[must_use]
    pub fn steps(&self) -> i32 {
        i32::try_from(self.records().len().max(1)).unwrap_or(i32::MAX)
    }
}

/// A wish to take something out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What.
    pub subject: Subject,
    /// As what.
    pub format: ExportFormat,
    /// Why.
    pub reason: String,
}

impl Wish {
    /// What can be said of it without looking anything up.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        errors.require_length(&self.reason, 1, 200, "/reason");
        match &self.subject {
            Subject::Ranking { honor, domain, .. } => {
                let told = "Name an honour or a domain, and not both.";
                errors.require(Field::of(honor.clone(), domain.clone()).is_ok(), "/subject/honor", told);
            }
            Subject::Differences { min_gap, .. } => {
                errors.require((1..=10_000).contains(min_gap), "/subject/min_gap", "From 1 to 10000 hundredths.");
            }
            Subject::Evidence { record_ids } | Subject::Dossiers { record_ids } => {
                let many = (1..=MAX_RECORDS).contains(&record_ids.len());
                errors.require(many, "/subject/record_ids", "Name 1 to 1000 records.");
                let distinct = record_ids.iter().collect::<HashSet<_>>().len() == record_ids.len();
                errors.require(distinct, "/subject/record_ids", "The same record is named twice.");
            }
        }
        let fits = match (&self.subject, self.format) {
            (Subject::Dossiers { record_ids }, ExportFormat::Pdf) => record_ids.len() == 1,
            (Subject::Dossiers { .. }, format) => format == ExportFormat::Zip,
            (_, format) => matches!(format, ExportFormat::Xlsx | ExportFormat::Csv),
        };
        let told = "Tables leave as xlsx or csv, one dossier as pdf or zip, several as zip.";
        errors.require(fits, "/format", told);
        errors.finish()
    }
}

/// Whether somebody reviews everything that somebody else does.
#[must_use]
pub fn reviews_as_much(one: &Identity, other: &Identity) -> bool {
    let held = one.review_scopes();
    other.review_scopes().iter().all(|wanted| {
        held.iter().any(|scope| {
            let area = wanted.area_path.starts_with(&scope.area_path);
            let domains = scope.domains.is_empty()
                || (!wanted.domains.is_empty() && wanted.domains.iter().all(|domain| scope.domains.contains(domain)));
            area && domains
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(subject: Subject, format: ExportFormat) -> Vec<String> {
        let wish = Wish { subject, format, reason: "评审会使用".to_owned() };
        let errors = wish.check().err().map(FieldErrors::into_vec).unwrap_or_default();
        errors.into_iter().map(|error| error.pointer).collect()
    }

    fn records(count: u128) -> Vec<RecordId> {
        (0..count).map(|number| uuid::Uuid::from_u128(number).into()).collect()
    }

    #[test]
    fn each_kind_leaves_in_its_own_formats() {
        use ExportFormat::{Csv, Pdf, Xlsx, Zip};
        let dossiers = |count| Subject::Dossiers { record_ids: records(count) };
        let evidence = || Subject::Evidence { record_ids: records(2) };
        for (subject, format) in
            [(dossiers(1), Pdf), (dossiers(1), Zip), (dossiers(1000), Zip), (evidence(), Csv), (evidence(), Xlsx)]
        {
            assert_eq!(wish(subject, format), [""; 0]);
        }
        for (subject, format) in [(dossiers(2), Pdf), (dossiers(1), Csv), (evidence(), Zip), (evidence(), Pdf)] {
            assert_eq!(wish(subject, format), ["/format"]);
        }
        for subject in
            [dossiers(0), dossiers(1001), Subject::Dossiers { record_ids: [records(1), records(1)].concat() }]
        {
            assert_eq!(wish(subject, Zip), ["/subject/record_ids"]);
        }
    }
}
