//! What an import would change, for people to read and programs to count.
//!
//! Invariant: phones appear masked, as in every message of the roster.

use serde::Serialize;

use super::super::problems::{RowProblem, Table};

/// One value that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The column of the roster.
    pub field: &'static str,
    /// As stored.
    pub old: String,
    /// As in the file.
    pub new: String,
}

/// One row that is new, changed, moved or gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The row of the file; none for what is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Its id in the roster.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What differs; empty for what is new or gone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
}

/// What would happen to one table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TablePlan {
    /// The table.
    pub table: Table,
    /// Not stored yet.
    pub new: Vec<Entry>,
    /// Stored with other values, at the same place.
    pub changed: Vec<Entry>,
    /// Stored elsewhere: in another region or branch. Other values may differ as well.
    pub moved: Vec<Entry>,
    /// Stored, of the regions the file speaks of, and not in the file.
    pub gone: Vec<Entry>,
    /// Rows that say what is stored.
    pub same: usize,
    /// Rows that point at a refused row and wait for it.
    pub waiting: usize,
}

impl TablePlan {
    pub(super) fn new(table: Table) -> Self {
        Self { table, new: Vec::new(), changed: Vec::new(), moved: Vec::new(), gone: Vec::new(), same: 0, waiting: 0 }
    }

    /// Sorts a row into new, changed, moved or same.
    pub(super) fn add(&mut self, entry: impl FnOnce(Vec<FieldChange>) -> Entry, difference: Option<Difference>) {
        match difference {
            None => self.new.push(entry(Vec::new())),
            Some(difference) if difference.fields.is_empty() => self.same += 1,
            Some(difference) if difference.moved => self.moved.push(entry(difference.fields)),
            Some(difference) => self.changed.push(entry(difference.fields)),
        }
    }

    /// Whether nothing would happen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.moved.is_empty() && self.gone.is_empty()
    }
}

/// How a row differs from what is stored.
#[derive(Debug, Default)]
pub(super) struct Difference {
    pub fields: Vec<FieldChange>,
    pub moved: bool,
}

impl Difference {
    /// Notes a value if it differs.
    pub fn compare(&mut self, field: &'static str, old: &str, new: &str) {
        if old != new {
            self.fields.push(FieldChange { field, old: old.to_owned(), new: new.to_owned() });
        }
    }

    /// Notes the value that says where a row belongs, if it differs.
    pub fn compare_place(&mut self, field: &'static str, old: &str, new: &str) {
        self.moved |= old != new;
        self.compare(field, old, new);
    }
}

/// What an import would change, and what stands in its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The four tables, in the order of import.
    pub tables: Vec<TablePlan>,
    /// What has to be put right; rows named here are left out of the tables above.
    pub problems: Vec<RowProblem>,
    /// What the operator should look at.
    pub notes: Vec<RowProblem>,
    /// Problems and notes beyond the limit of the lists.
    pub left_out: u64,
    /// A problem concerns a whole table, or not all problems are known: skipping rows would not help.
    pub cannot_skip: bool,
}

impl Plan {
    /// What would happen to a table.
    #[must_use]
    pub fn table(&self, table: Table) -> Option<&TablePlan> {
        self.tables.iter().find(|one| one.table == table)
    }

    /// Whether the file says what is stored, so that importing it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(TablePlan::is_empty)
    }

    /// Whether every row is good.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.problems.is_empty()
    }
}
