//! A small city: areas, branches of several domains, people of every role, each with a token.
//!
//! Put into the database directly, without passwords, so that it costs milliseconds.
//!
//! | area | branches |
//! |---|---|
//! | `FZ/FZ-LC/FZ-LC-01/` | `village` (rural), `hospital` (hospital), `site` (soe, temporary), `station` (guidance station) |
//! | `FZ/FZ-LC/FZ-LC-02/` | `other_village` (rural) |
//! | `FZ/FZ-LA/FZ-LA-01/` | `far_village` (rural) |
//!
//! | person | is |
//! |---|---|
//! | `secretary`, `member`, `colleague` | of `village`; the first its secretary |
//! | `posted` | member of `other_village`, posted to `village` |
//! | `contact`, `leader` | of `village`; branch contact, group leader there |
//! | `other_secretary`, `other_member` | of `other_village` |
//! | `doctor` | of `hospital` |
//! | `far_member` | of `far_village` |
//! | `township`, `other_township`, `county`, `far_county`, `city` | reviewers of FZ-LC-01, FZ-LC-02, FZ-LC, FZ-LA, FZ |
//! | `hospital_line` | domain reviewer of hospitals, county level, area FZ |
//! | `reviewing_member` | member of `village` and reviewer of FZ-LC-01 |
//! | `handler`, `far_handler` | objection handlers, of the whole city and of FZ-LA |
//! | `judge`; `inspector`, `far_inspector` | panel judge of the whole city; inspectors of it and of FZ-LA |
//! | `city_admin`, `security_admin`, `auditor` | administrators |

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use shigan::accounts::{Level, Office, Role};
use shigan::clock::Clock;
use shigan::db::DbConn;
use shigan::db::dialect::WithSuffix as _;
use shigan::db::schema;
use shigan::db::types::{
    AccountId, AreaId, GrantId, MemberId, OrganizationId, PlaceId, PostingId, ProjectId, SessionId, Sha256, TeamId,
};

use super::TestApp;

/// Somebody with a token.
#[derive(Clone, Debug)]
pub struct Person {
    pub account_id: AccountId,
    pub member_id: Option<MemberId>,
    pub name: String,
    pub login: String,
    pub token: String,
}

/// Ids of everything in the small city.
#[derive(Clone, Debug)]
pub struct World {
    pub areas: HashMap<String, AreaId>,
    pub branches: HashMap<String, OrganizationId>,
    pub people: HashMap<String, Person>,
    pub project: ProjectId,
    pub place: PlaceId,
    pub team: TeamId,
}

impl World {
    /// Builds the small city in the app's database.
    pub async fn of(app: &TestApp) -> Self {
        let clock = app.clock.clone();
        app.db(move |conn| build(conn, &clock)).await
    }

