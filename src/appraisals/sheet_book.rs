//! A scoring sheet as a workbook: what a department edits and sends back.
//!
//! One sheet: two lines of titles, a blank one, a header, then a line for each criterion. Points stand as people write
//! them (5, 2.5), and are read as whole hundredths without going through a fraction. Whether evidence is demanded
//! follows from the basis and is not asked. Invariant: what [`write`] wrote reads back as the same sheet.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::model::MAX_CRITERIA;
use super::sheet_file::{Basis, Criterion, DIMENSIONS, Dimension, ScoringSheet};
use crate::fields::FieldErrors;
use crate::organizations::roster::read_first_sheet;

/// Media type of a workbook.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const HEADER: [(&str, f64); 6] =
    [("代码", 8.0), ("维度", 12.0), ("指标", 50.0), ("Criterion", 60.0), ("分值", 8.0), ("依据", 10.0)];
/// The line of the header, from 0.
const HEADER_ROW: usize = 3;

/// The word of a dimension for people.
fn word(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Political => "政治过硬",
        Dimension::Organization => "组织过硬",
        Dimension::Capability => "能力过硬",
        Dimension::Conduct => "作风过硬",
        Dimension::Performance => "业绩过硬",
    }
}

/// Writes a workbook. Texts are written as texts, so none is taken for a formula.
///
/// # Errors
/// As the writer; a text of a stored sheet is never too long for a cell.
pub fn write(sheet: &ScoringSheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    let (bold, wrapped, points) =
        (Format::new().set_bold(), Format::new().set_text_wrap(), Format::new().set_num_format("0.00"));
    page.set_name("评分细则")?;
    for (row, label, text) in [(0, "标题", &sheet.title_zh), (1, "Title", &sheet.title_en)] {
        page.write_string_with_format(row, 0, label, &bold)?;
        page.write_string(row, 1, text)?;
    }
    for (column, (label, width)) in (0_u16..).zip(HEADER) {
        page.write_string_with_format(3, column, label, &bold)?;
        page.set_column_width(column, width)?;
    }
    for (row, criterion) in (4_u32..).zip(&sheet.criteria) {
        page.write_string(row, 0, &criterion.code)?;
        page.write_string(row, 1, word(criterion.dimension))?;
        page.write_string_with_format(row, 2, &criterion.text_zh, &wrapped)?;
        page.write_string_with_format(row, 3, &criterion.text_en, &wrapped)?;
        page.write_number_with_format(row, 4, f64::from(criterion.max_points) / 100.0, &points)?;
        let basis: Vec<&str> = criterion.basis.iter().map(|one| one.as_str()).collect();
        page.write_string(row, 5, basis.join(" "))?;
    }
    workbook.save_to_buffer()
}

/// Reads a workbook.
///
/// # Errors
/// Every cell that is not right, by its address: `/cells/E7`. Whether the sheet as a whole keeps the rules is for
/// `model::check_sheet`.
pub fn read(domain: String, bytes: &[u8]) -> Result<ScoringSheet, FieldErrors> {
    let rows = read_first_sheet(bytes, HEADER_ROW + 2 + MAX_CRITERIA)
        .map_err(|told| FieldErrors::one("", format!("The workbook cannot be read: {told}.")))?;
    let cell = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).map_or("", |text| text.trim());
    let mut errors = FieldErrors::new();
    for (column, (label, _)) in HEADER.iter().enumerate() {
        let told = format!("The header of this column is `{label}`.");
        errors.require(cell(HEADER_ROW, column) == *label, &address(HEADER_ROW, column), &told);
    }
    errors.finish()?;
    let mut errors = FieldErrors::new();
    let mut criteria = Vec::new();
    for row in HEADER_ROW + 1..rows.len() {
        let texts: [&str; 6] = std::array::from_fn(|column| cell(row, column));
        if texts.iter().all(|text| text.is_empty()) {
            continue;
        }
        criteria.extend(criterion(row, texts, &mut errors));
    }
    errors.finish()?;
    let (title_zh, title_en) = (cell(0, 1).to_owned(), cell(1, 1).to_owned());
    // The honour follows from the domain; the action fills it in.
    Ok(ScoringSheet { domain, honor: String::new(), title_zh, title_en, criteria })
}

