//! Workbooks: sheets, numbers, dates, formulas.

use super::super::Table;
use super::support::{BRANCHES, MEMBERS, REGIONS, REVIEWERS, codes, read, read_workbook, sheet, workbook};

#[test]
fn a_workbook_reads_as_the_same_tables_do() {
    let bytes = workbook(
        &[
            ("members", &sheet(MEMBERS)),
            ("Regions", &sheet(REGIONS)),
            ("审核员", &sheet(REVIEWERS)),
            ("branches", &sheet(BRANCHES)),
            ("说明", &sheet("some,text\n")),
        ],
        None,
    );
    let book = read_workbook(bytes);
    let csv = read(&[
        (Table::Regions, REGIONS),
        (Table::Branches, BRANCHES),
        (Table::Members, MEMBERS),
        (Table::Reviewers, REVIEWERS),
    ]);
    assert_eq!(codes(&book.problems), []);
    assert_eq!(codes(&book.notes), [("unknown_sheet", None)]);
    assert_eq!(book.regions, csv.regions);
    assert_eq!(book.branches, csv.branches);
    assert_eq!(book.members, csv.members);
    assert_eq!(book.reviewers, csv.reviewers);
}

#[test]
fn numbers_become_text_without_a_fraction_and_dates_read_as_dates() {
    let data = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>member_id</t></is></c>\
        <c r=\"B1\" t=\"inlineStr\"><is><t>branch_id</t></is></c>\
        <c r=\"C1\" t=\"inlineStr\"><is><t>name</t></is></c>\
        <c r=\"D1\" t=\"inlineStr\"><is><t>phone</t></is></c></row>\
        <row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\" s=\"1\"><v>45000</v></c>\
        <c r=\"C3\" t=\"str\"><f>\"甲\"</f><v>甲</v></c><c r=\"D3\"><v>10000000001</v></c></row>\
        <row r=\"4\"><c r=\"A4\"><v>2</v></c><c r=\"B4\"><v>7</v></c>\
        <c r=\"C4\" t=\"inlineStr\"><is><t>=1+1</t></is></c><c r=\"D4\"><v>1.0000000002E10</v></c></row>\
        <row r=\"5\"><c r=\"A5\"><v>3</v></c><c r=\"B5\"><v>7</v></c>\
        <c r=\"C5\" t=\"e\"><v>#N/A</v></c><c r=\"D5\"><v>10000000003</v></c></row>";
    let file = read_workbook(workbook(&[("members", data)], None));
    assert_eq!(codes(&file.problems), [("spreadsheet_error", Some(5))]);
    let first = &file.members[0];
    assert_eq!((first.row, first.value.phone.as_str()), (3, "10000000001"));
    assert_eq!((first.value.id.as_str(), first.value.branch_id.as_str()), ("1", "2023-03-15"));
    assert_eq!(file.members[1].value.name, "=1+1");
    assert_eq!(file.members[1].value.phone, "10000000002");
}

#[test]
fn shared_strings_are_followed_and_remarks_beside_the_table_are_ignored() {
    let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount=\"1\"><si><t>𠮷村</t></si></sst>";
    let data = sheet(REGIONS)
        + "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>FZ-LC-02</t></is></c>\
           <c r=\"B5\" t=\"inlineStr\"><is><t>FZ-LC</t></is></c>\
           <c r=\"C5\" t=\"inlineStr\"><is><t>街道</t></is></c><c r=\"D5\" t=\"s\"><v>0</v></c>\
           <c r=\"H5\" t=\"inlineStr\"><is><t>待核对</t></is></c></row>";
    let file = read_workbook(workbook(&[("regions", &data)], Some(strings)));
    assert_eq!(codes(&file.problems), []);
    assert_eq!(file.regions[3].value.name, "𠮷村");
    assert_eq!(codes(&file.notes), [("region_kind_guessed", Some(5))]);
}

#[test]
fn a_workbook_without_any_table_says_so() {
    let file = read_workbook(workbook(&[("Sheet1", &sheet("a,b\n"))], None));
    assert_eq!(codes(&file.problems), [("no_table", None)]);
}
