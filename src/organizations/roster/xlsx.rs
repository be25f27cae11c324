//! Reading a workbook: four sheets, cell by cell.
//!
//! What lives here: the way from a ZIP of XML to text cells. Invariants: nothing is handed to the workbook
//! parser before the whole archive has been unpacked once into nothing and stayed under its limits; cells
//! are read as a stream and never as a dense grid, so a lone cell in the last column of the last row costs
//! nothing; a cell becomes the text a person sees, so a phone stored as a number has no `.0`.

use std::borrow::Cow;
use std::io::{Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use zip::ZipArchive;

use super::file::{Limits, ReadOptions};
use super::findings::{Finding, shorten};
use super::problems::{Place, Table};
use super::table::{Parsed, TableReader};

/// More parts than any real workbook of four sheets.
const MOST_PARTS: usize = 1_000;
/// Columns beyond this one are not looked at.
const LAST_COLUMN: u32 = 255;
/// The table of shared strings may announce its size, and the parser reserves memory for it unasked.
const SIZE_ANNOUNCEMENT: &[u8] = b"uniqueCount";
/// The largest such announcement that is believed: far above a city's roster.
const MOST_ANNOUNCED: u64 = 5_000_000;

/// Reads the sheets named after the four tables.
pub(super) fn read<R: Read + Seek>(mut source: R, options: ReadOptions, parsed: &mut Parsed) {
    if let Err(finding) = inspect(&mut source, &options.limits) {
        parsed.problems.add(Place::FILE, &finding);
        return;
    }
    // The parser of the workbook indexes into what it reads and may panic on a forged part; an operator's
    // broken upload must end as a message, not as a failed request.
    let outcome = catch_unwind(AssertUnwindSafe(|| read_sheets(source, options, parsed)));
    let detail = match outcome {
        Ok(Ok(())) => return,
        Ok(Err(error)) => shorten(&error.to_string()),
        Err(_) => "damaged".to_owned(),
    };
    parsed.problems.add(Place::FILE, &Finding::UnreadableFile { detail });
}

/// The rows of the first sheet of a small workbook, each cell as the text a person sees; under the limits of a roster.
///
/// # Errors
/// Why it cannot be read, in a few words.
pub fn read_first_sheet(bytes: &[u8], most_rows: usize) -> Result<Vec<Vec<String>>, String> {
    let mut source = std::io::Cursor::new(bytes);
    inspect(&mut source, &Limits::default()).map_err(|_| "it is no workbook, or too large".to_owned())?;
    // As in `read`: a forged part may make the parser panic.
    catch_unwind(AssertUnwindSafe(|| first_rows(source, most_rows))).unwrap_or_else(|_| Err("damaged".to_owned()))
}

fn first_rows(source: std::io::Cursor<&[u8]>, most_rows: usize) -> Result<Vec<Vec<String>>, String> {
    let told = |error: calamine::XlsxError| shorten(&error.to_string());
    let mut workbook = Xlsx::new(source).map_err(told)?;
    let name = workbook.sheet_names().first().cloned().ok_or("it has no sheet")?;
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(told)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(told)? {
        let (row, column) = cell.get_position();
        if column > LAST_COLUMN {
            continue;
        }
        let (row, column) = (row as usize, column as usize);
        if row >= most_rows {
            return Err(format!("it has more than {most_rows} rows"));
        }
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, String::new());
        }
        rows[row][column] = cell_text(cell.get_value()).into_owned();
    }
    Ok(rows)
}

/// Unpacks every part into nothing, counting. The sizes in the directory of an archive are claims; only
/// unpacking tells, and it costs a fraction of parsing.
fn inspect<R: Read + Seek>(source: &mut R, limits: &Limits) -> Result<(), Finding> {
    let unreadable = |detail: String| Finding::UnreadableFile { detail: shorten(&detail) };
    let length = source.seek(SeekFrom::End(0)).map_err(|e| unreadable(e.to_string()))?;
    if length > limits.workbook_bytes {
        return Err(Finding::FileTooLarge { limit_mib: limits.workbook_bytes >> 20 });
    }
    let mut archive = ZipArchive::new(&mut *source).map_err(|e| unreadable(e.to_string()))?;
    if archive.len() > MOST_PARTS {
        return Err(Finding::WorkbookTooLarge);
    }
    let mut left = limits.unpacked_bytes;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|e| unreadable(e.to_string()))?;
        let strings = part.name().to_ascii_lowercase().ends_with("sharedstrings.xml");
        let allowed = if strings { left.min(limits.shared_string_bytes) } else { left };
        let used = unpack(part, allowed, strings)?;
        left -= used;
    }
    source.rewind().map_err(|e| unreadable(e.to_string()))
}

