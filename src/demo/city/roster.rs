//! Areas, branches, people and roles, written straight into the tables as the roster import does.

use diesel::prelude::*;

use super::super::LoadError;
use super::super::content::DemoLogin;
use super::plan::{self, Plan};
use crate::accounts::model::{Grant, MemberIdentity};
use crate::accounts::{Identity, Level, Office, Role};
use crate::clock::Clock;
use crate::db::schema::{accounts, areas, members, organizations, role_grant_domains, role_grants};
use crate::db::types::{AccountId, AreaId, GrantId, MemberId, OrganizationId, SessionId};
use crate::db::{DbConn, DbResult};
use crate::services::Services;

/// Branches written in one transaction.
const BATCH: usize = 500;

/// Somebody of a branch.
#[derive(Clone, Debug)]
pub(super) struct Insider {
    pub account: AccountId,
    pub member: MemberId,
    pub name: String,
}

/// A branch with its people.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub id: OrganizationId,
    pub code: String,
    pub domain: &'static str,
    /// Number of its township, of all townships.
    pub township: usize,
    /// Number of its county.
    pub county: usize,
    pub secretary: Insider,
    pub member: Insider,
    pub secretary_phone: String,
}

/// Somebody who reviews, handles or administers.
#[derive(Clone, Debug)]
pub(super) struct Outsider {
    pub identity: Identity,
    pub label_zh: String,
    pub label_en: &'static str,
}

/// Everybody and everything.
pub(super) struct City {
    pub branches: Vec<Branch>,
    /// One for each township.
    pub townships: Vec<Outsider>,
    /// The committees of lines, by domain.
    pub lines: Vec<(&'static str, Outsider)>,
    /// One for each county.
    pub counties: Vec<Outsider>,
    pub city: Outsider,
    pub second_city: Outsider,
    pub handler: Outsider,
    pub administrators: Vec<Outsider>,
}

impl City {
    /// Who concludes the first level of a branch.
    pub fn first_reviewer(&self, branch: &Branch) -> &Outsider {
        let line = self.lines.iter().find(|(domain, _)| *domain == branch.domain);
        line.map_or(&self.townships[branch.township], |(_, reviewer)| reviewer)
    }

    pub fn logins(&self) -> Vec<DemoLogin> {
        let login = |phone: &str, label_zh: &str, label_en: &str| DemoLogin {
            who: String::new(),
            phone: phone.to_owned(),
            label_zh: label_zh.to_owned(),
            label_en: label_en.to_owned(),
        };
        let people = [&self.city, &self.second_city, &self.counties[0], &self.townships[0], &self.handler];
        let mut logins: Vec<DemoLogin> = people
            .into_iter()
            .chain(&self.administrators)
            .map(|one| login(&one.identity.login, &one.label_zh, one.label_en))
            .collect();
        let village = self.branches.first();
        logins.extend(
            village.map(|branch| login(&branch.secretary_phone, "村党支部书记", "secretary of a village branch")),
        );
        logins
    }
}

/// The secretary of a branch, as if he had logged in.
pub(super) fn secretary(clock: &Clock, branch: &Branch) -> Identity {
    Identity {
        account_id: branch.secretary.account,
        session_id: clock.new_id::<SessionId>(),
        name: String::new(),
        login: String::new(),
        must_change_password: false,
        member: Some(MemberIdentity {
            member_id: branch.secretary.member,
            branch_id: branch.id,
            office: Office::Secretary,
            hosts: Vec::new(),
        }),
        grants: Vec::new(),
    }
}

struct Area {
    id: AreaId,
    path: String,
    name: String,
}

struct Writer<'a> {
    conn: &'a mut DbConn,
    clock: &'a Clock,
    /// When accounts are made: a password of last year would have to be changed first.
    now: &'a Clock,
    password_hash: &'a str,
    phones: usize,
}

