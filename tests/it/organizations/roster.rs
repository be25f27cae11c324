//! The roster: what a file would change, and what it changes.

use diesel::prelude::*;
use shigan::audit::Origin;
use shigan::db::schema::{areas, audit_events, members, organizations};
use shigan::organizations::roster::{
    Applied, ImportError, ImportOptions, Plan, ReadOptions, RosterFile, Table, apply, plan,
};

use crate::support::TestApp;

pub const REGIONS: &str = "region_id,parent_id,level,name\n\
    FZ,,市,抚州市\n\
    FZ-LC,FZ,县区,临川区\n\
    FZ-LA,FZ,县区,乐安县\n\
    FZ-LC-01,FZ-LC,乡镇街道,太坊镇\n\
    FZ-LC-02,FZ-LC,乡镇街道,清源乡\n";
pub const BRANCHES: &str = "branch_id,region_id,domain,name,status\n\
    B1,FZ-LC-01,农村,中共太坊镇康江村支部委员会,正常\n\
    B2,FZ-LC-02,农村,中共清源乡石桥村支部委员会,正常\n\
    B3,FZ-LC-02,机关,中共清源乡机关总支部委员会,撤销\n";
pub const MEMBERS: &str = "member_id,branch_id,name,phone,role,status\n\
    M1,B1,孔雪森,10000000001,书记,在册\n\
    M2,B1,宋火刚,10000000002,党员,在册\n\
    M3,B2,肖建洋,10000000003,书记,在册\n\
    M4,B2,吕𬭸,10000000004,党员,停用\n";
pub const REVIEWERS: &str = "reviewer_id,name,phone,region_id,level,role\n\
    R1,姚鹏怡,10090000001,FZ,市,管理员\n\
    R2,郭红,10090000002,FZ-LC,县区,审核员\n\
    R3,宋火刚,10000000002,FZ-LC-02,乡镇街道,审核员\n";

/// A file of all four tables.
pub fn all(regions: &str, branches: &str, members: &str, reviewers: &str) -> RosterFile {
    read(&[
        (Table::Regions, regions),
        (Table::Branches, branches),
        (Table::Members, members),
        (Table::Reviewers, reviewers),
    ])
}

pub fn read(tables: &[(Table, &str)]) -> RosterFile {
    let tables: Vec<(Table, &[u8])> = tables.iter().map(|(table, text)| (*table, text.as_bytes())).collect();
    RosterFile::read_csv_tables(&tables, ReadOptions::default())
}

/// The city as it begins.
pub fn city() -> RosterFile {
    all(REGIONS, BRANCHES, MEMBERS, REVIEWERS)
}

pub async fn planned(app: &TestApp, file: RosterFile) -> Plan {
    app.services.db.read(move |conn| plan(conn, &file)).await.unwrap()
}

pub async fn try_import(app: &TestApp, file: RosterFile, options: ImportOptions) -> Result<Applied, ImportError> {
    let clock = app.clock.clone();
    app.services.db.write(move |conn| apply(conn, &clock, &Origin::operator(), &file, &options)).await
}

pub async fn import(app: &TestApp, file: RosterFile) -> Applied {
    try_import(app, file, ImportOptions::default()).await.unwrap()
}

/// New, changed, moved, gone and same of a table.
fn counts(plan: &Plan, table: Table) -> [usize; 5] {
    let one = plan.table(table).unwrap();
    [one.new.len(), one.changed.len(), one.moved.len(), one.gone.len(), one.same]
}

async fn member(app: &TestApp, code: &'static str) -> (String, String, String) {
    app.db(move |conn| {
        members::table
            .inner_join(organizations::table)
            .filter(members::code.eq(code))
            .select((organizations::code, members::office, members::status))
            .first(conn)
            .unwrap()
    })
    .await
}

#[tokio::test]
async fn a_dry_run_tells_what_is_new_and_changes_nothing() {
    let app = TestApp::spawn().await;
    let plan = planned(&app, city()).await;
    assert_eq!(counts(&plan, Table::Regions), [5, 0, 0, 0, 0]);
    assert_eq!(counts(&plan, Table::Branches), [3, 0, 0, 0, 0]);
    assert_eq!(counts(&plan, Table::Members), [4, 0, 0, 0, 0]);
    assert_eq!(counts(&plan, Table::Reviewers), [3, 0, 0, 0, 0]);
    let text = plan.to_string();
    assert!(text.contains("党员 members: 新增 new 4"), "{text}");
    assert!(text.contains("孔雪森") && !text.contains("10000000001"), "{text}");
    let rows: i64 = app.db(|conn| areas::table.count().get_result(conn).unwrap()).await;
    assert_eq!(rows, 0);
}

