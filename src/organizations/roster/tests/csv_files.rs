//! The shape of CSV files: encodings, line ends, quotes, headers, row numbers.

use encoding_rs::GB18030;

use super::super::{ReadOptions, RosterFile, Table};
use super::support::{BRANCHES, MEMBERS, REGIONS, REVIEWERS, codes, read, read_with};

#[test]
fn a_good_roster_has_no_problem_and_no_note() {
    let file = read_with(Table::Regions, REGIONS);
    assert_eq!((codes(&file.problems), codes(&file.notes)), (vec![], vec![]));
    let sizes = [file.regions.len(), file.branches.len(), file.members.len(), file.reviewers.len()];
    assert_eq!(sizes, [3, 1, 2, 1]);
    assert_eq!(file.members[0].row, 2);
    assert_eq!(file.members[0].value.name, "孔雪森");
    assert!(file.references_outside().is_empty());
}

#[test]
fn a_byte_order_mark_and_crlf_change_nothing() {
    let text = format!("\u{FEFF}{}", MEMBERS.replace('\n', "\r\n"));
    assert_eq!(read_with(Table::Members, &text).members, read_with(Table::Members, MEMBERS).members);
}

#[test]
fn the_header_decides_the_order_of_columns_and_may_be_chinese() {
    let file = read(&[(Table::Members, "姓名,状态,手机号,支部编号,党员编号,备注\n孔雪森,在册,10000000001,B1,M1,好\n")]);
    assert_eq!(file.members[0].value.name, "孔雪森");
    assert_eq!(file.members[0].value.phone, "10000000001");
    assert_eq!(codes(&file.notes), [("unknown_column", Some(1))]);
    assert!(file.problems.is_empty());
}

#[test]
fn quotes_may_hold_commas_line_breaks_and_quotes_and_rows_keep_their_spreadsheet_number() {
    let file = read(&[(
        Table::Branches,
        "branch_id,region_id,domain,name\n\"B1\",R,农村,\"甲,\"\"乙\"\"村\"\n\nB2,R,\"社\n区\",丙\nB3,R,社区,丁\n",
    )]);
    assert_eq!(file.branches[0].value.name, "甲,\"乙\"村");
    // Row 3 is blank, the broken word is in row 4, and the break inside it starts no row.
    assert_eq!(codes(&file.problems), [("bad_character", Some(4))]);
    assert_eq!((file.branches[1].row, file.branches[1].value.id.as_str()), (5, "B3"));
}

#[test]
fn a_quote_that_is_never_closed_names_its_row() {
    let file = read_with(Table::Members, &format!("{MEMBERS}M3,B1,\"甲,男,1,书记,,\nM4,B1,乙\n"));
    assert_eq!(codes(&file.problems), [("open_quote", Some(4))]);
}

#[test]
fn a_stray_comma_is_refused_and_empty_cells_at_the_end_are_not() {
    let file = read_with(
        Table::Reviewers,
        &format!("{REVIEWERS}R2,甲,10090000002,FZ,市,审核员,,\nR3,乙,丙,10090000003,FZ,市,审核员\n"),
    );
    assert_eq!(codes(&file.problems), [("extra_cells", Some(4))]);
    assert_eq!(file.reviewers.len(), 2);
}

#[test]
fn a_gb18030_file_is_read_with_a_note_and_keeps_rare_characters() {
    let text = MEMBERS.replace("宋火刚", "𠮷䶮");
    let (bytes, _, lossy) = GB18030.encode(&text);
    assert!(!lossy);
    let file = RosterFile::read_csv_tables(&[(Table::Members, &bytes)], ReadOptions::default());
    assert_eq!(codes(&file.notes), [("other_encoding", None)]);
    assert!(file.problems.is_empty());
    assert_eq!(file.members[1].value.name, "𠮷䶮");
}

#[test]
fn unicode_text_with_tabs_is_read() {
    let mut bytes = vec![0xFF, 0xFE];
    for unit in REGIONS.replace(',', "\t").encode_utf16() {
        bytes.extend_from_slice(&unit.to_le_bytes());
    }
    let file = RosterFile::read_csv_tables(&[(Table::Regions, &bytes)], ReadOptions::default());
    assert_eq!(file.regions.len(), 3);
    assert_eq!(codes(&file.notes), [("other_encoding", None)]);
}

#[test]
fn a_damaged_row_of_a_utf8_file_is_named_and_the_others_are_read() {
    let mut bytes = MEMBERS.as_bytes().to_vec();
    bytes.extend_from_slice(b"M3,B1,\xE5\xAD,,10000000003,,,\nM4,B1,ok,,10000000004,,,\n");
    let file = RosterFile::read_csv_tables(&[(Table::Members, &bytes)], ReadOptions::default());
    assert_eq!(codes(&file.problems), [("not_text", Some(4))]);
    assert_eq!(file.members.len(), 3);
}

#[test]
fn a_file_without_header_says_so_instead_of_listing_columns() {
    let rows: String = MEMBERS.lines().skip(1).map(|line| format!("{line}\n")).collect();
    assert_eq!(codes(&read_with(Table::Members, &rows).problems)[0], ("missing_header", Some(1)));
    assert_eq!(codes(&read(&[(Table::Members, "")]).problems), [("missing_header", None)]);
}

#[test]
fn a_missing_and_a_doubled_column_are_named() {
    let file = read(&[(Table::Members, "member_id,branch_id,name,name\nM1,B1,甲,乙\n")]);
    let found: Vec<_> = file.problems.iter().map(|p| (p.code, p.column)).collect();
    assert_eq!(found, [("duplicate_column", Some("name")), ("missing_column", Some("phone"))]);
    assert!(file.members.is_empty());
}

#[test]
fn one_table_alone_can_be_read_from_a_folder() {
    let folder = std::env::temp_dir().join(format!("shigan-roster-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("branches.csv"), BRANCHES).unwrap();
    let file = RosterFile::read_path(&folder, ReadOptions::default());
    let alone = RosterFile::read_path(&folder.join("branches.csv"), ReadOptions::default());
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(file.present, [Table::Branches]);
    assert!(!file.has(Table::Members));
    // Without a members table the claimed count is not held against an absent table.
    assert!(file.problems.is_empty() && file.notes.is_empty());
    assert_eq!(alone.branches, file.branches);
}

#[test]
fn a_folder_or_file_that_is_not_there_is_a_problem_and_no_panic() {
    for path in ["/nonexistent/folder", "/nonexistent/members.csv", "/nonexistent/a.xlsx"] {
        let file = RosterFile::read_path(path.as_ref(), ReadOptions::default());
        assert_eq!(file.problems.len(), 1, "{path}");
    }
}