pub(super) async fn load(
    services: &Services,
    plan: &Plan,
    now: &Clock,
    password_hash: String,
) -> Result<City, LoadError> {
    let clock = services.clock.clone();
    let drawn = plan.clone();
    let hash = password_hash.clone();
    let present = now.clone();
    let (areas, mut city) = services
        .db
        .write(move |conn| {
            let mut writer = Writer { conn, clock: &clock, now: &present, password_hash: &hash, phones: 0 };
            let areas = writer.areas(&drawn)?;
            let city = writer.officials(&drawn, &areas)?;
            Ok::<_, crate::db::DbError>((areas, city))
        })
        .await?;
    let townships = std::sync::Arc::new(areas.townships);
    let mut wanted = Vec::new();
    for (domain, count) in plan.branches_of() {
        wanted.extend((0..count).map(|number| (domain, number)));
    }
    for (batch, some) in wanted.chunks(BATCH).enumerate() {
        let (clock, now, hash, townships) =
            (services.clock.clone(), now.clone(), password_hash.clone(), townships.clone());
        let (some, drawn) = (some.to_vec(), plan.clone());
        let written = services
            .db
            .write(move |conn| {
                let phones = 1_000 + batch * BATCH * 2;
                let mut writer = Writer { conn, clock: &clock, now: &now, password_hash: &hash, phones };
                let numbered = some.iter().enumerate();
                numbered
                    .map(|(at, (domain, number))| {
                        writer.branch(&drawn, &townships, (batch * BATCH + at, domain, *number))
                    })
                    .collect::<DbResult<Vec<Branch>>>()
            })
            .await?;
        city.branches.extend(written);
    }
    Ok(city)
}

struct Areas {
    city: Area,
    counties: Vec<Area>,
    townships: Vec<Area>,
}

