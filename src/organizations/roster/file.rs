//! A roster file as a whole: where it comes from, its limits, and what came out of it.
//!
//! What lives here: opening a folder of CSV files, CSV bytes or a workbook, and [`RosterFile`]. What does
//! not: anything stored; see `references` for ids the caller has to look up. Invariant: reading never fails
//! as a call; whatever is wrong is a [`RowProblem`].

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use super::checks;
use super::csv::{CsvRows, Step};
use super::findings::{Finding, shorten};
use super::problems::{Place, Problems, RowProblem, Table};
use super::rows::{BranchRow, MemberRow, RegionRow, ReviewerRow, Row};
use super::table::{Parsed, TableReader};
use super::text;
use super::values::PhoneRule;
use super::xlsx;

/// Bounds on what is read. The defaults hold a city of 82,000 members twenty times over in rows' bytes and
/// keep a hostile file from filling the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest CSV file.
    pub csv_bytes: u64,
    /// The largest workbook as uploaded.
    pub workbook_bytes: u64,
    /// The largest workbook unpacked, all parts together.
    pub unpacked_bytes: u64,
    /// The largest table of shared strings, the one part that is held in memory.
    pub shared_string_bytes: u64,
    /// The most rows of a table.
    pub rows_per_table: u32,
    /// The most problems, and the most notes, that are listed; further ones are only counted. At least one
    /// of each is always listed, since a problem that is only counted would leave the file usable.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            csv_bytes: 64 << 20,
            workbook_bytes: 20 << 20,
            unpacked_bytes: 192 << 20,
            shared_string_bytes: 32 << 20,
            rows_per_table: 500_000,
            problems: 1_000,
        }
    }
}

/// How to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// How strictly phone numbers are checked.
    pub phone_rule: PhoneRule,
    /// Bounds on what is read.
    pub limits: Limits,
}

/// What a roster file holds and what is wrong with it.
#[derive(Debug)]
pub struct RosterFile {
    /// The tables that were there, even if empty. A table that was not there says nothing about what is
    /// stored; an empty one says that nothing is left.
    pub present: Vec<Table>,
    /// City, county-level and township-level units.
    pub regions: Vec<Row<RegionRow>>,
    /// Party branches.
    pub branches: Vec<Row<BranchRow>>,
    /// Party members.
    pub members: Vec<Row<MemberRow>>,
    /// Reviewers.
    pub reviewers: Vec<Row<ReviewerRow>>,
    /// What has to be put right before the file may be imported.
    pub problems: Vec<RowProblem>,
    /// What the operator should look at; the file can be imported all the same.
    pub notes: Vec<RowProblem>,
    /// Problems and notes beyond the limit of the lists.
    pub left_out: u64,
    pub(super) refused: Vec<(Table, String)>,
    most_problems: usize,
}

impl RosterFile {
    /// Reads a folder of CSV files, a workbook (`.xlsx`), or one CSV file named after its table.
    #[must_use]
    pub fn read_path(path: &Path, options: ReadOptions) -> Self {
        let mut parsed = Parsed::new(options.limits.problems);
        if path.is_dir() {
            read_folder(path, options, &mut parsed);
        } else if has_ending(path, "xlsx") {
            match File::open(path) {
                Ok(file) => xlsx::read(BufReader::new(file), options, &mut parsed),
                Err(error) => report_io(Place::FILE, &error, &mut parsed.problems),
            }
        } else if let Some(table) = table_of(path) {
            read_csv_file(path, table, options, &mut parsed);
        } else {
            parsed.problems.add(Place::FILE, &Finding::NoTable);
        }
        Self::checked(parsed, options)
    }

    /// Reads CSV tables already in memory, such as uploaded files.
    #[must_use]
    pub fn read_csv_tables(tables: &[(Table, &[u8])], options: ReadOptions) -> Self {
        let mut parsed = Parsed::new(options.limits.problems);
        if tables.is_empty() {
            parsed.problems.add(Place::FILE, &Finding::NoTable);
        }
        for (table, bytes) in tables {
            if bytes.len() as u64 > options.limits.csv_bytes {
                report_size(*table, options, &mut parsed.problems);
            } else {
                read_csv(bytes, *table, options, &mut parsed);
            }
        }
        Self::checked(parsed, options)
    }

