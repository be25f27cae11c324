//! What decides over a veil, and the names a mask hides. Diesel only, no rules.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use super::super::blind::{Mask, Names, parse_levels};
use super::super::states::{RecordState, Step};
use crate::accounts::Level;
use crate::db::schema::{
    accounts, appraisal_cycles, appraisal_record_reports, appraisal_records, areas, field_reports, members,
    organization_projects, organizations, places, postings, projects, record_steps, report_companions, teams,
};
use crate::db::types::{CycleId, OrganizationId, RecordId, ReportId};
use crate::db::{DbConn, DbResult};

/// So many are asked for at once.
const AT_ONCE: usize = 500;

/// A record with what decides whether it is veiled to somebody.
#[derive(Clone, Debug, Queryable)]
pub struct VeilFacts {
    /// The record.
    pub record_id: RecordId,
    /// Its cycle.
    pub cycle_id: CycleId,
    /// Where it stands.
    pub state: RecordState,
    /// The organisation.
    pub organization_id: OrganizationId,
    /// Its domain.
    pub domain_code: Option<String>,
    /// Where it lies.
    pub area_path: String,
}

macro_rules! veil_facts {
    () => {
        (
            appraisal_records::id,
            appraisal_records::cycle_id,
            appraisal_records::state,
            organizations::id,
            organizations::domain_code,
            areas::path,
        )
    };
}

/// The levels of a cycle that score blind.
///
/// # Errors
/// As any query.
pub fn blind_levels(conn: &mut DbConn, cycle: CycleId) -> DbResult<Vec<Level>> {
    let text: Option<String> =
        appraisal_cycles::table.find(cycle).select(appraisal_cycles::blind_levels).first(conn).optional()?;
    Ok(parse_levels(&text.unwrap_or_default()))
}

/// The cycles in which levels score blind, with these levels.
///
/// # Errors
/// As any query.
pub fn list_blind_cycles(conn: &mut DbConn) -> DbResult<HashMap<CycleId, Vec<Level>>> {
    let rows: Vec<(CycleId, String)> = appraisal_cycles::table
        .filter(appraisal_cycles::blind_levels.ne(""))
        .select((appraisal_cycles::id, appraisal_cycles::blind_levels))
        .load(conn)?;
    Ok(rows.into_iter().map(|(cycle, levels)| (cycle, parse_levels(&levels))).collect())
}

/// What decides over the veil of these records.
///
/// # Errors
/// As any query.
pub fn list_veil_facts(conn: &mut DbConn, records: &[RecordId]) -> DbResult<Vec<VeilFacts>> {
    let mut found = Vec::with_capacity(records.len());
    for some in records.chunks(AT_ONCE) {
        found.extend(
            appraisal_records::table
                .inner_join(organizations::table.inner_join(areas::table))
                .filter(appraisal_records::id.eq_any(some.to_vec()))
                .select(veil_facts!())
                .load::<VeilFacts>(conn)?,
        );
    }
    Ok(found)
}

/// The records of some cycles to which these reports are linked.
///
/// # Errors
/// As any query.
pub fn list_linked_records(
    conn: &mut DbConn,
    reports: &[ReportId],
    cycles: &[CycleId],
) -> DbResult<Vec<(ReportId, VeilFacts)>> {
    let mut found = Vec::with_capacity(reports.len());
    for some in reports.chunks(AT_ONCE) {
        found.extend(
            appraisal_record_reports::table
                .inner_join(appraisal_records::table.inner_join(organizations::table.inner_join(areas::table)))
                .filter(appraisal_record_reports::report_id.eq_any(some.to_vec()))
                .filter(appraisal_records::cycle_id.eq_any(cycles.to_vec()))
                .select((appraisal_record_reports::report_id, veil_facts!()))
                .load::<(ReportId, VeilFacts)>(conn)?,
        );
    }
    Ok(found)
}

/// The levels that concluded these records, whether they took it back or not.
///
/// # Errors
/// As any query.
pub fn list_conclusions(conn: &mut DbConn, records: &[RecordId]) -> DbResult<HashMap<RecordId, Vec<Level>>> {
    let mut found: HashMap<RecordId, Vec<Level>> = HashMap::new();
    for some in records.chunks(AT_ONCE) {
        let rows: Vec<(RecordId, Level)> = record_steps::table
            .filter(record_steps::record_id.eq_any(some.to_vec()))
            .filter(record_steps::step.eq(Step::Conclude))
            .filter(record_steps::level.is_not_null())
            .select((record_steps::record_id, record_steps::level.assume_not_null()))
            .load(conn)?;
        for (record, level) in rows {
            found.entry(record).or_default().push(level);
        }
    }
    Ok(found)
}