impl Writer<'_> {
    fn areas(&mut self, plan: &Plan) -> DbResult<Areas> {
        let city = self.area("YZ", None, "city", "云州市".to_owned())?;
        let (mut counties, mut townships) = (Vec::new(), Vec::new());
        for number in 0..plan.scale.counties {
            let (name, kind) = plan::county(number);
            let county = self.area(&format!("YZ-{number:02}"), Some(&city), kind, name)?;
            for inner in 0..plan.scale.townships {
                let name = plan::township(number * plan.scale.townships + inner);
                let code = format!("YZ-{number:02}-{inner:02}");
                townships.push(self.area(&code, Some(&county), "township", name)?);
            }
            counties.push(county);
        }
        Ok(Areas { city, counties, townships })
    }

    fn area(&mut self, code: &str, parent: Option<&Area>, kind: &str, name: String) -> DbResult<Area> {
        let id: AreaId = self.clock.new_id();
        let path = format!("{}{code}/", parent.map_or("", |parent| parent.path.as_str()));
        diesel::insert_into(areas::table)
            .values((
                areas::id.eq(id),
                areas::code.eq(code),
                areas::parent_id.eq(parent.map(|parent| parent.id)),
                areas::kind.eq(kind),
                areas::name.eq(&name),
                areas::path.eq(&path),
                areas::created_at.eq(self.clock.now()),
                areas::updated_at.eq(self.clock.now()),
            ))
            .execute(self.conn)?;
        Ok(Area { id, path, name })
    }

    fn officials(&mut self, plan: &Plan, areas: &Areas) -> DbResult<City> {
        let reviewer = |level| (Role::Reviewer, Some(level));
        let mut townships = Vec::new();
        for area in &areas.townships {
            let label = (format!("{}党委审核员", area.name), "township reviewer");
            townships.push(self.official(plan, label, reviewer(Level::Township), Some(area), &[])?);
        }
        let mut lines = Vec::new();
        for (domain, body) in [
            ("government", "机关工委"),
            ("soe", "国资委党委"),
            ("school", "教育工委"),
            ("hospital", "卫健委党委"),
            ("private_enterprise", "两新工委"),
            ("social_org", "两新工委"),
        ] {
            let label = (format!("{body}审核员"), "reviewer of a line");
            let role = (Role::DomainReviewer, Some(Level::Township));
            lines.push((domain, self.official(plan, label, role, Some(&areas.city), &[domain])?));
        }
        let mut counties = Vec::new();
        for area in &areas.counties {
            let label = (format!("{}组织部审核员", area.name), "county reviewer");
            counties.push(self.official(plan, label, reviewer(Level::County), Some(area), &[])?);
        }
        let mut of_city = |label: &str, english| {
            self.official(plan, (label.to_owned(), english), reviewer(Level::City), Some(&areas.city), &[])
        };
        let (city, second_city) =
            (of_city("市委组织部审核员", "city reviewer")?, of_city("市委组织部复核员", "second city reviewer")?);
        let mut of_role =
            |label: &str, english, role| self.official(plan, (label.to_owned(), english), (role, None), None, &[]);
        let handler = of_role("异议核查员", "objection handler", Role::ObjectionHandler)?;
        let administrators = vec![
            of_role("系统管理员", "system administrator", Role::CityAdmin)?,
            of_role("安全管理员", "security administrator", Role::SecurityAdmin)?,
            of_role("审计管理员", "auditor", Role::Auditor)?,
        ];
        Ok(City { branches: Vec::new(), townships, lines, counties, city, second_city, handler, administrators })
    }

    fn official(
        &mut self,
        plan: &Plan,
        (label_zh, label_en): (String, &'static str),
        (role, level): (Role, Option<Level>),
        area: Option<&Area>,
        domains: &[&str],
    ) -> DbResult<Outsider> {
        let name = plan::person(&mut plan.dice(1, self.phones));
        let (account_id, login) = self.account(&name)?;
        let id: GrantId = self.clock.new_id();
        diesel::insert_into(role_grants::table)
            .values((
                role_grants::id.eq(id),
                role_grants::account_id.eq(account_id),
                role_grants::role.eq(role),
                role_grants::level.eq(level),
                role_grants::area_id.eq(area.map(|area| area.id)),
                role_grants::source.eq("operator"),
                role_grants::created_at.eq(self.clock.now()),
            ))
            .execute(self.conn)?;
        for domain in domains {
            diesel::insert_into(role_grant_domains::table)
                .values((role_grant_domains::grant_id.eq(id), role_grant_domains::domain_code.eq(*domain)))
                .execute(self.conn)?;
        }
        let grant = Grant {
            id,
            role,
            level,
            area_path: area.map(|area| area.path.clone()),
            organization_id: None,
            domains: domains.iter().map(|domain| (*domain).to_owned()).collect(),
        };
        let session_id = self.clock.new_id();
        let identity = Identity {
            account_id,
            session_id,
            name,
            login,
            must_change_password: false,
            member: None,
            grants: vec![grant],
        };
        Ok(Outsider { identity, label_zh, label_en })
    }

    fn account(&mut self, name: &str) -> DbResult<(AccountId, String)> {
        let id: AccountId = self.clock.new_id();
        let login = format!("100{:08}", self.phones);
        self.phones += 1;
        diesel::insert_into(accounts::table)
            .values((
                accounts::id.eq(id),
                accounts::login.eq(&login),
                accounts::name.eq(name),
                accounts::password_hash.eq(self.password_hash),
                accounts::password_changed_at.eq(self.now.now()),
                accounts::must_change_password.eq(false),
                accounts::state.eq("active"),
                accounts::created_at.eq(self.now.now()),
                accounts::updated_at.eq(self.now.now()),
            ))
            .execute(self.conn)?;
        Ok((id, login))
    }

    fn branch(
        &mut self,
        plan: &Plan,
        townships: &[Area],
        (index, domain, number): (usize, &'static str, usize),
    ) -> DbResult<Branch> {
        // Coprime to their number, so that every domain is spread over all of them.
        let township = number * 7 % townships.len();
        let area = &townships[township];
        let (id, code): (OrganizationId, String) = (self.clock.new_id(), format!("YZ-{index:05}"));
        diesel::insert_into(organizations::table)
            .values((
                organizations::id.eq(id),
                organizations::code.eq(&code),
                organizations::kind.eq("branch"),
                organizations::domain_code.eq(domain),
                organizations::area_id.eq(area.id),
                organizations::name.eq(plan::branch(domain, number, &area.name)),
                organizations::is_temporary.eq(false),
                organizations::status.eq("active"),
                organizations::created_at.eq(self.clock.now()),
                organizations::updated_at.eq(self.clock.now()),
            ))
            .execute(self.conn)?;
        let mut dice = plan.dice(2, index);
        let (secretary, secretary_phone) = self.insider(&plan::person(&mut dice), id, Office::Secretary)?;
        let (member, _) = self.insider(&plan::person(&mut dice), id, Office::Member)?;
        let county = township / plan.scale.townships;
        Ok(Branch { id, code, domain, township, county, secretary, member, secretary_phone })
    }

    fn insider(&mut self, name: &str, branch: OrganizationId, office: Office) -> DbResult<(Insider, String)> {
        let (account, login) = self.account(name)?;
        let member: MemberId = self.clock.new_id();
        diesel::insert_into(members::table)
            .values((
                members::id.eq(member),
                members::code.eq(format!("M-{login}")),
                members::account_id.eq(account),
                members::branch_id.eq(branch),
                members::name.eq(name),
                members::office.eq(office),
                members::status.eq("active"),
                members::created_at.eq(self.clock.now()),
                members::updated_at.eq(self.clock.now()),
            ))
            .execute(self.conn)?;
        Ok((Insider { account, member, name: name.to_owned() }, login))
    }
}
