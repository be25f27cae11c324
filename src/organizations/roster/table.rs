//! The columns of each table, and the step from a row of cells to a record addressed by column name.
//!
//! What lives here: the header. What does not: what a value may be, see the `build` module. Invariant: a
//! record only reaches `build` when the header had every required column, so a missing cell is always a
//! mistake of that row.

use std::borrow::Cow;

use super::build;
use super::file::ReadOptions;
use super::findings::{Finding, shorten};
use super::problems::{Place, Problems, Table};
use super::rows::{BranchRow, MemberRow, RegionRow, ReviewerRow, Row};

/// The most columns a table has.
const MOST_COLUMNS: usize = 8;

/// A column of the format.
#[derive(Clone, Copy)]
pub(super) struct Column {
    /// The name in the header.
    pub name: &'static str,
    /// The Chinese header accepted in its place.
    pub word: &'static str,
    /// Whether the table is refused without it.
    pub required: bool,
}

const fn required(name: &'static str, word: &'static str) -> Column {
    Column { name, word, required: true }
}

const fn optional(name: &'static str, word: &'static str) -> Column {
    Column { name, word, required: false }
}

/// The columns of a table. `gender` and `joined_on` are known so that they raise no note about an unknown
/// column, and optional because nothing is done with them.
pub(super) const fn columns(table: Table) -> &'static [Column] {
    const REGIONS: &[Column] = &[
        required("region_id", "区域编号"),
        required("parent_id", "上级编号"),
        required("level", "层级"),
        required("name", "名称"),
    ];
    const BRANCHES: &[Column] = &[
        required("branch_id", "支部编号"),
        required("region_id", "区域编号"),
        required("domain", "领域"),
        required("name", "支部全称"),
        optional("member_count", "党员人数"),
        optional("status", "状态"),
    ];
    const MEMBERS: &[Column] = &[
        required("member_id", "党员编号"),
        required("branch_id", "支部编号"),
        required("name", "姓名"),
        optional("gender", "性别"),
        required("phone", "手机号"),
        optional("role", "职务"),
        optional("joined_on", "入党日期"),
        optional("status", "状态"),
    ];
    const REVIEWERS: &[Column] = &[
        required("reviewer_id", "审核员编号"),
        required("name", "姓名"),
        required("phone", "手机号"),
        required("region_id", "区域编号"),
        required("level", "层级"),
        required("role", "角色"),
    ];
    match table {
        Table::Regions => REGIONS,
        Table::Branches => BRANCHES,
        Table::Members => MEMBERS,
        Table::Reviewers => REVIEWERS,
    }
}

/// The values of one row, trimmed, in the order of [`columns`]; an absent column reads as empty.
pub(super) struct Record<'a> {
    pub table: Table,
    pub row: u32,
    pub values: [&'a str; MOST_COLUMNS],
}

impl<'a> Record<'a> {
    /// The value of a column of this table.
    pub fn get(&self, column: &str) -> &'a str {
        columns(self.table).iter().position(|known| known.name == column).map_or("", |index| self.values[index])
    }

    pub const fn place(&self, column: &'static str) -> Place {
        Place::row(self.table, self.row).column(column)
    }
}

/// Everything read so far.
#[derive(Debug)]
pub(super) struct Parsed {
    pub present: Vec<Table>,
    pub regions: Vec<Row<RegionRow>>,
    pub branches: Vec<Row<BranchRow>>,
    pub members: Vec<Row<MemberRow>>,
    pub reviewers: Vec<Row<ReviewerRow>>,
    /// Ids of rows that were refused for another value. Rows pointing at them are not blamed as well: one
    /// typing mistake in a branch must not turn into a problem for each of its members.
    pub refused: Vec<(Table, String)>,
    pub problems: Problems,
}

impl Parsed {
    pub const fn new(most_problems: usize) -> Self {
        Self {
            present: Vec::new(),
            regions: Vec::new(),
            branches: Vec::new(),
            members: Vec::new(),
            reviewers: Vec::new(),
            refused: Vec::new(),
            problems: Problems::new(most_problems),
        }
    }
}

