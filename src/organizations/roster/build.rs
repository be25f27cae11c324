//! From a record to a typed row: the checks that need nothing but the row itself.
//!
//! What lives here: limits and closed lists. What does not: anything about other rows, see `checks`.
//! Invariant: every fault of a row is reported at once, so the operator corrects a row one time.

use super::findings::{Finding, mask_phone, shorten};
use super::problems::{Problems, Table};
use super::rows::{BranchRow, MemberRow, RegionRow, ReviewerRow, Row};
use super::table::{Parsed, Record};
use super::values::{
    BranchStatus, Domain, MemberRole, MemberStatus, PhoneFault, PhoneRule, RegionKind, RegionLevel, ReviewerRole,
};

/// The longest id, in characters.
const LONGEST_ID: usize = 64;
/// The longest name of a person, in characters. Names with characters outside the basic plane count right,
/// since characters are counted and not UTF-16 units.
const LONGEST_PERSON_NAME: usize = 50;
/// The longest name of a region or a branch, in characters.
const LONGEST_UNIT_NAME: usize = 200;
/// What a spreadsheet writes into a cell whose formula failed.
const ERROR_VALUES: [&str; 7] = ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"];

/// Checks a record and keeps it, or says all that is wrong with it.
pub(super) fn add_row(record: &Record<'_>, phone_rule: PhoneRule, parsed: &mut Parsed) {
    let reader = &mut Fields { record, problems: &mut parsed.problems, phone_rule };
    let row = record.row;
    let (kept, id_column) = match record.table {
        Table::Regions => (region(reader).map(|value| parsed.regions.push(Row { row, value })).is_some(), "region_id"),
        Table::Branches => {
            (branch(reader).map(|value| parsed.branches.push(Row { row, value })).is_some(), "branch_id")
        }
        Table::Members => (member(reader).map(|value| parsed.members.push(Row { row, value })).is_some(), "member_id"),
        Table::Reviewers => {
            (reviewer(reader).map(|value| parsed.reviewers.push(Row { row, value })).is_some(), "reviewer_id")
        }
    };
    // Only regions and branches are pointed at; remembering refused members would only cost memory.
    if !kept && matches!(record.table, Table::Regions | Table::Branches) {
        let id = record.get(id_column);
        if !id.is_empty() && id.len() <= 4 * LONGEST_ID {
            parsed.refused.push((record.table, id.to_owned()));
        }
    }
}

fn region(fields: &mut Fields<'_>) -> Option<RegionRow> {
    let id = fields.area_id("region_id");
    let level = fields.word("level", RegionLevel::from_text, RegionLevel::choices);
    let name = fields.name("name", LONGEST_UNIT_NAME);
    // The city alone has no parent. An empty parent of an unreadable level is not reported twice.
    let parent_id = match level {
        Some(RegionLevel::City) | None if fields.record.get("parent_id").is_empty() => Some(None),
        _ => fields.id("parent_id").map(Some),
    };
    let (level, name) = (level?, name?);
    let (kind, guessed) = RegionKind::derive(level, &name);
    if guessed {
        fields.report("name", &Finding::RegionKindGuessed { kind: kind.word() });
    }
    Some(RegionRow { id: id?, parent_id: parent_id?, level, kind, name })
}

fn branch(fields: &mut Fields<'_>) -> Option<BranchRow> {
    let id = fields.id("branch_id");
    let region_id = fields.id("region_id");
    let domain = fields.word("domain", Domain::from_text, Domain::choices);
    let name = fields.name("name", LONGEST_UNIT_NAME);
    let member_count = fields.count("member_count");
    let status = fields.word_or("status", BranchStatus::Active, BranchStatus::from_text, BranchStatus::choices);
    Some(BranchRow { id: id?, region_id: region_id?, domain: domain?, name: name?, member_count, status: status? })
}

fn member(fields: &mut Fields<'_>) -> Option<MemberRow> {
    // `gender` and `joined_on` are not looked at: see `MemberRow`.
    let id = fields.id("member_id");
    let branch_id = fields.id("branch_id");
    let name = fields.name("name", LONGEST_PERSON_NAME);
    let phone = fields.phone("phone");
    let role = fields.word_or("role", MemberRole::Member, MemberRole::from_text, MemberRole::choices);
    let status = fields.word_or("status", MemberStatus::Active, MemberStatus::from_text, MemberStatus::choices);
    Some(MemberRow { id: id?, branch_id: branch_id?, name: name?, phone: phone?, role: role?, status: status? })
}

