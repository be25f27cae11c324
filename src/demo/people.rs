//! The demo's areas, organisations, people, places and roles, as rows.
//!
//! Written straight into the tables, as the roster import does; reports go
//! through their actions instead, in `work`. Invariant: one transaction.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::content::{Demo, DemoMember, DemoOrganization, DemoReviewer};
use crate::accounts::{Level, Office, Role};
use crate::clock::Clock;
use crate::db::schema::{
    accounts, areas, members, organization_links, organization_projects, organizations, places, postings, projects,
    role_grant_domains, role_grants, teams,
};
use crate::db::types::{AccountId, AreaId, GrantId, MemberId, OrganizationId, PlaceId, PostingId, ProjectId, TeamId};
use crate::db::{DbConn, DbResult};

/// Ids of what was loaded, by the `ref` of the entry.
#[derive(Default)]
pub(super) struct Refs {
    pub areas: HashMap<String, AreaId>,
    pub organizations: HashMap<String, OrganizationId>,
    pub projects: HashMap<String, ProjectId>,
    pub places: HashMap<String, PlaceId>,
    pub teams: HashMap<String, TeamId>,
    pub members: HashMap<String, MemberId>,
    pub accounts: HashMap<String, AccountId>,
}

struct Loader<'a> {
    conn: &'a mut DbConn,
    clock: &'a Clock,
    password_hash: &'a str,
    refs: Refs,
}

/// Loads everything that is not work.
pub(super) fn load(conn: &mut DbConn, clock: &Clock, demo: &Demo, password_hash: &str) -> DbResult<Refs> {
    let mut loader = Loader { conn, clock, password_hash, refs: Refs::default() };
    loader.areas(demo)?;
    loader.projects(demo)?;
    loader.organizations(demo)?;
    loader.places(demo)?;
    loader.teams(demo)?;
    for member in &demo.members {
        loader.member(member)?;
    }
    loader.postings(demo)?;
    for reviewer in &demo.reviewers {
        loader.reviewer(reviewer)?;
    }
    Ok(loader.refs)
}

