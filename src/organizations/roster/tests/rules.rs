//! What a value may be and how rows must fit together.

use super::super::{Domain, MemberRole, PhoneRule, ReadOptions, RegionKind, RegionLevel, RosterFile, Stored, Table};
use super::support::{BRANCHES, MEMBERS, REGIONS, REVIEWERS, codes, read, read_with};

#[test]
fn the_kind_of_a_region_follows_from_its_name() {
    let kind = |level, name| RegionKind::derive(level, name);
    assert_eq!(kind(RegionLevel::County, "临川区"), (RegionKind::District, false));
    assert_eq!(kind(RegionLevel::County, "乐安县"), (RegionKind::County, false));
    assert_eq!(kind(RegionLevel::County, "东临新区"), (RegionKind::Zone, false));
    assert_eq!(kind(RegionLevel::County, "抚州高新区"), (RegionKind::Zone, false));
    assert_eq!(kind(RegionLevel::Township, "永陂街道"), (RegionKind::Subdistrict, false));
    assert_eq!(kind(RegionLevel::Township, "太圩镇"), (RegionKind::Township, false));
    assert_eq!(kind(RegionLevel::Township, "云山垦殖场"), (RegionKind::Township, true));
}

#[test]
fn every_word_and_every_code_reads_back() {
    for domain in Domain::ALL {
        assert_eq!(Domain::from_text(domain.word()), Some(*domain));
        assert_eq!(Domain::from_text(domain.code()), Some(*domain));
        let json = serde_json::to_string(domain).unwrap();
        assert_eq!(json, format!("\"{}\"", domain.code()));
    }
    assert_eq!(Domain::from_text("国企"), Some(Domain::Soe));
    assert_eq!(Domain::from_text("国有企业"), Some(Domain::Soe));
    assert_eq!(MemberRole::from_text("纪检委员"), Some(MemberRole::DisciplineCommissioner));
}

#[test]
fn an_unknown_word_is_answered_with_the_choices() {
    let file = read_with(Table::Branches, &BRANCHES.replace("农村", "渔村"));
    let problem = &file.problems[0];
    assert_eq!((problem.code, problem.row, problem.column), ("unknown_word", Some(2), Some("domain")));
    assert!(problem.message_zh.contains("渔村") && problem.message_zh.contains("社会组织"));
    // The members of the refused branch are not blamed as well.
    assert_eq!(file.problems.len(), 1);
    assert!(file.references_outside().is_empty());
}

#[test]
fn every_fault_of_a_row_is_reported_at_once() {
    let file = read(&[(Table::Members, "member_id,branch_id,name,phone,role,status\n,B 1,,12,队长,在\n")]);
    let columns: Vec<_> = file.problems.iter().filter_map(|p| p.column).collect();
    assert_eq!(columns, ["member_id", "branch_id", "name", "phone", "role", "status"]);
}

#[test]
fn phones_are_brought_to_eleven_digits_or_refused() {
    let clean = |text: &str| PhoneRule::ElevenDigits.clean(text).ok();
    for text in ["10000000001", " 100-0000 0001", "+86 10000000001", "8610000000001", "１００００００００01"] {
        assert_eq!(clean(text).as_deref(), Some("10000000001"), "{text}");
    }
    for text in ["1000000000", "100000000012", "07948250000", "1000000000x", "1.39E+10", "٠١٢٣٤٥٦٧٨٩٠"] {
        assert_eq!(clean(text), None, "{text}");
    }
    assert!(PhoneRule::Strict.clean("10000000001").is_err());
    assert!(PhoneRule::Strict.clean("13900000001").is_ok());
}

#[test]
fn a_phone_in_scientific_notation_gets_its_own_advice_and_no_message_shows_a_whole_phone() {
    let text = MEMBERS.replace("10000000001", "1E+10").replace("10000000002", "20000000002");
    let file = read_with(Table::Members, &text);
    // "1E+10" has one digit before the E and is merely malformed; "1.39E+10" has lost digits.
    assert_eq!(codes(&file.problems), [("bad_phone", Some(2)), ("bad_phone", Some(3))]);
    assert!(file.problems.iter().all(|p| !p.message_zh.contains("20000000002")));
    let file = read_with(Table::Members, &MEMBERS.replace("10000000001", "1.39E+10"));
    assert_eq!(codes(&file.problems), [("phone_lost_digits", Some(2))]);
}

#[test]
fn the_strict_rule_is_only_applied_when_asked_for() {
    let options = ReadOptions { phone_rule: PhoneRule::Strict, ..ReadOptions::default() };
    let file = RosterFile::read_csv_tables(&[(Table::Members, MEMBERS.as_bytes())], options);
    assert_eq!(codes(&file.problems), [("bad_phone", Some(2)), ("bad_phone", Some(3))]);
}

#[test]
fn names_keep_rare_characters_and_lose_only_the_blanks_around_them() {
    let long = "𠮷".repeat(50);
    let text = MEMBERS.replace("孔雪森", "\u{3000}𠮷 ·䶮\u{200B} ").replace("宋火刚", &long);
    let file = read_with(Table::Members, &text);
    assert_eq!(file.members[0].value.name, "𠮷 ·䶮");
    assert_eq!(file.members[1].value.name, long);
    let file = read_with(Table::Members, &MEMBERS.replace("孔雪森", &"𠮷".repeat(51)));
    assert_eq!(codes(&file.problems), [("too_long", Some(2))]);
}