    /// Reads a workbook from any source that can be read twice.
    #[must_use]
    pub fn read_workbook<R: Read + Seek>(source: R, options: ReadOptions) -> Self {
        let mut parsed = Parsed::new(options.limits.problems);
        xlsx::read(source, options, &mut parsed);
        Self::checked(parsed, options)
    }

    /// True when nothing has to be put right. Call [`RosterFile::check_outside`] first.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether a table was there.
    #[must_use]
    pub fn has(&self, table: Table) -> bool {
        self.present.contains(&table)
    }

    /// How many problems, and how many notes, are listed at the most.
    pub(super) fn most_problems(&self) -> usize {
        self.most_problems
    }

    pub(super) fn add_problems(&mut self, findings: &[(Place, Finding)]) {
        let mut list = Problems::new(self.most_problems);
        list.problems = std::mem::take(&mut self.problems);
        list.notes = std::mem::take(&mut self.notes);
        for (place, finding) in findings {
            list.add(*place, finding);
        }
        self.problems = list.problems;
        self.notes = list.notes;
        self.left_out += list.left_out;
    }

    fn checked(mut parsed: Parsed, options: ReadOptions) -> Self {
        checks::run(&mut parsed);
        Self {
            present: parsed.present,
            regions: parsed.regions,
            branches: parsed.branches,
            members: parsed.members,
            reviewers: parsed.reviewers,
            problems: parsed.problems.problems,
            notes: parsed.problems.notes,
            left_out: parsed.problems.left_out,
            refused: parsed.refused,
            most_problems: options.limits.problems,
        }
    }
}

/// Reads the tables of a folder; other files in it are none of our business.
fn read_folder(folder: &Path, options: ReadOptions, parsed: &mut Parsed) {
    let mut any = false;
    for table in Table::ALL {
        for name in [table.code(), table.word()] {
            let path = folder.join(format!("{name}.csv"));
            if path.is_file() {
                any = true;
                read_csv_file(&path, table, options, parsed);
                break;
            }
        }
    }
    if !any {
        parsed.problems.add(Place::FILE, &Finding::NoTable);
    }
}

fn read_csv_file(path: &Path, table: Table, options: ReadOptions, parsed: &mut Parsed) {
    let limit = options.limits.csv_bytes;
    let mut bytes = Vec::new();
    // One byte more than allowed tells a full file from one that is too large, whatever its metadata say.
    let outcome = File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
    match outcome {
        Err(error) => report_io(Place::table(table), &error, &mut parsed.problems),
        Ok(_) if bytes.len() as u64 > limit => report_size(table, options, &mut parsed.problems),
        Ok(_) => read_csv(&bytes, table, options, parsed),
    }
}

fn read_csv(bytes: &[u8], table: Table, options: ReadOptions, parsed: &mut Parsed) {
    let decoded = text::decode(bytes);
    if let Some(name) = decoded.other_encoding {
        parsed.problems.add(Place::table(table), &Finding::OtherEncoding { name });
    }
    let mut reader = TableReader::new(table, options, parsed);
    let mut rows = CsvRows::new(&decoded.bytes);
    let mut cells = Vec::new();
    let mut texts: Vec<Cow<'_, str>> = Vec::new();
    loop {
        match rows.next_row(&mut cells) {
            Step::End => break,
            Step::OpenQuote(row) => {
                reader.problem(Place::row(table, row), &Finding::OpenQuote);
                break;
            }
            Step::Row(row) => {
                texts.clear();
                if !cells.drain(..).all(|cell| as_text(cell).map(|t| texts.push(t)).is_some()) {
                    reader.problem(Place::row(table, row), &Finding::NotText);
                } else if !reader.row(row, &texts, true) {
                    break;
                }
            }
        }
    }
    reader.finish();
}

/// A cell as text; `None` when it is not UTF-8.
fn as_text(cell: Cow<'_, [u8]>) -> Option<Cow<'_, str>> {
    match cell {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
    }
}

fn table_of(path: &Path) -> Option<Table> {
    let stem = path.file_stem()?.to_str()?;
    has_ending(path, "csv").then(|| Table::from_name(stem)).flatten()
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

fn report_io(place: Place, error: &std::io::Error, problems: &mut Problems) {
    problems.add(place, &Finding::UnreadableFile { detail: shorten(&error.to_string()) });
}

fn report_size(table: Table, options: ReadOptions, problems: &mut Problems) {
    let limit_mib = options.limits.csv_bytes >> 20;
    problems.add(Place::table(table), &Finding::FileTooLarge { limit_mib });
}