impl Loader<'_> {
    fn days_ago(&self, days: u32) -> NaiveDate {
        self.clock.today() - TimeDelta::days(i64::from(days))
    }

    fn areas(&mut self, demo: &Demo) -> DbResult<()> {
        let mut paths: HashMap<&str, String> = HashMap::new();
        for region in &demo.regions {
            let id: AreaId = self.clock.new_id();
            let code = region.r#ref.trim_start_matches("r-").to_uppercase();
            let above = region.parent.as_deref().and_then(|parent| paths.get(parent)).cloned().unwrap_or_default();
            let path = format!("{above}{code}/");
            diesel::insert_into(areas::table)
                .values((
                    areas::id.eq(id),
                    areas::code.eq(&code),
                    areas::parent_id.eq(region.parent.as_ref().and_then(|parent| self.refs.areas.get(parent))),
                    areas::kind.eq(&region.kind),
                    areas::name.eq(&region.name),
                    areas::path.eq(&path),
                    areas::created_at.eq(self.clock.now()),
                    areas::updated_at.eq(self.clock.now()),
                ))
                .execute(self.conn)?;
            paths.insert(&region.r#ref, path);
            self.refs.areas.insert(region.r#ref.clone(), id);
        }
        Ok(())
    }

    fn projects(&mut self, demo: &Demo) -> DbResult<()> {
        for project in &demo.projects {
            let id: ProjectId = self.clock.new_id();
            diesel::insert_into(projects::table)
                .values((
                    projects::id.eq(id),
                    projects::area_id.eq(self.refs.areas[&project.region]),
                    projects::name.eq(&project.name),
                    projects::created_at.eq(self.clock.now()),
                    projects::updated_at.eq(self.clock.now()),
                ))
                .execute(self.conn)?;
            self.refs.projects.insert(project.r#ref.clone(), id);
        }
        Ok(())
    }

    fn organizations(&mut self, demo: &Demo) -> DbResult<()> {
        for organization in &demo.organizations {
            let id = self.organization(organization)?;
            self.refs.organizations.insert(organization.r#ref.clone(), id);
        }
        for organization in &demo.organizations {
            let id = self.refs.organizations[&organization.r#ref];
            for partner in &organization.linked_organizations {
                diesel::insert_into(organization_links::table)
                    .values((
                        organization_links::organization_id.eq(id),
                        organization_links::partner_id.eq(self.refs.organizations[partner]),
                        organization_links::created_at.eq(self.clock.now()),
                    ))
                    .execute(self.conn)?;
            }
            if let Some(project) = &organization.project {
                diesel::insert_into(organization_projects::table)
                    .values((
                        organization_projects::organization_id.eq(id),
                        organization_projects::project_id.eq(self.refs.projects[project]),
                    ))
                    .execute(self.conn)?;
            }
        }
        Ok(())
    }

    fn organization(&mut self, organization: &DemoOrganization) -> DbResult<OrganizationId> {
        let id: OrganizationId = self.clock.new_id();
        diesel::insert_into(organizations::table)
            .values((
                organizations::id.eq(id),
                organizations::code.eq(format!("DEMO-{}", organization.r#ref)),
                organizations::parent_id
                    .eq(organization.parent.as_ref().and_then(|parent| self.refs.organizations.get(parent))),
                organizations::kind.eq(&organization.kind),
                organizations::domain_code.eq(&organization.domain),
                organizations::area_id.eq(self.refs.areas[&organization.region]),
                organizations::name.eq(&organization.name),
                organizations::short_name.eq(&organization.short_name),
                organizations::is_temporary.eq(organization.is_temporary),
                organizations::valid_from.eq(organization.valid_from_days_ago.map(|days| self.days_ago(days))),
                organizations::valid_to.eq(organization
                    .valid_to_days_ahead
                    .map(|days| self.clock.today() + TimeDelta::days(i64::from(days)))),
                organizations::status.eq("active"),
                organizations::created_at.eq(self.clock.now()),
                organizations::updated_at.eq(self.clock.now()),
            ))
            .execute(self.conn)?;
        Ok(id)
    }

    fn places(&mut self, demo: &Demo) -> DbResult<()> {
        // Coarse on purpose: thousandths of a degree, about 100 m.
        #[expect(clippy::cast_possible_truncation, reason = "degrees are small numbers")]
        let milli = |degrees: f64| (degrees * 1000.0).round() as i32;
        for place in &demo.places {
            let id: PlaceId = self.clock.new_id();
            diesel::insert_into(places::table)
                .values((
                    places::id.eq(id),
                    places::kind.eq(&place.kind),
                    places::area_id.eq(self.refs.areas[&place.region]),
                    places::organization_id
                        .eq(place.organization.as_ref().map(|organization| self.refs.organizations[organization])),
                    places::name.eq(&place.name),
                    places::latitude_milli.eq(place.point.as_ref().map(|point| milli(point.latitude))),
                    places::longitude_milli.eq(place.point.as_ref().map(|point| milli(point.longitude))),
                    places::created_at.eq(self.clock.now()),
                    places::updated_at.eq(self.clock.now()),
                ))
                .execute(self.conn)?;
            self.refs.places.insert(place.r#ref.clone(), id);
        }
        Ok(())
    }

    fn teams(&mut self, demo: &Demo) -> DbResult<()> {
        for team in &demo.teams {
            let id: TeamId = self.clock.new_id();
            diesel::insert_into(teams::table)
                .values((
                    teams::id.eq(id),
                    teams::organization_id.eq(self.refs.organizations[&team.organization]),
                    teams::kind.eq(&team.kind),
                    teams::name.eq(&team.name),
                    teams::project_id.eq(team.project.as_ref().map(|project| self.refs.projects[project])),
                    teams::place_id.eq(team.place.as_ref().map(|place| self.refs.places[place])),
                    teams::created_at.eq(self.clock.now()),
                    teams::updated_at.eq(self.clock.now()),
                ))
                .execute(self.conn)?;
            self.refs.teams.insert(team.r#ref.clone(), id);
        }
        Ok(())
    }

    fn account(&mut self, name: &str, phone: &str) -> DbResult<AccountId> {
        let id: AccountId = self.clock.new_id();
        diesel::insert_into(accounts::table)
            .values((
                accounts::id.eq(id),
                accounts::login.eq(phone),
                accounts::name.eq(name),
                accounts::password_hash.eq(self.password_hash),
                accounts::password_changed_at.eq(self.clock.now()),
                accounts::must_change_password.eq(false),
                accounts::state.eq("active"),
                accounts::created_at.eq(self.clock.now()),
                accounts::updated_at.eq(self.clock.now()),
            ))
            .execute(self.conn)?;
        Ok(id)
    }

    fn member(&mut self, member: &DemoMember) -> DbResult<()> {
        let account_id = self.account(&member.name, &member.phone)?;
        let id: MemberId = self.clock.new_id();
        let branch_id = self.refs.organizations[&member.branch];
        let office = match member.role.as_str() {
            "branch_secretary" => Office::Secretary,
            other => other.parse().unwrap_or(Office::Member),
        };
        diesel::insert_into(members::table)
            .values((
                members::id.eq(id),
                members::code.eq(format!("DEMO-{}", member.r#ref)),
                members::account_id.eq(account_id),
                members::branch_id.eq(branch_id),
                members::name.eq(&member.name),
                members::office.eq(office),
                members::status.eq("active"),
                members::created_at.eq(self.clock.now()),
                members::updated_at.eq(self.clock.now()),
            ))
            .execute(self.conn)?;
        // Other extra roles of the content describe people and give no rights.
        for role in member.extra_roles.iter().filter_map(|role| role.parse::<Role>().ok()) {
            self.grant(account_id, role, None, None, Some(branch_id), &[])?;
        }
        self.refs.members.insert(member.r#ref.clone(), id);
        self.refs.accounts.insert(member.r#ref.clone(), account_id);
        Ok(())
    }

    fn postings(&mut self, demo: &Demo) -> DbResult<()> {
        for posting in &demo.postings {
            // A host outside the system has no branch here to act for.
            let Some(host) = &posting.host else { continue };
            let role = match posting.role.as_str() {
                "village_doctor" => "other",
                role => role,
            };
            diesel::insert_into(postings::table)
                .values((
                    postings::id.eq(self.clock.new_id::<PostingId>()),
                    postings::member_id.eq(self.refs.members[&posting.member]),
                    postings::host_id.eq(self.refs.organizations[host]),
                    postings::role.eq(role),
                    postings::starts_on.eq(self.days_ago(posting.from_days_ago)),
                    postings::ends_on.eq(posting.to_days_ago.map(|days| self.days_ago(days))),
                    postings::created_at.eq(self.clock.now()),
                    postings::updated_at.eq(self.clock.now()),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    fn reviewer(&mut self, reviewer: &DemoReviewer) -> DbResult<()> {
        let account_id = self.account(&reviewer.name, &reviewer.phone)?;
        if let Ok(role) = reviewer.role.parse::<Role>() {
            let reviews = matches!(role, Role::Reviewer | Role::DomainReviewer);
            let level = reviewer.level.parse::<Level>().ok().filter(|_| reviews);
            let area = reviews.then(|| self.refs.areas[&reviewer.region]);
            self.grant(account_id, role, level, area, None, &reviewer.domains)?;
        }
        self.refs.accounts.insert(reviewer.r#ref.clone(), account_id);
        Ok(())
    }

    fn grant(
        &mut self,
        account_id: AccountId,
        role: Role,
        level: Option<Level>,
        area_id: Option<AreaId>,
        organization_id: Option<OrganizationId>,
        domains: &[String],
    ) -> DbResult<()> {
        let id: GrantId = self.clock.new_id();
        diesel::insert_into(role_grants::table)
            .values((
                role_grants::id.eq(id),
                role_grants::account_id.eq(account_id),
                role_grants::role.eq(role),
                role_grants::level.eq(level),
                role_grants::area_id.eq(area_id),
                role_grants::organization_id.eq(organization_id),
                role_grants::source.eq("operator"),
                role_grants::created_at.eq(self.clock.now()),
            ))
            .execute(self.conn)?;
        for domain in domains {
            diesel::insert_into(role_grant_domains::table)
                .values((role_grant_domains::grant_id.eq(id), role_grant_domains::domain_code.eq(domain)))
                .execute(self.conn)?;
        }
        Ok(())
    }
}