fn criterion(
    row: usize,
    [code, dimension, text_zh, text_en, points, basis]: [&str; 6],
    errors: &mut FieldErrors,
) -> Option<Criterion> {
    let found =
        DIMENSIONS.iter().map(|(one, ..)| *one).find(|one| word(*one) == dimension || one.as_str() == dimension);
    errors.require(found.is_some(), &address(row, 1), "One of 政治过硬, 组织过硬, 能力过硬, 作风过硬, 业绩过硬.");
    let hundredths = hundredths(points);
    errors.require(hundredths.is_some(), &address(row, 4), "A number with two decimals at the most, such as 2.5.");
    let read: Option<Vec<Basis>> = basis
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, ',' | '，' | '、' | '/'))
        .map(|letter| letter.to_string().parse().ok())
        .collect();
    errors.require(read.is_some(), &address(row, 5), "Letters of D (data), V (visit), S (survey), F (field report).");
    let basis = read?;
    let has = |one| basis.contains(&one);
    let evidence_required = has(Basis::FieldReport) && !has(Basis::Data) && !has(Basis::Survey);
    Some(Criterion {
        code: code.to_owned(),
        dimension: found?,
        text_zh: text_zh.to_owned(),
        text_en: text_en.to_owned(),
        max_points: hundredths?,
        basis,
        evidence_required,
    })
}

/// `2.5` as 250, digit by digit.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.chars().all(|digit| digit.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    Some(whole.parse::<u32>().ok()? * 100 + format!("{rest:0<2}").parse::<u32>().ok()?)
}

/// The address of a cell as people read it, as a pointer.
fn address(row: usize, column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column.min(25)).unwrap_or_default());
    format!("/cells/{letter}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::super::shipped;
    use super::*;

    fn pointers(result: Result<ScoringSheet, FieldErrors>) -> Vec<String> {
        result.err().map(FieldErrors::into_vec).unwrap_or_default().into_iter().map(|error| error.pointer).collect()
    }

    #[test]
    fn every_shipped_sheet_reads_back_as_it_was_written() {
        for sheet in shipped::sheets() {
            let read = read(sheet.domain.clone(), &write(&sheet).unwrap()).unwrap();
            assert_eq!(ScoringSheet { honor: sheet.honor.clone(), ..read }, sheet);
        }
    }

    #[test]
    fn a_text_that_looks_like_a_formula_stays_a_text() {
        let mut sheet = shipped::sheets().remove(0);
        sheet.criteria[0].text_zh = "=HYPERLINK(\"http://x\")".to_owned();
        let read = read(sheet.domain.clone(), &write(&sheet).unwrap()).unwrap();
        assert_eq!(read.criteria[0].text_zh, sheet.criteria[0].text_zh);
    }

    #[test]
    fn points_are_read_digit_by_digit() {
        for (text, wanted) in [("5", Some(500)), ("2.5", Some(250)), ("0.05", Some(5)), ("100", Some(10_000))] {
            assert_eq!(hundredths(text), wanted, "{text}");
        }
        for text in ["", "2.555", "-1", "1e3", "五", ".5", "1000", "2,5", "0.30000000000000004"] {
            assert_eq!(hundredths(text), None, "{text}");
        }
    }

    #[test]
    fn a_wrong_cell_is_told_by_its_address() {
        let write_rows = |rows: &[[&str; 6]]| {
            let mut workbook = Workbook::new();
            let page = workbook.add_worksheet();
            for (row, cells) in (3_u32..).zip(rows) {
                for (column, text) in (0_u16..).zip(cells) {
                    page.write_string(row, column, *text).unwrap();
                }
            }
            workbook.save_to_buffer().unwrap()
        };
        let header = HEADER.map(|(label, _)| label);
        let wrong = ["P1", "政治", "指标", "Criterion", "2.555", "DX"];
        assert_eq!(
            pointers(read("rural".to_owned(), &write_rows(&[header, wrong]))),
            ["/cells/B5", "/cells/E5", "/cells/F5"]
        );
        assert_eq!(pointers(read("rural".to_owned(), &write_rows(&[["?"; 6]]))).len(), 6);
        assert_eq!(pointers(read("rural".to_owned(), b"PK no workbook")), [""]);
    }
}
