//! The eight sheets that come with the program: what a new cycle starts from.
//!
//! Data only. Invariant: every file parses and breaks no rule, which the tests of [`super::sheet_file`] hold.

use super::sheet_file::ScoringSheet;

const FILES: [&str; 8] = [
    include_str!("sheets/rural.json"),
    include_str!("sheets/community.json"),
    include_str!("sheets/government.json"),
    include_str!("sheets/soe.json"),
    include_str!("sheets/school.json"),
    include_str!("sheets/hospital.json"),
    include_str!("sheets/private_enterprise.json"),
    include_str!("sheets/social_org.json"),
];

/// The shipped sheets, in the order of the domains.
///
/// A file that does not parse is left out: the cycle then cannot open, which says so with the domain's name.
#[must_use]
pub fn sheets() -> Vec<ScoringSheet> {
    FILES.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_eight_sheets_are_there() {
        assert_eq!(super::sheets().len(), 8);
    }
}