/// The masks over these records: a fixed number of queries for up to so many records at once.
///
/// # Errors
/// As any query.
pub fn list_masks(conn: &mut DbConn, records: &[RecordId]) -> DbResult<HashMap<RecordId, Mask>> {
    let mut masks = HashMap::with_capacity(records.len());
    for some in records.chunks(AT_ONCE) {
        let branches = list_branches(conn, some)?;
        let of_branch = names_of_branches(conn, &branches)?;
        let mut of_record = names_in_reports(conn, some)?;
        for branch in branches {
            // One branch has a record in each cycle.
            let mut names = of_branch.get(&branch.organization_id).cloned().unwrap_or_default();
            let reported = of_record.remove(&branch.record_id).unwrap_or_default();
            names.places.extend(reported.places);
            names.works.extend(reported.works);
            names.people.extend(reported.people);
            masks.insert(branch.record_id, Mask::new(names));
        }
    }
    Ok(masks)
}

/// The branch of a record.
#[derive(Queryable)]
struct Branch {
    record_id: RecordId,
    organization_id: OrganizationId,
    name: String,
    short_name: Option<String>,
    parent_id: Option<OrganizationId>,
    area_path: String,
}

impl Branch {
    /// Codes of its areas. Everything lies in the same city, so the city's name tells nothing.
    fn area_codes(&self) -> impl Iterator<Item = &str> {
        self.area_path.split('/').filter(|code| !code.is_empty()).skip(1)
    }
}

fn list_branches(conn: &mut DbConn, records: &[RecordId]) -> DbResult<Vec<Branch>> {
    Ok(appraisal_records::table
        .inner_join(organizations::table.inner_join(areas::table))
        .filter(appraisal_records::id.eq_any(records.to_vec()))
        .select((
            appraisal_records::id,
            organizations::id,
            organizations::name,
            organizations::short_name,
            organizations::parent_id,
            areas::path,
        ))
        .load(conn)?)
}

type NamesOf<K> = HashMap<K, Names>;

/// What the branches themselves are called, and what belongs to them.
fn names_of_branches(conn: &mut DbConn, branches: &[Branch]) -> DbResult<NamesOf<OrganizationId>> {
    let ids: Vec<OrganizationId> = branches.iter().map(|branch| branch.organization_id).collect();
    let codes: BTreeSet<String> = branches.iter().flat_map(Branch::area_codes).map(str::to_owned).collect();
    let areas: HashMap<String, String> = areas::table
        .filter(areas::code.eq_any(codes))
        .select((areas::code, areas::name))
        .load::<(String, String)>(conn)?
        .into_iter()
        .collect();
    let parents = list_parents(conn, branches)?;
    let mut all: NamesOf<OrganizationId> = HashMap::new();
    for branch in branches {
        let names = all.entry(branch.organization_id).or_default();
        names.organizations.push(branch.name.clone());
        names.organizations.extend(branch.short_name.clone());
        names
            .organizations
            .extend(branch.parent_id.and_then(|parent| parents.get(&parent)).into_iter().flatten().cloned());
        names.places.extend(branch.area_codes().filter_map(|code| areas.get(code)).cloned());
    }
    for (branch, host) in list_hosts(conn, &ids)? {
        all.entry(branch).or_default().organizations.push(host);
    }
    for (branch, place) in list_places(conn, &ids)? {
        all.entry(branch).or_default().places.push(place);
    }
    for (branch, work) in list_works(conn, &ids)? {
        all.entry(branch).or_default().works.push(work);
    }
    for (branch, person) in list_people(conn, &ids)? {
        all.entry(branch).or_default().people.push(person);
    }
    Ok(all)
}

/// What the branches are under, by full and by short name.
fn list_parents(conn: &mut DbConn, branches: &[Branch]) -> DbResult<HashMap<OrganizationId, Vec<String>>> {
    let ids: BTreeSet<OrganizationId> = branches.iter().filter_map(|branch| branch.parent_id).collect();
    let rows: Vec<(OrganizationId, String, Option<String>)> = organizations::table
        .filter(organizations::id.eq_any(ids))
        .select((organizations::id, organizations::name, organizations::short_name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name, short)| (id, std::iter::once(name).chain(short).collect())).collect())
}