#[tokio::test]
async fn a_second_run_finds_nothing_to_do() {
    let app = TestApp::spawn().await;
    let first = import(&app, city()).await;
    assert_eq!(first.new_accounts, 6, "the member who reviews is one person");
    assert_eq!(first.codes.len(), 5, "the blocked member gets no code");
    let plan = planned(&app, city()).await;
    assert!(plan.is_empty(), "{plan}");
    assert!(plan.to_string().contains("nothing changes"));
    let second = import(&app, city()).await;
    assert_eq!((second.new_accounts, second.codes.len(), second.blocked), (0, 0, 0));
    let paths: Vec<String> =
        app.db(|conn| areas::table.order(areas::path).select(areas::path).load(conn).unwrap()).await;
    assert_eq!(paths, ["FZ/", "FZ/FZ-LA/", "FZ/FZ-LC/", "FZ/FZ-LC/FZ-LC-01/", "FZ/FZ-LC/FZ-LC-02/"]);
    let kind: (String, String) = app
        .db(|conn| {
            let one = organizations::table.filter(organizations::code.eq("B3"));
            one.select((organizations::kind, organizations::status)).first(conn).unwrap()
        })
        .await;
    assert_eq!(kind, ("general_branch".to_owned(), "dissolved".to_owned()));
}

#[tokio::test]
async fn changed_and_moved_rows_are_told_apart() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let regions = REGIONS.replace("FZ-LC-02,FZ-LC,", "FZ-LC-02,FZ-LA,").replace("太坊镇", "太坊街道");
    let branches = BRANCHES.replace("康江村", "康江社区").replace("B1,FZ-LC-01,农村", "B1,FZ-LC-01,社区");
    let members =
        MEMBERS.replace("M2,B1", "M2,B2").replace("M3,B2,肖建洋,10000000003,书记", "M3,B2,肖建洋,10000000003,党员");
    let file = || all(&regions, &branches, &members, REVIEWERS);
    let plan = planned(&app, file()).await;
    assert_eq!(counts(&plan, Table::Regions), [0, 1, 1, 0, 3]);
    assert_eq!(counts(&plan, Table::Branches), [0, 1, 0, 0, 2]);
    assert_eq!(counts(&plan, Table::Members), [0, 1, 1, 0, 2]);
    let moved = &plan.table(Table::Members).unwrap().moved[0];
    assert_eq!((moved.code.as_str(), moved.fields[0].old.as_str(), moved.fields[0].new.as_str()), ("M2", "B1", "B2"));
    import(&app, file()).await;
    assert_eq!(member(&app, "M2").await.0, "B2");
    assert_eq!(member(&app, "M3").await.1, "member");
    let path: String =
        app.db(|conn| areas::table.filter(areas::code.eq("FZ-LC-02")).select(areas::path).first(conn).unwrap()).await;
    assert_eq!(path, "FZ/FZ-LA/FZ-LC-02/");
    assert!(planned(&app, file()).await.is_empty());
}

#[tokio::test]
async fn who_is_gone_is_blocked_and_never_deleted() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let members = MEMBERS.replace("M2,B1,宋火刚,10000000002,党员,在册\n", "");
    let branches = BRANCHES.replace("B2,FZ-LC-02,农村,中共清源乡石桥村支部委员会,正常\n", "");
    let reviewers = REVIEWERS.replace("R2,郭红,10090000002,FZ-LC,县区,审核员\n", "");
    let members = members.replace("M3,B2", "M3,B1").replace("M4,B2", "M4,B1");
    let file = || all(REGIONS, &branches, &members, &reviewers);
    let plan = planned(&app, file()).await;
    assert_eq!(plan.table(Table::Members).unwrap().gone[0].code, "M2");
    assert_eq!(plan.table(Table::Branches).unwrap().gone[0].code, "B2");
    assert_eq!(plan.table(Table::Reviewers).unwrap().gone[0].code, "R2");
    let applied = import(&app, file()).await;
    assert_eq!((applied.blocked, applied.dissolved), (1, 0));
    assert_eq!(member(&app, "M2").await.2, "blocked");
    let retire = ImportOptions { retire_missing: true, ..ImportOptions::default() };
    assert_eq!(try_import(&app, file(), retire).await.unwrap().dissolved, 1);
    assert!(planned(&app, file()).await.is_empty());
    // Back again: the same row, the same account.
    let back = import(&app, city()).await;
    assert_eq!((back.new_accounts, back.codes.len()), (0, 1), "only the reviewer had lost every reason to log in");
    assert_eq!(member(&app, "M2").await.2, "active");
}

#[tokio::test]
async fn a_county_s_file_says_nothing_of_the_next_county() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let regions = "region_id,parent_id,level,name\nFZ-LC-01,FZ-LC,乡镇街道,太坊镇\n";
    let branches = "branch_id,region_id,domain,name\nB1,FZ-LC-01,农村,中共太坊镇康江村支部委员会\n";
    let members = "member_id,branch_id,name,phone,role\nM1,B1,孔雪森,10000000001,书记\n";
    let plan =
        planned(&app, read(&[(Table::Regions, regions), (Table::Branches, branches), (Table::Members, members)])).await;
    assert_eq!(counts(&plan, Table::Branches), [0, 0, 0, 0, 1]);
    assert_eq!(counts(&plan, Table::Members), [0, 0, 0, 1, 1], "only M2, who is of the branch in the file");
    assert_eq!(counts(&plan, Table::Reviewers), [0, 0, 0, 0, 0]);
    let plan = planned(&app, read(&[(Table::Members, members)])).await;
    assert_eq!(plan.table(Table::Members).unwrap().gone[0].code, "M2");
}