    #[track_caller]
    pub fn person(&self, name: &str) -> &Person {
        self.people.get(name).unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    #[track_caller]
    pub fn branch(&self, name: &str) -> OrganizationId {
        *self.branches.get(name).unwrap_or_else(|| panic!("no branch is called {name}"))
    }

    #[track_caller]
    pub fn area(&self, code: &str) -> AreaId {
        *self.areas.get(code).unwrap_or_else(|| panic!("no area has the code {code}"))
    }
}

/// Builds the small city in a database.
pub fn build(conn: &mut DbConn, clock: &Clock) -> World {
    seed_words(conn);
    let mut world = World {
        areas: HashMap::new(),
        branches: HashMap::new(),
        people: HashMap::new(),
        project: clock.new_id(),
        place: clock.new_id(),
        team: clock.new_id(),
    };
    for (code, parent, kind, name) in [
        ("FZ", None, "city", "抚州市"),
        ("FZ-LC", Some("FZ"), "district", "临川区"),
        ("FZ-LC-01", Some("FZ-LC"), "township", "太坊镇"),
        ("FZ-LC-02", Some("FZ-LC"), "township", "清源乡"),
        ("FZ-LA", Some("FZ"), "county", "乐安县"),
        ("FZ-LA-01", Some("FZ-LA"), "township", "云岭镇"),
    ] {
        let id = insert_area(conn, clock, &world, code, parent, kind, name);
        world.areas.insert(code.to_owned(), id);
    }
    for (key, kind, domain, area, name) in [
        ("village", "branch", Some("rural"), "FZ-LC-01", "中共太坊镇康江村支部委员会"),
        ("hospital", "branch", Some("hospital"), "FZ-LC-01", "中共太坊镇卫生院支部委员会"),
        ("site", "branch", Some("soe"), "FZ-LC-01", "产业园项目临时党支部"),
        ("station", "guidance_station", None, "FZ-LC-01", "小个专党建工作指导站"),
        ("other_village", "branch", Some("rural"), "FZ-LC-02", "中共清源乡石桥村支部委员会"),
        ("far_village", "branch", Some("rural"), "FZ-LA-01", "中共云岭镇竹源村支部委员会"),
    ] {
        let id = insert_organization(conn, clock, &world, key, kind, domain, area, name);
        world.branches.insert(key.to_owned(), id);
    }
    insert_people(conn, clock, &mut world);
    insert_work(conn, clock, &world);
    world
}

fn seed_words(conn: &mut DbConn) {
    use schema::{domains, work_themes};
    for (position, (code, honor)) in [
        ("rural", "red_flag"),
        ("community", "model"),
        ("government", "model"),
        ("soe", "model"),
        ("school", "model"),
        ("hospital", "model"),
        ("private_enterprise", "model"),
        ("social_org", "model"),
    ]
    .into_iter()
    .enumerate()
    {
        let row = (
            domains::code.eq(code),
            domains::position.eq(i32::try_from(position).unwrap()),
            domains::name_zh.eq(code),
            domains::name_en.eq(code),
            domains::honor.eq(honor),
            domains::review_line.eq("area"),
        );
        diesel::insert_into(domains::table).values(row).or_ignore().execute(conn).unwrap();
    }
    let row = (
        work_themes::code.eq("rural_revitalization"),
        work_themes::position.eq(2),
        work_themes::name_zh.eq("乡村振兴"),
        work_themes::name_en.eq("Rural revitalisation"),
    );
    diesel::insert_into(work_themes::table).values(row).or_ignore().execute(conn).unwrap();
}

fn insert_area(
    conn: &mut DbConn,
    clock: &Clock,
    world: &World,
    code: &str,
    parent: Option<&str>,
    kind: &str,
    name: &str,
) -> AreaId {
    use schema::areas;
    let id: AreaId = clock.new_id();
    let parent_id = parent.map(|code| world.area(code));
    let above: String = parent_id
        .map(|id| areas::table.find(id).select(areas::path).first::<String>(conn).unwrap())
        .unwrap_or_default();
    diesel::insert_into(areas::table)
        .values((
            areas::id.eq(id),
            areas::code.eq(code),
            areas::parent_id.eq(parent_id),
            areas::kind.eq(kind),
            areas::name.eq(name),
            areas::path.eq(format!("{above}{code}/")),
            areas::created_at.eq(clock.now()),
            areas::updated_at.eq(clock.now()),
        ))
        .execute(conn)
        .unwrap();
    id
}

#[expect(clippy::too_many_arguments, reason = "a row of a table")]
fn insert_organization(
    conn: &mut DbConn,
    clock: &Clock,
    world: &World,
    key: &str,
    kind: &str,
    domain: Option<&str>,
    area: &str,
    name: &str,
) -> OrganizationId {
    use schema::organizations;
    let id: OrganizationId = clock.new_id();
    diesel::insert_into(organizations::table)
        .values((
            organizations::id.eq(id),
            organizations::code.eq(format!("B-{key}")),
            organizations::kind.eq(kind),
            organizations::domain_code.eq(domain),
            organizations::area_id.eq(world.area(area)),
            organizations::name.eq(name),
            organizations::is_temporary.eq(key == "site"),
            organizations::valid_from.eq((key == "site").then(|| day("2026-01-01"))),
            organizations::status.eq("active"),
            organizations::created_at.eq(clock.now()),
            organizations::updated_at.eq(clock.now()),
        ))
        .execute(conn)
        .unwrap();
    id
}

/// A day from its text.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn insert_people(conn: &mut DbConn, clock: &Clock, world: &mut World) {
    let members = [
        ("secretary", "village", Office::Secretary, "吴建国"),
        ("member", "village", Office::Member, "陈秀英"),
        ("colleague", "village", Office::Member, "李志强"),
        ("contact", "village", Office::PublicityCommissioner, "黄丽华"),
        ("leader", "village", Office::Member, "周小组"),
        ("reviewing_member", "village", Office::Member, "郑一兼"),
        ("posted", "other_village", Office::Member, "王驻村"),
        ("other_secretary", "other_village", Office::Secretary, "赵大山"),
        ("other_member", "other_village", Office::Member, "孙二河"),
        ("doctor", "hospital", Office::Member, "刘医生"),
        ("far_member", "far_village", Office::Member, "何远"),
    ];
    for (key, branch, office, name) in members {
        let person = insert_person(conn, clock, world, name, Some((branch, office)));
        world.people.insert(key.to_owned(), person);
    }
    let reviewers = [
        ("township", "镇审核", Role::Reviewer, Some(Level::Township), Some("FZ-LC-01"), None),
        ("other_township", "乡审核", Role::Reviewer, Some(Level::Township), Some("FZ-LC-02"), None),
        ("county", "区审核", Role::Reviewer, Some(Level::County), Some("FZ-LC"), None),
        ("far_county", "县审核", Role::Reviewer, Some(Level::County), Some("FZ-LA"), None),
        ("city", "市审核", Role::Reviewer, Some(Level::City), Some("FZ"), None),
        ("hospital_line", "卫健审核", Role::DomainReviewer, Some(Level::County), Some("FZ"), Some("hospital")),
        ("handler", "异议核查", Role::ObjectionHandler, None, None, None),
        ("far_handler", "远县核查", Role::ObjectionHandler, None, Some("FZ-LA"), None),
        ("judge", "评委", Role::PanelJudge, None, None, None),
        ("inspector", "考察组员", Role::Inspector, None, None, None),
        ("far_inspector", "远县考察", Role::Inspector, None, Some("FZ-LA"), None),
        ("city_admin", "系统管理", Role::CityAdmin, None, None, None),
        ("security_admin", "安全管理", Role::SecurityAdmin, None, None, None),
        ("auditor", "审计管理", Role::Auditor, None, None, None),
    ];
    for (key, name, role, level, area, domain) in reviewers {
        let person = insert_person(conn, clock, world, name, None);
        grant(conn, clock, world, &person, role, level, area, None, domain);
        world.people.insert(key.to_owned(), person);
    }
    let both = world.person("reviewing_member").clone();
    grant(conn, clock, world, &both, Role::Reviewer, Some(Level::Township), Some("FZ-LC-01"), None, None);
    let contact = world.person("contact").clone();
    grant(conn, clock, world, &contact, Role::BranchContact, None, None, Some("village"), None);
    let leader = world.person("leader").clone();
    grant(conn, clock, world, &leader, Role::GroupLeader, None, None, Some("village"), None);
    use schema::postings;
    diesel::insert_into(postings::table)
        .values((
            postings::id.eq(clock.new_id::<PostingId>()),
            postings::member_id.eq(world.person("posted").member_id.unwrap()),
            postings::host_id.eq(world.branch("village")),
            postings::role.eq("first_secretary"),
            postings::starts_on.eq(day("2026-01-01")),
            postings::created_at.eq(clock.now()),
            postings::updated_at.eq(clock.now()),
        ))
        .execute(conn)
        .unwrap();
}

