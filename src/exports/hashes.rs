//! What a dossier rests on, as digests, and the code that leads to them. Pure.
//!
//! Invariants: the list tells nothing but ids and digests; the code is the beginning of the list's own digest, so whoever
//! has the list can check the code without asking anybody; the same dossier has the same code, whoever takes it out.

use serde::Serialize;

use crate::appraisals::ScoreLevel;
use crate::db::types::{EvidenceId, RecordId, Sha256};
use crate::evidence::Dossier;
use crate::evidence::model::EvidenceKind;
use crate::evidence::snapshot::Frozen;

/// Letters of a code: none that are taken for each other.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 80 bits.
const LENGTH: usize = 16;

#[derive(Serialize)]
struct Hashes<'a> {
    format: u32,
    record_id: RecordId,
    revision: i32,
    evidence: Vec<HashedEvidence<'a>>,
}

#[derive(Serialize)]
struct HashedEvidence<'a> {
    id: EvidenceId,
    criterion: &'a str,
    level: ScoreLevel,
    kind: EvidenceKind,
    frozen_sha256: Sha256,
    photos: Vec<HashedPhoto>,
}

#[derive(Serialize)]
struct HashedPhoto {
    /// Of a report's photo or of a visit's.
    id: uuid::Uuid,
    sha256: Sha256,
    size: i64,
}

/// A list of digests as text, and its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashList {
    /// Canonical JSON.
    pub content: String,
    /// Its digest.
    pub sha256: Sha256,
    /// Without dashes.
    pub code: String,
}

/// The digests of everything a dossier rests on.
///
/// # Errors
/// Never in practice: every part has a JSON form.
pub fn hash_list(dossier: &Dossier) -> Result<HashList, serde_json::Error> {
    let evidence = dossier.parts.iter().flat_map(|part| part.evidence.iter().map(move |row| (part, row)));
    let hashes = Hashes {
        format: 1,
        record_id: dossier.record.id,
        revision: dossier.record.revision,
        evidence: evidence
            .map(|(part, row)| HashedEvidence {
                id: row.id,
                criterion: &part.criterion.code,
                level: row.level,
                kind: row.kind,
                frozen_sha256: row.frozen_sha256,
                photos: photos(&row.frozen),
            })
            .collect(),
    };
    let content = serde_json::to_string(&hashes)?;
    let sha256 = Sha256::of(content.as_bytes());
    Ok(HashList { code: code_of(&sha256), content, sha256 })
}

fn photos(frozen: &str) -> Vec<HashedPhoto> {
    let (report, visit) = Frozen::read(frozen).map(|frozen| (frozen.report, frozen.visit)).unwrap_or_default();
    let of_report = report.into_iter().flat_map(|report| report.photos);
    let of_visit = visit.into_iter().flat_map(|visit| visit.photos);
    let of_report = of_report.map(|photo| HashedPhoto { id: photo.id.0, sha256: photo.sha256, size: photo.size });
    let of_visit = of_visit.map(|photo| HashedPhoto { id: photo.id.0, sha256: photo.sha256, size: photo.size });
    of_report.chain(of_visit).collect()
}

/// The first 80 bits of a digest, five to a letter.
fn code_of(sha256: &Sha256) -> String {
    let bits = sha256.bytes()[..10].iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    let letter = |place: usize| LETTERS[usize::try_from(bits >> (5 * place) & 31).unwrap_or_default()];
    (0..LENGTH).rev().map(|place| char::from(letter(place))).collect()
}

/// A code as people read it.
#[must_use]
pub fn spelled(code: &str) -> String {
    let groups: Vec<&str> = (0..code.len()).step_by(4).filter_map(|at| code.get(at..at + 4)).collect();
    groups.join("-")
}

/// A code as somebody typed it; `None` when it is none.
#[must_use]
pub fn read_code(text: &str) -> Option<String> {
    let code: String = text
        .chars()
        .filter(|one| !matches!(one, '-' | ' '))
        .map(|one| match one.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let known = code.bytes().all(|letter| LETTERS.contains(&letter));
    (code.len() == LENGTH && known).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_spelled_and_as_people_mistake_it() {
        let code = code_of(&Sha256::of(b"x"));
        assert_eq!(code.len(), 16);
        let spelled = spelled(&code);
        assert_eq!(spelled.len(), 19);
        assert_eq!(read_code(&spelled), Some(code.clone()));
        assert_eq!(read_code(&spelled.to_lowercase().replace('0', "o").replace('1', "l")), Some(code));
        for text in ["", "ABCD", "U234-5678-9ABC-DEFG", "中234-5678-9ABC-DEF"] {
            assert_eq!(read_code(text), None, "{text}");
        }
    }
}
