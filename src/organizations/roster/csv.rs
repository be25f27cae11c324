//! Splitting a CSV file into rows and cells.
//!
//! What lives here: quotes, line ends and row numbers; no idea of tables or columns. It is written out here
//! because the operator looks for a row by the number a spreadsheet shows: a line break inside quotes does
//! not start a row, a blank line does count as one, and a quote that is never closed must name the row that
//! opened it instead of swallowing the rest of the file.

use std::borrow::Cow;

/// The cells of one row, borrowed from the file unless quotes had to be undone.
pub(super) type Cells<'a> = Vec<Cow<'a, [u8]>>;

/// What reading a row came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The cells were filled in; the number is the row's.
    Row(u32),
    /// A quote opened in this row is never closed; the rest of the file cannot be trusted.
    OpenQuote(u32),
    /// Nothing is left.
    End,
}

/// A cursor over the rows of a file.
pub(super) struct CsvRows<'a> {
    bytes: &'a [u8],
    position: usize,
    row: u32,
    separator: u8,
}

impl<'a> CsvRows<'a> {
    /// Starts at the first row. A first line with tabs and no comma makes the tab the separator, which is
    /// how spreadsheet programs save "Unicode text".
    pub fn new(bytes: &'a [u8]) -> Self {
        let end = bytes.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(bytes.len());
        let first = &bytes[..end];
        let separator = if first.contains(&b'\t') && !first.contains(&b',') { b'\t' } else { b',' };
        Self { bytes, position: 0, row: 0, separator }
    }

    /// Reads the next row that is not blank into `cells`.
    pub fn next_row(&mut self, cells: &mut Cells<'a>) -> Step {
        loop {
            if self.position >= self.bytes.len() {
                return Step::End;
            }
            self.row = self.row.saturating_add(1);
            cells.clear();
            if !self.read_cells(cells) {
                return Step::OpenQuote(self.row);
            }
            if cells.iter().any(|cell| !cell.is_empty()) {
                return Step::Row(self.row);
            }
        }
    }

    /// Reads up to and including the line end; false when a quote stays open.
    fn read_cells(&mut self, cells: &mut Cells<'a>) -> bool {
        loop {
            let cell = if self.bytes.get(self.position) == Some(&b'"') {
                match self.quoted() {
                    Some(cell) => cell,
                    None => return false,
                }
            } else {
                Cow::Borrowed(self.plain())
            };
            cells.push(cell);
            match self.bytes.get(self.position) {
                Some(&byte) if byte == self.separator => self.position += 1,
                Some(b'\r') => {
                    self.position += 1;
                    if self.bytes.get(self.position) == Some(&b'\n') {
                        self.position += 1;
                    }
                    return true;
                }
                Some(_) => {
                    self.position += 1;
                    return true;
                }
                None => return true,
            }
        }
    }

    /// The bytes up to the next separator or line end.
    fn plain(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.position..];
        let separator = self.separator;
        let length = rest.iter().position(|&b| b == separator || b == b'\n' || b == b'\r').unwrap_or(rest.len());
        self.position += length;
        &rest[..length]
    }

    /// A cell in quotes, a doubled quote standing for one. Text after the closing quote is kept, as
    /// spreadsheet programs do, so that `"甲"乙` loses nothing.
    fn quoted(&mut self) -> Option<Cow<'a, [u8]>> {
        let start = self.position + 1;
        let mut from = start;
        let mut built: Option<Vec<u8>> = None;
        loop {
            let quote = from + self.bytes[from..].iter().position(|&b| b == b'"')?;
            if self.bytes.get(quote + 1) == Some(&b'"') {
                built.get_or_insert_with(Vec::new).extend_from_slice(&self.bytes[from..=quote]);
                from = quote + 2;
                continue;
            }
            self.position = quote + 1;
            let piece = &self.bytes[from..quote];
            let tail = self.plain();
            if built.is_none() && tail.is_empty() {
                return Some(Cow::Borrowed(piece));
            }
            let mut all = built.unwrap_or_default();
            all.extend_from_slice(piece);
            all.extend_from_slice(tail);
            return Some(Cow::Owned(all));
        }
    }
}