fn reviewer(fields: &mut Fields<'_>) -> Option<ReviewerRow> {
    let id = fields.id("reviewer_id");
    let name = fields.name("name", LONGEST_PERSON_NAME);
    let phone = fields.phone("phone");
    let region_id = fields.id("region_id");
    let level = fields.word("level", RegionLevel::from_text, RegionLevel::choices);
    let role = fields.word("role", ReviewerRole::from_text, ReviewerRole::choices);
    Some(ReviewerRow { id: id?, name: name?, phone: phone?, region_id: region_id?, level: level?, role: role? })
}

/// Reads the columns of one record; every failed read has been reported when it returns `None`.
struct Fields<'a> {
    record: &'a Record<'a>,
    problems: &'a mut Problems,
    phone_rule: PhoneRule,
}

impl<'a> Fields<'a> {
    fn report(&mut self, column: &'static str, finding: &Finding) {
        self.problems.add(self.record.place(column), finding);
    }

    fn id(&mut self, column: &'static str) -> Option<String> {
        let value = self.text(column, LONGEST_ID)?;
        if value.contains(char::is_whitespace) {
            self.report(column, &Finding::BadCharacter);
            return None;
        }
        Some(value.to_owned())
    }

    /// An id that becomes part of a path, whose parts a slash separates.
    fn area_id(&mut self, column: &'static str) -> Option<String> {
        let id = self.id(column)?;
        if id.contains('/') {
            self.report(column, &Finding::BadCharacter);
            return None;
        }
        Some(id)
    }

    fn name(&mut self, column: &'static str, longest: usize) -> Option<String> {
        self.text(column, longest).map(str::to_owned)
    }

    fn phone(&mut self, column: &'static str) -> Option<String> {
        let value = self.text(column, LONGEST_ID)?;
        match self.phone_rule.clean(value) {
            Ok(phone) => Some(phone),
            Err(PhoneFault::LostDigits) => {
                self.report(column, &Finding::PhoneLostDigits);
                None
            }
            Err(PhoneFault::Malformed) => {
                self.report(column, &Finding::BadPhone { masked: mask_phone(value) });
                None
            }
        }
    }

    fn word<T>(&mut self, column: &'static str, read: fn(&str) -> Option<T>, choices: fn() -> String) -> Option<T> {
        let value = self.text(column, LONGEST_ID)?;
        let found = read(value);
        if found.is_none() {
            let value = shorten(value);
            self.report(column, &Finding::UnknownWord { value, choices: choices() });
        }
        found
    }

    /// As `word`, for a column that may be left empty.
    fn word_or<T>(
        &mut self,
        column: &'static str,
        default: T,
        read: fn(&str) -> Option<T>,
        choices: fn() -> String,
    ) -> Option<T> {
        if self.record.get(column).is_empty() {
            return Some(default);
        }
        self.word(column, read, choices)
    }

    /// A number that only informs: unreadable is a note.
    fn count(&mut self, column: &'static str) -> Option<u32> {
        let value = self.record.get(column);
        if value.is_empty() {
            return None;
        }
        let count = value.parse().ok();
        if count.is_none() {
            self.report(column, &Finding::MemberCountUnreadable);
        }
        count
    }

    /// Text that must be there, within its limit and printable. A cell that begins with `=` is text like any
    /// other here; whoever writes a spreadsheet from it has to escape it.
    fn text(&mut self, column: &'static str, longest: usize) -> Option<&'a str> {
        let value = self.record.get(column);
        let finding = if value.is_empty() {
            Finding::MissingValue
        } else if value.len() > 4 * longest || value.chars().count() > longest {
            Finding::TooLong { limit: longest }
        } else if value.chars().any(is_forbidden) {
            Finding::BadCharacter
        } else if ERROR_VALUES.contains(&value) {
            Finding::SpreadsheetError
        } else {
            return Some(value);
        };
        self.report(column, &finding);
        None
    }
}

/// Control characters, line ends and the marks that reverse the direction of text, with which one name can
/// be made to look like another; and the sign that some program has already lost a character.
fn is_forbidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFD}')
}