#[test]
fn marks_that_reverse_text_and_failed_formulas_are_refused_as_names() {
    for (name, code) in [("甲\u{202E}乙", "bad_character"), ("#N/A", "spreadsheet_error"), ("", "missing_value")] {
        let file = read_with(Table::Members, &MEMBERS.replace("孔雪森", name));
        assert_eq!(codes(&file.problems), [(code, Some(2))]);
    }
}

#[test]
fn duplicates_name_both_rows() {
    let text = format!("{MEMBERS}M1,B1,甲,,10000000002,,,\n");
    let file = read_with(Table::Members, &text);
    let found: Vec<_> = file.problems.iter().map(|p| (p.code, p.row, p.other_row)).collect();
    assert_eq!(found, [("duplicate_id", Some(4), Some(2)), ("duplicate_phone", Some(4), Some(3))]);
    assert!(file.problems[0].message_zh.contains("第4行（与第2行）"));
}

#[test]
fn a_member_may_review_with_the_same_phone_but_another_name_is_noted() {
    let same = REVIEWERS.replace("姚鹏怡,10090000001", "孔雪森,10000000001");
    let file = read_with(Table::Reviewers, &same);
    assert!(file.problems.is_empty() && file.notes.is_empty());
    let other = REVIEWERS.replace("10090000001", "10000000001");
    let file = read_with(Table::Reviewers, &other);
    assert!(file.problems.is_empty());
    assert_eq!(codes(&file.notes), [("same_phone_other_name", Some(2))]);
}

#[test]
fn circles_and_wrong_steps_in_the_region_tree_are_refused() {
    let file = read(&[(
        Table::Regions,
        "region_id,parent_id,level,name\nA,B,县区,甲县\nB,C,县区,乙县\nC,A,县区,丙县\nD,D,县区,丁县\nE,A,县区,戊县\n",
    )]);
    let circles: Vec<_> = file.problems.iter().filter(|p| p.code == "region_cycle").map(|p| p.row).collect();
    assert_eq!(circles, [Some(2), Some(5)]);
    assert!(file.problems.iter().any(|p| p.message_zh.contains("A → B → C → A")));
    let file = read_with(Table::Regions, &format!("{REGIONS}X,FZ,乡镇街道,丁镇\n"));
    assert_eq!(codes(&file.problems), [("region_parent_level", Some(5))]);
    let file = read_with(Table::Regions, &format!("{REGIONS}X,,县区,丁县\n"));
    assert_eq!(codes(&file.problems), [("missing_value", Some(5))]);
    let file = read_with(Table::Regions, &format!("{REGIONS}X,FZ,市,丁市\n"));
    assert_eq!(codes(&file.problems), [("region_parent_level", Some(5))]);
}

#[test]
fn a_long_chain_of_regions_is_walked_once() {
    let mut text = String::from("region_id,parent_id,level,name\n");
    for i in 0..50_000 {
        text += &format!("R{i},R{},县区,甲县\n", i + 1);
    }
    let file = read(&[(Table::Regions, &text)]);
    assert!(!file.problems.iter().any(|p| p.code == "region_cycle"));
    assert!(file.left_out > 0);
}

#[test]
fn a_reviewer_must_have_the_level_of_the_region() {
    let file = read_with(Table::Reviewers, &REVIEWERS.replace("市,管", "县区,管"));
    assert_eq!(codes(&file.problems), [("reviewer_level", Some(2))]);
}

#[test]
fn references_out_of_the_file_are_listed_and_judged_by_the_callers_answer() {
    let mut file = read(&[(Table::Members, MEMBERS), (Table::Reviewers, REVIEWERS)]);
    let outside = file.references_outside();
    let ids: Vec<_> = outside.iter().map(|r| (r.refers_to, r.id, r.expected_level)).collect();
    assert_eq!(
        ids,
        [(Table::Branches, "B1", None), (Table::Branches, "B1", None), (Table::Regions, "FZ", Some(RegionLevel::City)),]
    );
    assert!(file.is_usable());
    file.check_outside(|reference| match reference.refers_to {
        Table::Regions => Stored::Region(RegionLevel::County),
        _ if reference.row == 2 => Stored::Branch,
        _ => Stored::Missing,
    });
    assert!(!file.is_usable());
    assert_eq!(codes(&file.problems), [("unknown_reference", Some(3)), ("reviewer_level", Some(2))]);
}

#[test]
fn a_claimed_count_that_differs_is_only_a_note() {
    let file = read_with(Table::Branches, &BRANCHES.replace(",2,正常", ",7,正常"));
    assert!(file.is_usable());
    assert_eq!(codes(&file.notes), [("member_count_differs", Some(2))]);
    let file = read_with(Table::Branches, &BRANCHES.replace(",2,正常", ",两人,正常"));
    assert_eq!(codes(&file.notes), [("member_count_unreadable", Some(2))]);
}

#[test]
fn a_second_active_secretary_is_noted() {
    let file = read_with(Table::Members, &format!("{MEMBERS}M3,B1,甲,,10000000003,书记,,在册\n"));
    assert!(codes(&file.notes).contains(&("several_secretaries", Some(4))));
}

#[test]
fn gender_and_joining_date_are_kept_nowhere() {
    let text = MEMBERS.replace('男', "gender-canary").replace("1997-03-16", "date-canary");
    let file = read_with(Table::Members, &text);
    assert!(file.is_usable());
    assert!(!format!("{file:?}").contains("canary"));
}
