//! Small rosters as CSV text and as workbooks.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::{ReadOptions, RosterFile, RowProblem, Table};

pub const REGIONS: &str = "region_id,parent_id,level,name\n\
    FZ,,市,抚州市\n\
    FZ-LC,FZ,县区,临川区\n\
    FZ-LC-01,FZ-LC,乡镇街道,太圩镇\n";
pub const BRANCHES: &str = "branch_id,region_id,domain,name,member_count,status\n\
    B1,FZ-LC-01,农村,中共太圩镇康江村支部委员会,2,正常\n";
pub const MEMBERS: &str = "member_id,branch_id,name,gender,phone,role,joined_on,status\n\
    M1,B1,孔雪森,男,10000000001,书记,1997-03-16,在册\n\
    M2,B1,宋火刚,女,10000000002,党员,2017-08-12,停用\n";
pub const REVIEWERS: &str = "reviewer_id,name,phone,region_id,level,role\n\
    R1,姚鹏怡,10090000001,FZ,市,管理员\n";

/// Reads tables given as text.
pub fn read(tables: &[(Table, &str)]) -> RosterFile {
    let bytes: Vec<(Table, &[u8])> = tables.iter().map(|(t, s)| (*t, s.as_bytes())).collect();
    RosterFile::read_csv_tables(&bytes, ReadOptions::default())
}

/// The four tables above, one of them replaced.
pub fn read_with(table: Table, text: &str) -> RosterFile {
    let mut tables = [
        (Table::Regions, REGIONS),
        (Table::Branches, BRANCHES),
        (Table::Members, MEMBERS),
        (Table::Reviewers, REVIEWERS),
    ];
    for entry in &mut tables {
        if entry.0 == table {
            entry.1 = text;
        }
    }
    read(&tables)
}

/// Code and row of each problem.
pub fn codes(list: &[RowProblem]) -> Vec<(&'static str, Option<u32>)> {
    list.iter().map(|problem| (problem.code, problem.row)).collect()
}

/// A workbook of sheets given as the inner XML of `sheetData`.
pub fn workbook(sheets: &[(&str, &str)], shared_strings: Option<&str>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let (mut list, mut links) = (String::new(), String::new());
    for (number, (name, _)) in sheets.iter().enumerate() {
        let id = number + 1;
        list += &format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>");
        links +=
            &format!("<Relationship Id=\"rId{id}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>");
    }
    part("[Content_Types].xml", "<Types/>");
    part(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    part(
        "xl/workbook.xml",
        &format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{list}</sheets></workbook>"),
    );
    part("xl/_rels/workbook.xml.rels", &format!("<Relationships xmlns=\"{package}\">{links}</Relationships>"));
    // Style 1 is a date.
    part(
        "xl/styles.xml",
        &format!(
            "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        ),
    );
    for (number, (_, data)) in sheets.iter().enumerate() {
        part(
            &format!("xl/worksheets/sheet{}.xml", number + 1),
            &format!("<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData></worksheet>"),
        );
    }
    if let Some(text) = shared_strings {
        part("xl/sharedStrings.xml", text);
    }
    zip.finish().unwrap().into_inner()
}

/// CSV text as the rows of a sheet, every cell an inline string.
pub fn sheet(csv: &str) -> String {
    let mut out = String::new();
    for (row, line) in csv.lines().enumerate() {
        out += &format!("<row r=\"{}\">", row + 1);
        for (column, cell) in line.trim().split(',').enumerate() {
            let letter = char::from(b'A' + u8::try_from(column).unwrap());
            out += &format!("<c r=\"{letter}{}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>", row + 1);
        }
        out += "</row>";
    }
    out
}

/// Reads a workbook held in memory.
pub fn read_workbook(bytes: Vec<u8>) -> RosterFile {
    RosterFile::read_workbook(Cursor::new(bytes), ReadOptions::default())
}