#[tokio::test]
async fn one_bad_row_refuses_the_whole_file() {
    let app = TestApp::spawn().await;
    let members = format!("{MEMBERS}M5,B1,周轩涛,1390000,党员,在册\nM6,B9,张慧杰,10000000006,党员,在册\n");
    let file = || all(REGIONS, BRANCHES, &members, REVIEWERS);
    let refused = try_import(&app, file(), ImportOptions::default()).await;
    let Err(ImportError::Refused(plan)) = refused else { panic!("{refused:?}") };
    let found: Vec<_> = plan.problems.iter().map(|one| (one.code, one.row, one.column)).collect();
    assert_eq!(found, [("bad_phone", Some(6), Some("phone")), ("unknown_reference", Some(7), Some("branch_id"))]);
    let rows: i64 = app.db(|conn| areas::table.count().get_result(conn).unwrap()).await;
    assert_eq!(rows, 0);
    let skip = ImportOptions { skip_bad_rows: true, ..ImportOptions::default() };
    let applied = try_import(&app, file(), skip).await.unwrap();
    assert_eq!(applied.plan.table(Table::Members).unwrap().new.len(), 4);
}

#[tokio::test]
async fn a_refused_row_hides_its_id_so_nobody_is_called_gone() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let members = MEMBERS.replace("10000000002", "1000");
    let skip = ImportOptions { skip_bad_rows: true, ..ImportOptions::default() };
    let applied = try_import(&app, all(REGIONS, BRANCHES, &members, REVIEWERS), skip).await.unwrap();
    assert_eq!(applied.blocked, 0);
    assert_eq!(member(&app, "M2").await.2, "active");
}

#[tokio::test]
async fn rows_below_a_refused_row_wait_for_it() {
    let app = TestApp::spawn().await;
    let branches = BRANCHES.replace("B2,FZ-LC-02,农村", "B2,FZ-LC-02,太空");
    let skip = ImportOptions { skip_bad_rows: true, ..ImportOptions::default() };
    let applied = try_import(&app, all(REGIONS, &branches, MEMBERS, REVIEWERS), skip).await.unwrap();
    let members = applied.plan.table(Table::Members).unwrap();
    assert_eq!((members.new.len(), members.waiting), (2, 2));
}

#[tokio::test]
async fn a_table_that_cannot_be_read_is_never_skipped() {
    let app = TestApp::spawn().await;
    let skip = ImportOptions { skip_bad_rows: true, ..ImportOptions::default() };
    for members in ["member_id,branch_id\n", "member_id,branch_id,name,phone\nM1,B1,\"孔雪森,10000000001\n"] {
        let refused = try_import(&app, all(REGIONS, BRANCHES, members, REVIEWERS), skip.clone()).await;
        assert!(matches!(refused, Err(ImportError::Refused(plan)) if plan.cannot_skip), "{members}");
    }
}

#[tokio::test]
async fn a_file_cut_short_locks_nobody_out() {
    let app = TestApp::spawn().await;
    let line = |number: u32| format!("N{number},B1,张三,1001{number:07},党员,在册\n");
    let head = "member_id,branch_id,name,phone,role,status\n";
    let many: String = std::iter::once(head.to_owned()).chain((0..200).map(line)).collect();
    let few: String = std::iter::once(head.to_owned()).chain((0..100).map(line)).collect();
    import(&app, all(REGIONS, BRANCHES, &many, REVIEWERS)).await;
    let refused = try_import(&app, all(REGIONS, BRANCHES, &few, REVIEWERS), ImportOptions::default()).await;
    assert!(matches!(refused, Err(ImportError::TooManyGone { gone: 100, stored: 200 })), "{refused:?}");
    let meant = ImportOptions { retire_missing: true, ..ImportOptions::default() };
    let applied = try_import(&app, all(REGIONS, BRANCHES, &few, REVIEWERS), meant).await.unwrap();
    assert_eq!(applied.blocked, 100);
}

#[tokio::test]
async fn the_trail_has_one_event_for_the_file_and_one_for_each_role() {
    let app = TestApp::spawn().await;
    import(&app, city()).await;
    let mut actions: Vec<(String, String)> = app
        .db(|conn| audit_events::table.select((audit_events::action, audit_events::details)).load(conn).unwrap())
        .await;
    actions.sort();
    let names: Vec<&str> = actions.iter().map(|(action, _)| action.as_str()).collect();
    assert_eq!(names, ["role.grant", "role.grant", "role.grant", "roster.import"]);
    assert!(actions.iter().all(|(_, details)| !details.contains("1000000000") && !details.contains("孔雪森")));
}
