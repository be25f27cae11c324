//! Files made to hurt: sizes, counts, forged archives.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::{Limits, ReadOptions, RosterFile, Table};
use super::support::{MEMBERS, REGIONS, codes, read, read_with, read_workbook, sheet, workbook};

#[test]
fn a_cell_of_ten_megabytes_is_refused_with_a_short_message() {
    let file = read_with(Table::Members, &MEMBERS.replace("孔雪森", &"甲".repeat(3_500_000)));
    assert_eq!(codes(&file.problems), [("too_long", Some(2))]);
    let file = read_with(Table::Members, &MEMBERS.replace("书记", &"甲".repeat(3_500_000)));
    assert!(file.problems[0].message_zh.len() < 300);
}

#[test]
fn formula_like_cells_stay_text() {
    let file = read_with(Table::Members, &MEMBERS.replace("孔雪森", "=cmd|'/c calc'!A1"));
    assert!(file.is_usable());
    assert_eq!(file.members[0].value.name, "=cmd|'/c calc'!A1");
}

#[test]
fn the_list_of_problems_is_bounded_and_the_rest_is_counted() {
    let mut text = String::from("member_id,branch_id,name,phone\n");
    for _ in 0..3_000 {
        text += "x,y,z,0\n";
    }
    let file = read(&[(Table::Members, &text)]);
    assert_eq!((file.problems.len(), file.left_out), (1_000, 2_000));
}

#[test]
fn too_many_rows_and_too_many_bytes_are_refused() {
    let limits = Limits { rows_per_table: 1, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let file = RosterFile::read_csv_tables(&[(Table::Members, MEMBERS.as_bytes())], options);
    assert_eq!(codes(&file.problems), [("too_many_rows", Some(3))]);
    let limits = Limits { csv_bytes: 10, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let file = RosterFile::read_csv_tables(&[(Table::Members, MEMBERS.as_bytes())], options);
    assert_eq!(codes(&file.problems), [("file_too_large", None)]);
}

#[test]
fn bytes_of_any_kind_end_as_problems() {
    let noise: Vec<u8> = (0..100_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let file = RosterFile::read_csv_tables(&[(Table::Members, &noise)], ReadOptions::default());
    assert!(!file.is_usable());
    assert_eq!(codes(&read_workbook(noise).problems), [("unreadable_file", None)]);
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_parsed() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..8 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 16);
    let limits = Limits { unpacked_bytes: 4 << 20, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let file = RosterFile::read_workbook(Cursor::new(bytes), options);
    assert_eq!(codes(&file.problems), [("workbook_too_large", None)]);
}

#[test]
fn a_forged_size_of_the_string_table_reserves_no_memory() {
    for size in ["9999999999999", "99999999999999999999999", "5000001"] {
        let strings = format!("<sst count=\"1\" uniqueCount = \"{size}\"><si><t>a</t></si></sst>");
        let bytes = workbook(&[("regions", &sheet(REGIONS))], Some(&strings));
        assert_eq!(codes(&read_workbook(bytes).problems), [("workbook_too_large", None)], "{size}");
    }
}

#[test]
fn a_lone_cell_in_the_last_corner_costs_nothing() {
    let data = sheet(REGIONS) + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let file = read_workbook(workbook(&[("regions", &data)], None));
    assert!(file.is_usable(), "{:?}", file.problems);
    assert_eq!(file.regions.len(), 3);
}

#[test]
fn damaged_workbooks_end_as_problems_and_never_as_panics() {
    let good = workbook(&[("regions", &sheet(REGIONS)), ("members", &sheet(MEMBERS))], None);
    let mut seed = 7_u32;
    for _ in 0..400 {
        let mut bytes = good.clone();
        for _ in 0..3 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (seed >> 8) as usize % bytes.len();
            bytes[at] = (seed >> 3) as u8;
        }
        let _ = read_workbook(bytes);
    }
    for length in (0..good.len()).step_by(97) {
        let _ = read_workbook(good[..length].to_vec());
    }
}

#[test]
fn forged_xml_inside_a_sound_archive_ends_as_a_problem() {
    let data = sheet(REGIONS) + "<row r=\"9\"><c r=\"A9\" s=\"1\" t=\"s\"><v>0</v></c></row>";
    let strings = "<sst uniqueCount=\"1\"><si><t>a</t></si></sst>";
    let mut seed = 11_u32;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let signs = b"0123456789<>/\"= ARCtrvs-&;\x00";
    for _ in 0..400 {
        let mut bytes = data.clone().into_bytes();
        for _ in 0..4 {
            let at = next(bytes.len());
            bytes[at] = signs[next(signs.len())];
        }
        let forged = String::from_utf8_lossy(&bytes).into_owned();
        let file = read_workbook(workbook(&[("regions", &forged)], Some(strings)));
        assert!(file.regions.len() <= 8);
    }
    for cell in ["A99999999999", "ZZZZZZZ1", "A0", "1", "", "A-1", "A4294967295"] {
        let row = format!("<row><c r=\"{cell}\" s=\"77\" t=\"s\"><v>99</v></c></row>");
        let _ = read_workbook(workbook(&[("regions", &(sheet(REGIONS) + &row))], Some(strings)));
    }
}

#[test]
fn a_limit_of_no_problems_still_lists_one() {
    let limits = Limits { problems: 0, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let file = RosterFile::read_csv_tables(&[(Table::Members, b"x")], options);
    assert!(!file.is_usable());
}
