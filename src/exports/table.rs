//! A table as a workbook or as CSV. Pure.
//!
//! Invariants: a text is never taken for a formula, by whatever program opens the file; points are written digit by
//! digit from hundredths; CSV begins with a byte-order mark, so that office programs read it as UTF-8.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Hundredths of a point.
    Points(i64),
    /// A number to count by.
    Number(i64),
    /// Nothing.
    Empty,
}

impl Value {
    /// A text, or nothing.
    #[must_use]
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name, 31 characters at the most.
    pub name: &'static str,
    /// Heading and width of each column.
    pub columns: Vec<(&'static str, f64)>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
    /// Who took it out, when and why; beside the table, where the format has room for it.
    pub notes: Vec<(&'static str, String)>,
}

/// Hundredths as people write them.
#[must_use]
pub fn points(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let whole = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", whole / 100, whole % 100)
}

impl Table {
    /// As a workbook. Texts are written as texts.
    ///
    /// # Errors
    /// As the writer.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let (bold, wrapped, points) =
            (Format::new().set_bold(), Format::new().set_text_wrap(), Format::new().set_num_format("0.00"));
        let page = workbook.add_worksheet();
        page.set_name(self.name)?;
        page.set_freeze_panes(1, 0)?;
        let foot: Vec<&str> = self.notes.iter().map(|(_, text)| text.as_str()).collect();
        // The program that opens it takes `&` for a command.
        page.set_footer(format!("&C{}", foot.join("  ").replace('&', "&&")));
        for (column, (label, width)) in (0_u16..).zip(&self.columns) {
            page.write_string_with_format(0, column, *label, &bold)?;
            page.set_column_width(column, *width)?;
        }
        for (row, cells) in (1_u32..).zip(&self.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Value::Text(text) => page.write_string_with_format(row, column, text, &wrapped)?,
                    #[expect(clippy::cast_precision_loss, reason = "points are small numbers")]
                    Value::Points(value) => {
                        page.write_number_with_format(row, column, *value as f64 / 100.0, &points)?
                    }
                    #[expect(clippy::cast_precision_loss, reason = "ranks are small numbers")]
                    Value::Number(value) => page.write_number(row, column, *value as f64)?,
                    Value::Empty => continue,
                };
            }
        }
        let page = workbook.add_worksheet();
        page.set_name("说明")?;
        page.set_column_width(0, 16)?;
        page.set_column_width(1, 60)?;
        for (row, (label, text)) in (0_u32..).zip(&self.notes) {
            page.write_string_with_format(row, 0, *label, &bold)?;
            page.write_string_with_format(row, 1, text, &wrapped)?;
        }
        workbook.save_to_buffer()
    }

    /// As CSV with a byte-order mark and the line ends of RFC 4180.
    #[must_use]
    pub fn to_csv(&self) -> Vec<u8> {
        let mut text = String::from("\u{feff}");
        let header = self.columns.iter().map(|(label, _)| Value::Text((*label).to_owned())).collect();
        for row in std::iter::once(&header).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(csv_cell).collect();
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
        text.into_bytes()
    }
}

fn csv_cell(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(&disarmed(text)),
        Value::Points(value) => points(*value),
        Value::Number(value) => value.to_string(),
        Value::Empty => String::new(),
    }
}

/// A text that a spreadsheet would take for a formula, with an apostrophe before it.
fn disarmed(text: &str) -> String {
    let armed = |first: char| matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    // Blanks are passed over by some programs before they look.
    let first = text.trim_start_matches(' ').chars().next();
    if first.is_some_and(armed) { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str) -> String {
    let plain = !text.contains([',', '"', '\r', '\n', ';', '\t']);
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organizations::roster::read_first_sheet;

    fn table(texts: &[&str]) -> Table {
        Table {
            name: "排名",
            columns: vec![("党组织", 30.0), ("总分", 10.0)],
            rows: texts.iter().map(|text| vec![Value::Text((*text).to_owned()), Value::Points(8750)]).collect(),
            notes: vec![("导出人", "张三 & 李四".to_owned())],
        }
    }

    const HOSTILE: [&str; 9] = [
        "=HYPERLINK(\"http://x\")",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "  =cmd|' /C calc'!A0",
        "＝1+1",
        "a,\"b\"\r\nc",
        "康江村",
    ];

    #[test]
    fn no_cell_of_a_csv_begins_as_a_formula_and_all_come_back_whole() {
        let csv = String::from_utf8(table(&HOSTILE).to_csv()).unwrap();
        let body = csv.strip_prefix("\u{feff}党组织,总分\r\n").unwrap();
        for start in body.split("\r\n").map(|line| line.trim_start_matches('"').trim_start()) {
            assert!(!start.starts_with(['=', '+', '-', '@', '\t', '＝']), "{start:?}");
        }
        assert!(body.contains("'=HYPERLINK(\"\"http://x\"\")\",87.50\r\n"));
        assert!(body.contains("\"a,\"\"b\"\"\r\nc\",87.50\r\n"));
        assert!(body.ends_with("康江村,87.50\r\n"));
    }

    #[test]
    fn a_workbook_holds_hostile_texts_as_texts_and_points_as_numbers() {
        let rows = read_first_sheet(&table(&HOSTILE).to_xlsx().unwrap(), 100).unwrap();
        for (row, text) in rows[1..].iter().zip(HOSTILE) {
            assert_eq!(row[0].replace("\r\n", "\n"), text.replace("\r\n", "\n"));
            assert_eq!(row[1], "87.5");
        }
    }

    #[test]
    fn points_are_written_digit_by_digit() {
        for (hundredths, text) in [(0, "0.00"), (5, "0.05"), (8750, "87.50"), (-105, "-1.05"), (10_000, "100.00")] {
            assert_eq!(points(hundredths), text);
        }
    }
}