/// A person with a live session.
pub fn insert_person(
    conn: &mut DbConn,
    clock: &Clock,
    world: &World,
    name: &str,
    membership: Option<(&str, Office)>,
) -> Person {
    use schema::{accounts, members, sessions};
    let account_id: AccountId = clock.new_id();
    let login = format!("100{:08}", rand::random::<u32>() % 100_000_000);
    let token = format!("{:032x}", rand::random::<u128>());
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(account_id),
            accounts::login.eq(&login),
            accounts::name.eq(name),
            accounts::must_change_password.eq(false),
            accounts::state.eq("active"),
            accounts::created_at.eq(clock.now()),
            accounts::updated_at.eq(clock.now()),
        ))
        .execute(conn)
        .unwrap();
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(clock.new_id::<SessionId>()),
            sessions::account_id.eq(account_id),
            sessions::token_hash.eq(Sha256::of(token.as_bytes())),
            sessions::transport.eq("bearer"),
            sessions::device_label.eq("test"),
            sessions::created_at.eq(clock.now()),
            sessions::last_seen_at.eq(clock.now()),
            sessions::expires_at.eq(clock.now().plus(chrono::TimeDelta::days(3650))),
        ))
        .execute(conn)
        .unwrap();
    let member_id = membership.map(|(branch, office)| {
        let member_id: MemberId = clock.new_id();
        diesel::insert_into(members::table)
            .values((
                members::id.eq(member_id),
                members::code.eq(format!("M-{login}")),
                members::account_id.eq(account_id),
                members::branch_id.eq(world.branch(branch)),
                members::name.eq(name),
                members::office.eq(office),
                members::status.eq("active"),
                members::created_at.eq(clock.now()),
                members::updated_at.eq(clock.now()),
            ))
            .execute(conn)
            .unwrap();
        member_id
    });
    Person { account_id, member_id, name: name.to_owned(), login, token }
}

