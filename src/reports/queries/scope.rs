//! Which branches a viewer and a filter allow, as ids where they are few and as SQL where they are many.
//!
//! Invariant: both forms mean the same set.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Binary, Bool, Text};

use super::list::Filter;
use crate::accounts::ReviewScope;
use crate::db::schema::{areas, field_reports, organizations};
use crate::db::types::{AreaId, OrganizationId};
use crate::db::{DbConn, DbResult, MultiBackend};
use crate::reports::visibility::Viewer;

/// Up to so many branches are named one by one: then the index by branch leads, else the one by day.
const FEW: usize = 300;

/// The path of an area.
///
/// # Errors
/// As any query.
pub fn find_area_path(conn: &mut DbConn, id: AreaId) -> DbResult<Option<String>> {
    Ok(areas::table.find(id).select(areas::path).first(conn).optional()?)
}

/// The branches whose reports a viewer may see beyond his own.
pub enum Branches {
    /// None at all.
    None,
    /// These.
    Few(Vec<OrganizationId>),
    /// Those for which this holds.
    Many(BranchWithin),
}

/// Finds out which form fits.
///
/// # Errors
/// As any query.
pub fn branches(conn: &mut DbConn, viewer: &Viewer, filter: &Filter) -> DbResult<Branches> {
    if viewer.kept.is_empty() && viewer.scopes.is_empty() {
        return Ok(Branches::None);
    }
    let mut found = BTreeSet::new();
    for scope in &viewer.scopes {
        found.extend(some_branches(conn, Some(scope), &[], filter)?);
        if found.len() > FEW {
            let scopes = viewer.scopes.clone();
            return Ok(Branches::Many(BranchWithin::new(&viewer.kept, &scopes, filter)));
        }
    }
    if !viewer.kept.is_empty() {
        found.extend(some_branches(conn, None, &viewer.kept, filter)?);
    }
    Ok(if found.is_empty() { Branches::None } else { Branches::Few(found.into_iter().collect()) })
}

fn some_branches(
    conn: &mut DbConn,
    scope: Option<&ReviewScope>,
    kept: &[OrganizationId],
    filter: &Filter,
) -> DbResult<Vec<OrganizationId>> {
    let mut query = organizations::table.inner_join(areas::table).into_boxed::<MultiBackend>();
    match scope {
        Some(scope) => {
            query =
                query.filter(areas::path.ge(scope.area_path.clone())).filter(areas::path.lt(end_of(&scope.area_path)));
            if !scope.domains.is_empty() {
                query = query.filter(organizations::domain_code.assume_not_null().eq_any(scope.domains.clone()));
            }
        }
        None => query = query.filter(organizations::id.eq_any(kept.to_vec())),
    }
    if let Some(path) = &filter.area_path {
        query = query.filter(areas::path.ge(path.clone())).filter(areas::path.lt(end_of(path)));
    }
    if let Some(domain) = &filter.domain {
        query = query.filter(organizations::domain_code.assume_not_null().eq(domain.clone()));
    }
    if let Some(branch_id) = filter.branch_id {
        query = query.filter(organizations::id.eq(branch_id));
    }
    let limit = i64::try_from(FEW + 1).unwrap_or(i64::MAX);
    Ok(query.select(organizations::id).limit(limit).load(conn)?)
}

/// The first text behind every path that begins with this one: paths end in a slash, and `0` follows it.
fn end_of(path: &str) -> String {
    format!("{}0", path.strip_suffix('/').unwrap_or(path))
}

/// True for a report whose branch lies within a viewer's reach and a filter's area and domain.
///
/// Written out because a correlated subquery with a number of alternatives known
/// only at run time cannot be said in Diesel's terms for both databases.
#[derive(Clone, Debug)]
pub struct BranchWithin {
    /// One of these must hold; nothing in it means no such demand.
    reach: Vec<Reach>,
    /// Start and end of the filter's area.
    area: Option<(String, String)>,
    domain: Option<String>,
}

#[derive(Clone, Debug)]
enum Reach {
    Branch(OrganizationId),
    Area { start: String, end: String, domains: Vec<String> },
}

impl BranchWithin {
    fn new(kept: &[OrganizationId], scopes: &[ReviewScope], filter: &Filter) -> Self {
        let areas = scopes.iter().map(|scope| Reach::Area {
            start: scope.area_path.clone(),
            end: end_of(&scope.area_path),
            domains: scope.domains.clone(),
        });
        Self {
            reach: kept.iter().copied().map(Reach::Branch).chain(areas).collect(),
            area: filter.area_path.as_ref().map(|path| (path.clone(), end_of(path))),
            domain: filter.domain.clone(),
        }
    }

    /// Only the filter's area and domain, for reports that are the viewer's own; `None` when it names neither.
    pub fn filter_only(filter: &Filter) -> Option<Self> {
        let demanded = filter.area_path.is_some() || filter.domain.is_some();
        demanded.then(|| Self::new(&[], &[], filter))
    }
}

impl diesel::expression::Expression for BranchWithin {
    type SqlType = Bool;
}
impl diesel::expression::AppearsOnTable<field_reports::table> for BranchWithin {}
impl diesel::expression::SelectableExpression<field_reports::table> for BranchWithin {}
impl<GB> diesel::expression::ValidGrouping<GB> for BranchWithin {
    type IsAggregate = diesel::expression::is_aggregate::No;
}
impl QueryId for BranchWithin {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<MultiBackend> for BranchWithin {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql(
            "EXISTS (SELECT 1 FROM organizations AS own_branch INNER JOIN areas AS own_area \
             ON own_area.id = own_branch.area_id WHERE own_branch.id = field_reports.branch_id",
        );
        if let Some((start, end)) = &self.area {
            out.push_sql(" AND own_area.path >= ");
            out.push_bind_param::<Text, String>(start)?;
            out.push_sql(" AND own_area.path < ");
            out.push_bind_param::<Text, String>(end)?;
        }
        if let Some(domain) = &self.domain {
            out.push_sql(" AND own_branch.domain_code = ");
            out.push_bind_param::<Text, String>(domain)?;
        }
        if !self.reach.is_empty() {
            out.push_sql(" AND (");
            for (index, reach) in self.reach.iter().enumerate() {
                if index > 0 {
                    out.push_sql(" OR ");
                }
                reach.walk(&mut out)?;
            }
            out.push_sql(")");
        }
        out.push_sql(")");
        Ok(())
    }
}

impl Reach {
    fn walk<'b>(&'b self, out: &mut AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        match self {
            Self::Branch(id) => {
                out.push_sql("own_branch.id = ");
                out.push_bind_param::<Binary, OrganizationId>(id)
            }
            Self::Area { start, end, domains } => {
                out.push_sql("(own_area.path >= ");
                out.push_bind_param::<Text, String>(start)?;
                out.push_sql(" AND own_area.path < ");
                out.push_bind_param::<Text, String>(end)?;
                for (index, domain) in domains.iter().enumerate() {
                    out.push_sql(if index == 0 { " AND own_branch.domain_code IN (" } else { ", " });
                    out.push_bind_param::<Text, String>(domain)?;
                }
                out.push_sql(if domains.is_empty() { ")" } else { "))" });
                Ok(())
            }
        }
    }
}
