//! The scopes of a person as a condition on `areas` and `organizations`.
//!
//! Invariant: it holds for exactly the organisations that [`ReviewScope::covers`] or that the person keeps.

use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Binary, Bool, Text};

use crate::accounts::{Identity, Level, ReviewScope};
use crate::db::schema::{areas, organizations};
use crate::db::types::{AreaId, OrganizationId};
use crate::db::{DbConn, DbResult, MultiBackend};

/// True for organisations within any of the scopes, or among those kept. Needs both tables in the query.
#[derive(Clone, Debug)]
pub struct WithinScopes {
    scopes: Vec<Range>,
    kept: Vec<OrganizationId>,
}

#[derive(Clone, Debug)]
struct Range {
    from: String,
    below: String,
    domains: Vec<String>,
}

/// The first path behind a subtree: `/` is followed by `0`.
pub(super) fn end_of_subtree(path: &str) -> String {
    // Everything lies below the empty path; no area's code reaches the last of all characters.
    if path.is_empty() { "\u{10FFFF}".to_owned() } else { format!("{}0", path.trim_end_matches('/')) }
}

impl WithinScopes {
    /// The condition for these scopes and kept branches.
    #[must_use]
    pub fn new(scopes: &[ReviewScope], kept: Vec<OrganizationId>) -> Self {
        let scopes = scopes
            .iter()
            .map(|scope| Range {
                from: scope.area_path.clone(),
                below: end_of_subtree(&scope.area_path),
                domains: scope.domains.clone(),
            })
            .collect();
        Self { scopes, kept }
    }
}

/// Which organisations a list over the records of a cycle is about.
#[derive(Clone, Debug)]
pub struct Reach {
    /// Those within the caller's scopes.
    pub within: WithinScopes,
    /// Of them, what he asked for.
    pub narrowed: WithinScopes,
    /// But for those in which he has a part (回避).
    pub own: Vec<OrganizationId>,
}

/// The organisations within somebody's scopes in which he has no part, narrowed to the subtree of an area and to a
/// domain; `None` for an area that does not exist.
///
/// # Errors
/// As any query.
pub fn find_reach(
    conn: &mut DbConn,
    identity: &Identity,
    scopes: &[ReviewScope],
    (area, domain): (Option<AreaId>, Option<String>),
) -> DbResult<Option<Reach>> {
    let area_path = match area {
        Some(area) => areas::table.find(area).select(areas::path).first::<String>(conn).optional()?,
        // Everything lies below the empty path.
        None => Some(String::new()),
    };
    let Some(area_path) = area_path else { return Ok(None) };
    let asked = ReviewScope { level: Level::City, area_path, domains: domain.into_iter().collect() };
    Ok(Some(Reach {
        within: WithinScopes::new(scopes, Vec::new()),
        narrowed: WithinScopes::new(&[asked], Vec::new()),
        own: identity.acting_branches().into_iter().chain(identity.kept_branches()).collect(),
    }))
}

impl Expression for WithinScopes {
    type SqlType = Bool;
}
impl<QS> AppearsOnTable<QS> for WithinScopes
where
    areas::path: AppearsOnTable<QS>,
    organizations::domain_code: AppearsOnTable<QS>,
{
}
impl<QS> SelectableExpression<QS> for WithinScopes
where
    areas::path: SelectableExpression<QS>,
    organizations::domain_code: SelectableExpression<QS>,
{
}
impl<GB> ValidGrouping<GB> for WithinScopes {
    type IsAggregate = is_aggregate::No;
}
impl QueryId for WithinScopes {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<MultiBackend> for WithinScopes {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql("(1 = 0");
        for scope in &self.scopes {
            out.push_sql(" OR (");
            areas::path.walk_ast(out.reborrow())?;
            out.push_sql(" >= ");
            out.push_bind_param::<Text, String>(&scope.from)?;
            out.push_sql(" AND ");
            areas::path.walk_ast(out.reborrow())?;
            out.push_sql(" < ");
            out.push_bind_param::<Text, String>(&scope.below)?;
            for (index, domain) in scope.domains.iter().enumerate() {
                if index == 0 {
                    out.push_sql(" AND ");
                    organizations::domain_code.walk_ast(out.reborrow())?;
                    out.push_sql(" IN (");
                } else {
                    out.push_sql(", ");
                }
                out.push_bind_param::<Text, String>(domain)?;
            }
            out.push_sql(if scope.domains.is_empty() { ")" } else { "))" });
        }
        for organization in &self.kept {
            out.push_sql(" OR ");
            organizations::id.walk_ast(out.reborrow())?;
            out.push_sql(" = ");
            out.push_bind_param::<Binary, OrganizationId>(organization)?;
        }
        out.push_sql(")");
        Ok(())
    }
}