/// Unpacks one part and returns its size, or refuses it when it is larger than `allowed`.
fn unpack(mut part: impl Read, allowed: u64, strings: bool) -> Result<u64, Finding> {
    let mut buffer = vec![0_u8; 64 * 1024];
    // The end of one piece is kept in front of the next, so that an announcement across the border is seen.
    let mut window: Vec<u8> = Vec::new();
    let mut used = 0_u64;
    loop {
        let count = match part.read(&mut buffer) {
            Ok(0) => return Ok(used),
            Ok(count) => count,
            Err(error) => {
                return Err(Finding::UnreadableFile { detail: shorten(&error.to_string()) });
            }
        };
        used += count as u64;
        if used > allowed {
            return Err(Finding::WorkbookTooLarge);
        }
        if strings {
            window.extend_from_slice(&buffer[..count]);
            if announces_too_much(&window) {
                return Err(Finding::WorkbookTooLarge);
            }
            let keep = window.len().saturating_sub(64);
            window.drain(..keep);
        }
    }
}

/// True when a size announcement above the limit begins in these bytes.
fn announces_too_much(bytes: &[u8]) -> bool {
    let mut from = 0;
    while let Some(found) = bytes[from..].windows(SIZE_ANNOUNCEMENT.len()).position(|w| w == SIZE_ANNOUNCEMENT) {
        from += found + SIZE_ANNOUNCEMENT.len();
        let number: String = bytes[from..]
            .iter()
            .skip_while(|b| b.is_ascii_whitespace() || matches!(b, b'=' | b'"' | b'\'' | b'+'))
            .take_while(|b| b.is_ascii_digit())
            .map(|&b| char::from(b))
            .collect();
        // Too long for a u64 is too much as well.
        if !number.is_empty() && number.parse::<u64>().map_or(true, |n| n > MOST_ANNOUNCED) {
            return true;
        }
    }
    false
}

fn read_sheets<R: Read + Seek>(
    source: R,
    options: ReadOptions,
    parsed: &mut Parsed,
) -> Result<(), calamine::XlsxError> {
    let mut workbook = Xlsx::new(source)?;
    let names = workbook.sheet_names();
    let mut any = false;
    for table in Table::ALL {
        let mut sheets = names.iter().filter(|name| Table::from_name(name) == Some(table));
        let Some(name) = sheets.next() else { continue };
        any = true;
        read_sheet(&mut workbook, name, table, options, parsed)?;
        // `members` and `党员` in one book: the second would silently double or replace the first.
        for name in sheets {
            let finding = Finding::UnknownSheet { name: shorten(name) };
            parsed.problems.add(Place::table(table), &finding);
        }
    }
    for name in names.iter().filter(|name| Table::from_name(name).is_none()) {
        parsed.problems.add(Place::FILE, &Finding::UnknownSheet { name: shorten(name) });
    }
    if !any {
        parsed.problems.add(Place::FILE, &Finding::NoTable);
    }
    Ok(())
}

/// Streams one sheet, gathering cells of equal row number.
fn read_sheet<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    name: &str,
    table: Table,
    options: ReadOptions,
    parsed: &mut Parsed,
) -> Result<(), calamine::XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut reader = TableReader::new(table, options, parsed);
    let mut row: Vec<Cow<'_, str>> = Vec::new();
    let mut current = 0_u32;
    while let Some(cell) = cells.next_cell()? {
        let (row_index, column) = cell.get_position();
        if row_index != current {
            if !row.is_empty() && !reader.row(current.saturating_add(1), &row, false) {
                row.clear();
                break;
            }
            row.clear();
            current = row_index;
        }
        if column > LAST_COLUMN {
            continue;
        }
        let column = column as usize;
        if row.len() <= column {
            row.resize(column + 1, Cow::Borrowed(""));
        }
        row[column] = cell_text(cell.get_value());
    }
    if !row.is_empty() {
        reader.row(current.saturating_add(1), &row, false);
    }
    reader.finish();
    Ok(())
}

/// The text of a cell. A formula contributes the value it last had; its own text is never read.
fn cell_text<'a>(value: &DataRef<'a>) -> Cow<'a, str> {
    match value {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cow::Owned(text.clone()),
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(number) => Cow::Owned(number_text(*number)),
        DataRef::Bool(true) => Cow::Borrowed("TRUE"),
        DataRef::Bool(false) => Cow::Borrowed("FALSE"),
        DataRef::DateTime(moment) => Cow::Owned(date_text(moment)),
        DataRef::Error(error) => Cow::Owned(error.to_string()),
    }
}

/// A number as a person would type it: whole numbers without a fraction and without an exponent.
fn number_text(number: f64) -> String {
    // Rust prints 10000000001.0 as "10000000001", whatever its size.
    number.to_string()
}

/// A date as YYYY-MM-DD, with the time only when there is one.
fn date_text(moment: &ExcelDateTime) -> String {
    // The parser's calendar arithmetic is only defined for the range a spreadsheet can show.
    if !(0.0..2_958_466.0).contains(&moment.as_f64()) {
        return number_text(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}