/// Takes the rows of one table as they come, header first.
pub(super) struct TableReader<'p> {
    table: Table,
    options: ReadOptions,
    parsed: &'p mut Parsed,
    /// For each cell of a row, the column it belongs to; `None` before the header was seen.
    header: Option<Vec<Option<usize>>>,
    rows: u32,
    stopped: bool,
}

impl<'p> TableReader<'p> {
    pub fn new(table: Table, options: ReadOptions, parsed: &'p mut Parsed) -> Self {
        if !parsed.present.contains(&table) {
            parsed.present.push(table);
        }
        Self { table, options, parsed, header: None, rows: 0, stopped: false }
    }

    /// Takes a row. False means that further rows would be ignored.
    ///
    /// `extra_is_wrong`: in a CSV file a cell too many means that a stray comma has shifted the others; in a
    /// workbook it is somebody's remark beside the table.
    pub fn row(&mut self, row: u32, cells: &[Cow<'_, str>], extra_is_wrong: bool) -> bool {
        if self.stopped {
            return false;
        }
        if cells.iter().all(|cell| trim(cell).is_empty()) {
            return true;
        }
        if self.header.is_none() {
            self.read_header(row, cells);
            return !self.stopped;
        }
        let limit = self.options.limits.rows_per_table;
        if self.rows >= limit {
            self.problem(Place::row(self.table, row), &Finding::TooManyRows { limit });
            self.stopped = true;
            return false;
        }
        self.rows += 1;
        self.read_record(row, cells, extra_is_wrong);
        true
    }

    /// Notes a finding about this table.
    pub fn problem(&mut self, place: Place, finding: &Finding) {
        self.parsed.problems.add(place, finding);
    }

    /// Must be called after the last row: an empty table has no header.
    pub fn finish(self) {
        if self.header.is_none() && !self.stopped {
            self.parsed.problems.add(Place::table(self.table), &Finding::MissingHeader);
        }
    }

    fn read_header(&mut self, row: u32, cells: &[Cow<'_, str>]) {
        let known = columns(self.table);
        let mut seen = [false; MOST_COLUMNS];
        let mut header = Vec::with_capacity(cells.len());
        let mut unknown = Vec::new();
        for cell in cells {
            let title = trim(cell);
            let index = known.iter().position(|column| title.eq_ignore_ascii_case(column.name) || title == column.word);
            match index {
                Some(index) if seen[index] => {
                    let place = Place::row(self.table, row).column(known[index].name);
                    self.problem(place, &Finding::DuplicateColumn);
                    self.stopped = true;
                }
                Some(index) => seen[index] = true,
                None if title.is_empty() => {}
                None => unknown.push(shorten(title)),
            }
            header.push(index);
        }
        // A first row without a single known title is data: the header is missing, and naming each
        // "missing column" would only hide that.
        if seen.iter().all(|&found| !found) {
            self.problem(Place::row(self.table, row), &Finding::MissingHeader);
            self.stopped = true;
            return;
        }
        for name in unknown {
            self.problem(Place::row(self.table, row), &Finding::UnknownColumn { name });
        }
        for (column, found) in known.iter().zip(seen) {
            if column.required && !found {
                let place = Place::row(self.table, row).column(column.name);
                self.problem(place, &Finding::MissingColumn);
                self.stopped = true;
            }
        }
        self.header = Some(header);
    }

    fn read_record(&mut self, row: u32, cells: &[Cow<'_, str>], extra_is_wrong: bool) {
        let Some(header) = &self.header else { return };
        let mut record = Record { table: self.table, row, values: [""; MOST_COLUMNS] };
        for (position, cell) in cells.iter().enumerate() {
            match header.get(position) {
                Some(Some(index)) => record.values[*index] = trim(cell),
                None if extra_is_wrong && !trim(cell).is_empty() => {
                    self.problem(Place::row(self.table, row), &Finding::ExtraCells);
                    return;
                }
                Some(None) | None => {}
            }
        }
        build::add_row(&record, self.options.phone_rule, self.parsed);
    }
}

/// Removes blanks of every kind around a value, among them the full-width blank and the zero-width marks
/// that come along when text is copied from a chat or a web page.
fn trim(value: &str) -> &str {
    value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}'))
}
