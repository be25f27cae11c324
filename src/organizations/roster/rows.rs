//! The rows of a roster once their values are checked.
//!
//! What lives here: plain data. Invariant: ids, names and phones are trimmed and inside their limits; ids of
//! other tables are only known to be well formed, see [`super::RosterFile::references_outside`].

use serde::Serialize;

use super::values::{BranchStatus, Domain, MemberRole, MemberStatus, RegionKind, RegionLevel, ReviewerRole};

/// A value and the row it came from, as a spreadsheet numbers it: the header is row 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row<T> {
    /// The row number.
    pub row: u32,
    /// What the row says.
    pub value: T,
}

/// A city, a county-level unit or a township-level unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegionRow {
    /// `FZ`, `FZ-LC`, `FZ-LC-01`.
    pub id: String,
    /// The region above; `None` only for a city.
    pub parent_id: Option<String>,
    /// Where in the tree it stands.
    pub level: RegionLevel,
    /// What it is, derived from level and name.
    pub kind: RegionKind,
    /// Its name, such as 临川区.
    pub name: String,
}

/// A Party branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BranchRow {
    /// `B-LC-0001`. Names repeat across townships; only the id tells two branches apart.
    pub id: String,
    /// The region it belongs to.
    pub region_id: String,
    /// One of the eight domains.
    pub domain: Domain,
    /// The full official name.
    pub name: String,
    /// What the table claims; never stored, only compared with the members table.
    pub member_count: Option<u32>,
    /// At work or wound up.
    pub status: BranchStatus,
}

/// A Party member.
///
/// `gender` and `joined_on` are columns of the table and deliberately have no field here. Nothing the
/// software does needs them, and the Personal Information Protection Law allows only what a stated purpose
/// needs (Art. 6, shortest retention Art. 19). The reader skips them, so they reach no memory that outlives
/// the row, no log and no message. Adding a field means first naming its purpose in the privacy document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberRow {
    /// `M000001`.
    pub id: String,
    /// The home branch.
    pub branch_id: String,
    /// As written, rare characters included; only the blanks around it are removed.
    pub name: String,
    /// Eleven digits; the login, unique among members.
    pub phone: String,
    /// The office in the branch.
    pub role: MemberRole,
    /// Whether signing in is allowed.
    pub status: MemberStatus,
}

/// A reviewer, who sees a region and everything below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewerRow {
    /// `R0001`.
    pub id: String,
    /// As written.
    pub name: String,
    /// Eleven digits, unique among reviewers. A member may review too: the same phone in both tables is one
    /// person, which is what keeps a reviewer from scoring the branch he belongs to.
    pub phone: String,
    /// The region.
    pub region_id: String,
    /// Must be the region's level.
    pub level: RegionLevel,
    /// What the reviewer may do.
    pub role: ReviewerRole,
}