type Named = (OrganizationId, String);

/// Where their members are posted.
fn list_hosts(conn: &mut DbConn, branches: &[OrganizationId]) -> DbResult<Vec<Named>> {
    Ok(postings::table
        .inner_join(members::table.on(members::id.eq(postings::member_id)))
        .inner_join(organizations::table.on(organizations::id.eq(postings::host_id)))
        .filter(members::branch_id.eq_any(branches.to_vec()))
        .select((members::branch_id, organizations::name))
        .distinct()
        .load(conn)?)
}

fn list_places(conn: &mut DbConn, branches: &[OrganizationId]) -> DbResult<Vec<Named>> {
    Ok(places::table
        .filter(places::organization_id.assume_not_null().eq_any(branches.to_vec()))
        .select((places::organization_id.assume_not_null(), places::name))
        .load(conn)?)
}

/// Their projects and teams.
fn list_works(conn: &mut DbConn, branches: &[OrganizationId]) -> DbResult<Vec<Named>> {
    let mut works: Vec<Named> = organization_projects::table
        .inner_join(projects::table)
        .filter(organization_projects::organization_id.eq_any(branches.to_vec()))
        .select((organization_projects::organization_id, projects::name))
        .load(conn)?;
    let of_teams: Vec<Named> = teams::table
        .filter(teams::organization_id.eq_any(branches.to_vec()))
        .select((teams::organization_id, teams::name))
        .load(conn)?;
    works.extend(of_teams);
    Ok(works)
}

/// Their members, and those who were ever posted to them.
fn list_people(conn: &mut DbConn, branches: &[OrganizationId]) -> DbResult<Vec<Named>> {
    let mut people: Vec<Named> = members::table
        .filter(members::branch_id.eq_any(branches.to_vec()))
        .select((members::branch_id, members::name))
        .load(conn)?;
    let posted: Vec<Named> = postings::table
        .inner_join(members::table.on(members::id.eq(postings::member_id)))
        .filter(postings::host_id.eq_any(branches.to_vec()))
        .select((postings::host_id, members::name))
        .load(conn)?;
    people.extend(posted);
    Ok(people)
}

/// Whom and what their reports name beside: people of other branches, places, projects, teams.
fn names_in_reports(conn: &mut DbConn, records: &[RecordId]) -> DbResult<NamesOf<RecordId>> {
    type Row = (RecordId, String, String, Option<String>, Option<String>, Option<String>);
    let rows: Vec<Row> = appraisal_record_reports::table
        .inner_join(field_reports::table.on(field_reports::id.eq(appraisal_record_reports::report_id)))
        .inner_join(members::table.on(members::id.eq(field_reports::author_id)))
        .inner_join(accounts::table.on(accounts::id.eq(field_reports::filed_by)))
        .left_join(places::table.on(places::id.nullable().eq(field_reports::place_id)))
        .left_join(projects::table.on(projects::id.nullable().eq(field_reports::project_id)))
        .left_join(teams::table.on(teams::id.nullable().eq(field_reports::team_id)))
        .filter(appraisal_record_reports::record_id.eq_any(records.to_vec()))
        .select((
            appraisal_record_reports::record_id,
            members::name,
            accounts::name,
            places::name.nullable(),
            projects::name.nullable(),
            teams::name.nullable(),
        ))
        .distinct()
        .load(conn)?;
    let companions: Vec<(RecordId, String)> = appraisal_record_reports::table
        .inner_join(report_companions::table.on(report_companions::report_id.eq(appraisal_record_reports::report_id)))
        .inner_join(members::table.on(members::id.eq(report_companions::member_id)))
        .filter(appraisal_record_reports::record_id.eq_any(records.to_vec()))
        .select((appraisal_record_reports::record_id, members::name))
        .distinct()
        .load(conn)?;
    let mut all: NamesOf<RecordId> = HashMap::new();
    for (record, author, filer, place, project, team) in rows {
        let names = all.entry(record).or_default();
        names.people.extend([author, filer]);
        names.places.extend(place);
        names.works.extend(project.into_iter().chain(team));
    }
    for (record, companion) in companions {
        all.entry(record).or_default().people.push(companion);
    }
    Ok(all)
}
