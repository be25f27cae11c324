//! What is wrong with a roster file, said so that the operator can put it right.
//!
//! What lives here: the tables, a finding ready to be shown, and the list that collects them. What does not: the
//! messages, which are in `findings`.
//! Invariants: a message names table, row and column; it shows at most a short beginning of a value and
//! never a whole phone number, because messages end up in logs and tickets; the list is bounded, so a
//! hostile file cannot make it grow without end.

use serde::{Deserialize, Serialize};

use super::findings::Finding;

/// One of the four tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RosterTable)]
pub enum Table {
    /// City, county-level and township-level units.
    Regions,
    /// Party branches.
    Branches,
    /// Party members.
    Members,
    /// Reviewers and administrators.
    Reviewers,
}

impl Table {
    /// The four tables, parents before children: the order in which they are imported.
    pub const ALL: [Self; 4] = [Self::Regions, Self::Branches, Self::Members, Self::Reviewers];

    /// The name of its CSV file (without `.csv`) and of its sheet.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Regions => "regions",
            Self::Branches => "branches",
            Self::Members => "members",
            Self::Reviewers => "reviewers",
        }
    }

    /// The Chinese name, also accepted as a file or sheet name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Regions => "区域",
            Self::Branches => "党支部",
            Self::Members => "党员",
            Self::Reviewers => "审核员",
        }
    }

    /// Finds the table a file or sheet name stands for; case and blanks around it do not matter.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::ALL.into_iter().find(|table| name.eq_ignore_ascii_case(table.code()) || name == table.word())
    }
}

/// One finding, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowProblem {
    /// The table; `None` when it concerns the file as a whole.
    pub table: Option<Table>,
    /// The row as a spreadsheet shows it (header = 1); `None` when it concerns the whole table.
    pub row: Option<u32>,
    /// The earlier row it collides with, for duplicates.
    pub other_row: Option<u32>,
    /// The column by its name in the format.
    pub column: Option<&'static str>,
    /// Stable code, listed in the format document.
    pub code: &'static str,
    /// For the operator.
    pub message_zh: String,
    /// For developers and logs.
    pub message_en: String,
}

/// Where a finding was made.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub table: Option<Table>,
    pub row: Option<u32>,
    pub other_row: Option<u32>,
    pub column: Option<&'static str>,
}

impl Place {
    pub const FILE: Self = Self { table: None, row: None, other_row: None, column: None };

    pub const fn table(table: Table) -> Self {
        Self { table: Some(table), ..Self::FILE }
    }

    pub const fn row(table: Table, row: u32) -> Self {
        Self { table: Some(table), row: Some(row), ..Self::FILE }
    }

    pub const fn column(self, column: &'static str) -> Self {
        Self { column: Some(column), ..self }
    }

    pub const fn beside(self, other_row: u32) -> Self {
        Self { other_row: Some(other_row), ..self }
    }
}

/// The bounded list of findings.
#[derive(Debug)]
#[allow(clippy::struct_field_names, reason = "problems are what the list of problems holds")]
pub(super) struct Problems {
    pub problems: Vec<RowProblem>,
    pub notes: Vec<RowProblem>,
    pub left_out: u64,
    limit: usize,
}

impl Problems {
    pub const fn new(limit: usize) -> Self {
        let limit = if limit == 0 { 1 } else { limit };
        Self { problems: Vec::new(), notes: Vec::new(), left_out: 0, limit }
    }

    /// Adds a finding, or only counts it once the list is full.
    pub fn add(&mut self, place: Place, finding: &Finding) {
        let list = if finding.is_note() { &mut self.notes } else { &mut self.problems };
        if list.len() >= self.limit {
            self.left_out += 1;
            return;
        }
        let (zh, en) = finding.text();
        let (before_zh, before_en) = describe(place);
        list.push(RowProblem {
            table: place.table,
            row: place.row,
            other_row: place.other_row,
            column: place.column,
            code: finding.code(),
            message_zh: before_zh + &zh,
            message_en: before_en + &en,
        });
    }
}

/// The place in words: `党员表第12行（与第5行） phone：`.
fn describe(place: Place) -> (String, String) {
    let both = |zh: String, en: String| (zh, en);
    let none = || (String::new(), String::new());
    let table = place.table.map_or_else(none, |table| both(format!("{}表", table.word()), table.code().to_owned()));
    let row = place.row.map_or_else(none, |row| both(format!("第{row}行"), format!(" row {row}")));
    let other =
        place.other_row.map_or_else(none, |other| both(format!("（与第{other}行）"), format!(" (and row {other})")));
    let column = place.column.map_or_else(none, |column| both(format!(" {column}"), format!(" {column}")));
    let end = if place.table.is_some() { ("：", ": ") } else { ("", "") };
    ([&table.0, &row.0, &other.0, &column.0, end.0].concat(), [&table.1, &row.1, &other.1, &column.1, end.1].concat())
}