/// Gives a role.
#[expect(clippy::too_many_arguments, reason = "a row of a table")]
pub fn grant(
    conn: &mut DbConn,
    clock: &Clock,
    world: &World,
    person: &Person,
    role: Role,
    level: Option<Level>,
    area: Option<&str>,
    branch: Option<&str>,
    domain: Option<&str>,
) {
    use schema::{role_grant_domains, role_grants};
    let id: GrantId = clock.new_id();
    diesel::insert_into(role_grants::table)
        .values((
            role_grants::id.eq(id),
            role_grants::account_id.eq(person.account_id),
            role_grants::role.eq(role),
            role_grants::level.eq(level),
            role_grants::area_id.eq(area.map(|code| world.area(code))),
            role_grants::organization_id.eq(branch.map(|key| world.branch(key))),
            role_grants::source.eq("operator"),
            role_grants::created_at.eq(clock.now()),
        ))
        .execute(conn)
        .unwrap();
    if let Some(domain) = domain {
        diesel::insert_into(role_grant_domains::table)
            .values((role_grant_domains::grant_id.eq(id), role_grant_domains::domain_code.eq(domain)))
            .execute(conn)
            .unwrap();
    }
}

fn insert_work(conn: &mut DbConn, clock: &Clock, world: &World) {
    use schema::{places, projects, teams};
    diesel::insert_into(projects::table)
        .values((
            projects::id.eq(world.project),
            projects::area_id.eq(world.area("FZ-LC-01")),
            projects::name.eq("产业园二期"),
            projects::created_at.eq(clock.now()),
            projects::updated_at.eq(clock.now()),
        ))
        .execute(conn)
        .unwrap();
    diesel::insert_into(places::table)
        .values((
            places::id.eq(world.place),
            places::kind.eq("village"),
            places::area_id.eq(world.area("FZ-LC-01")),
            places::organization_id.eq(world.branch("village")),
            places::name.eq("康江村"),
            places::created_at.eq(clock.now()),
            places::updated_at.eq(clock.now()),
        ))
        .execute(conn)
        .unwrap();
    diesel::insert_into(teams::table)
        .values((
            teams::id.eq(world.team),
            teams::organization_id.eq(world.branch("village")),
            teams::kind.eq("service_team"),
            teams::name.eq("康江村党员服务队"),
            teams::created_at.eq(clock.now()),
            teams::updated_at.eq(clock.now()),
        ))
        .execute(conn)
        .unwrap();
}
