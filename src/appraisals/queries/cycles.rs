//! Cycles.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::blind::{levels_text, parse_levels};
use super::super::model::{CyclePlan, CycleState, SchemeType};
use crate::db::dialect::{Agreement, agree};
use crate::db::schema::appraisal_cycles::dsl;
use crate::db::schema::appraisal_cycles::{self, table as cycles};
use crate::db::types::{CycleId, Instant};
use crate::db::{DbConn, DbResult, MultiBackend};

/// A stored cycle.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = appraisal_cycles)]
pub struct Cycle {
    /// The cycle.
    pub id: CycleId,
    /// Name for people.
    pub name: String,
    /// First day covered.
    pub starts_on: NaiveDate,
    /// Last day covered.
    pub ends_on: NaiveDate,
    /// The legal footing.
    pub scheme_type: SchemeType,
    /// Number of the approving document.
    pub approval_document: Option<String>,
    /// Most 红旗 honours.
    pub red_flag_cap: i32,
    /// Most 模范 honours.
    pub model_cap: i32,
    /// Where it stands.
    pub state: CycleState,
    /// When it opened.
    pub opened_at: Option<Instant>,
    /// When it closed.
    pub closed_at: Option<Instant>,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// Working days a list is public.
    pub publicity_days: i32,
    /// Levels that score blind, see `blind::parse_levels`.
    pub blind_levels: String,
}

impl Cycle {
    /// A new draft.
    #[must_use]
    pub fn draft(id: CycleId, plan: CyclePlan, now: Instant) -> Self {
        Self {
            id,
            name: plan.name,
            starts_on: plan.starts_on,
            ends_on: plan.ends_on,
            scheme_type: plan.scheme_type,
            approval_document: plan.approval_document,
            red_flag_cap: plan.red_flag_cap,
            model_cap: plan.model_cap,
            state: CycleState::Draft,
            opened_at: None,
            closed_at: None,
            created_at: now,
            updated_at: now,
            publicity_days: plan.publicity_days,
            blind_levels: levels_text(&plan.blind_levels),
        }
    }

    /// What the administrator decided about it.
    #[must_use]
    pub fn plan(&self) -> CyclePlan {
        CyclePlan {
            name: self.name.clone(),
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            scheme_type: self.scheme_type,
            approval_document: self.approval_document.clone(),
            red_flag_cap: self.red_flag_cap,
            model_cap: self.model_cap,
            publicity_days: self.publicity_days,
            blind_levels: parse_levels(&self.blind_levels),
        }
    }
}

/// Agrees with other transactions on which cycles are open, until this one ends.
///
/// # Errors
/// As [`agree`].
pub fn lock_open_cycles(conn: &mut DbConn, to_change: bool) -> DbResult<()> {
    agree(conn, Agreement::Cycles, to_change)
}

/// One cycle.
///
/// # Errors
/// As any query.
pub fn find_cycle(conn: &mut DbConn, id: CycleId) -> DbResult<Option<Cycle>> {
    Ok(cycles.find(id).select(Cycle::as_select()).first(conn).optional()?)
}

/// Cycles, the newest first, from behind a position on; drafts only when asked for.
///
/// # Errors
/// As any query.
pub fn list_cycles(
    conn: &mut DbConn,
    drafts: bool,
    after: Option<(NaiveDate, CycleId)>,
    limit: usize,
) -> DbResult<Vec<Cycle>> {
    let mut query = cycles.select(Cycle::as_select()).into_boxed::<MultiBackend>();
    if !drafts {
        query = query.filter(dsl::state.ne(CycleState::Draft));
    }
    if let Some((day, id)) = after {
        query = query.filter(dsl::starts_on.lt(day).or(dsl::starts_on.eq(day).and(dsl::id.lt(id))));
    }
    Ok(query
        .order((dsl::starts_on.desc(), dsl::id.desc()))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1))
        .load(conn)?)
}

/// Stores a new cycle.
///
/// # Errors
/// As any insert.
pub fn insert_cycle(conn: &mut DbConn, cycle: &Cycle) -> DbResult<()> {
    diesel::insert_into(cycles).values(cycle).execute(conn)?;
    Ok(())
}

/// Stores a changed plan.
///
/// # Errors
/// As any update.
pub fn update_plan(conn: &mut DbConn, id: CycleId, plan: &CyclePlan, now: Instant) -> DbResult<()> {
    diesel::update(cycles.find(id))
        .set((
            dsl::name.eq(&plan.name),
            dsl::starts_on.eq(plan.starts_on),
            dsl::ends_on.eq(plan.ends_on),
            dsl::scheme_type.eq(plan.scheme_type),
            dsl::approval_document.eq(&plan.approval_document),
            dsl::red_flag_cap.eq(plan.red_flag_cap),
            dsl::model_cap.eq(plan.model_cap),
            dsl::publicity_days.eq(plan.publicity_days),
            dsl::blind_levels.eq(levels_text(&plan.blind_levels)),
            dsl::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Stores the state, with the moment of opening and closing.
///
/// # Errors
/// As any update.
pub fn set_state(conn: &mut DbConn, id: CycleId, state: CycleState, now: Instant) -> DbResult<()> {
    diesel::update(cycles.find(id)).set((dsl::state.eq(state), dsl::updated_at.eq(now))).execute(conn)?;
    match state {
        CycleState::Draft => 0,
        CycleState::Open => diesel::update(cycles.find(id)).set(dsl::opened_at.eq(now)).execute(conn)?,
        CycleState::Closed => diesel::update(cycles.find(id)).set(dsl::closed_at.eq(now)).execute(conn)?,
    };
    Ok(())
}

/// Whether another open cycle covers any day of this one.
///
/// # Errors
/// As any query.
pub fn open_overlap(conn: &mut DbConn, cycle: &Cycle) -> DbResult<bool> {
    let others = cycles
        .filter(dsl::id.ne(cycle.id))
        .filter(dsl::state.eq(CycleState::Open))
        .filter(dsl::starts_on.le(cycle.ends_on))
        .filter(dsl::ends_on.ge(cycle.starts_on));
    Ok(others.select(dsl::id).first::<CycleId>(conn).optional()?.is_some())
}
