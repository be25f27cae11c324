//! Who somebody is to a panel: looked up once, before anything is shown or changed.
//!
//! Invariant: whoever has no part in a panel learns nothing of it, not even that it exists.

use super::super::error::Error;
use super::super::model::{PanelState, RoundState};
use super::super::queries::{self, PanelRow, RoundRow};
use crate::accounts::{Identity, Role, identity};
use crate::appraisals::{self, CycleState, lock_open_cycles};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::dialect::one_at_a_time;
use crate::db::types::{AccountId, OrganizationId, PanelId, RecordId};
use crate::evidence::model::is_recused;

/// A panel and what the caller is to it.
pub struct Seat {
    /// The panel.
    pub panel: PanelRow,
    /// The turns of its branches, in order.
    pub rounds: Vec<RoundRow>,
    /// Its judges.
    pub judges: Vec<(AccountId, String)>,
    /// Whether he leads it.
    pub host: bool,
    /// Whether he judges on it.
    pub judge: bool,
    /// The branches of it that he keeps.
    pub kept: Vec<OrganizationId>,
}

/// Somebody who may have to do with panels at all.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else.
pub fn enter(identity: &Identity) -> Result<(), Error> {
    let may =
        !identity.review_scopes().is_empty() || identity.has(Role::PanelJudge) || !identity.kept_branches().is_empty();
    if may { Ok(()) } else { Err(Error::Forbidden) }
}

impl Seat {
    /// Sits somebody down at a panel.
    ///
    /// # Errors
    /// [`Error::Forbidden`], or [`Error::NotFound`] for whoever has no part in it.
    pub fn sit_down(conn: &mut DbConn, identity: &Identity, id: PanelId) -> Result<Self, Error> {
        enter(identity)?;
        let panel = queries::find_panel(conn, id)?.ok_or(Error::NotFound)?;
        let rounds = queries::list_rounds(conn, id)?;
        let judges = queries::list_judges(conn, id)?;
        let host = panel.reach().is_hosted_by(&identity.review_scopes());
        let seated = judges.iter().any(|(account, _)| *account == identity.account_id);
        let judge = seated && identity.has(Role::PanelJudge);
        let mut kept = identity.kept_branches();
        kept.retain(|branch| rounds.iter().any(|round| round.organization_id == *branch));
        if host || judge || !kept.is_empty() {
            Ok(Self { panel, rounds, judges, host, judge, kept })
        } else {
            Err(Error::NotFound)
        }
    }

    /// As [`Seat::sit_down`], to change something: one at a time, while the cycle is open and the panel is not over.
    ///
    /// # Errors
    /// [`Error::NotNow`] when it is not.
    pub fn take(conn: &mut DbConn, identity: &Identity, id: PanelId) -> Result<Self, Error> {
        lock_open_cycles(conn, false)?;
        one_at_a_time(conn, "panel", &id.to_string())?;
        let seat = Self::sit_down(conn, identity, id)?;
        let cycle = appraisals::find_cycle(conn, seat.panel.cycle_id)?.ok_or(Error::NotFound)?;
        if cycle.state != CycleState::Open {
            return Err(Error::NotNow("The cycle is not open."));
        }
        if seat.panel.state == PanelState::Closed {
            return Err(Error::NotNow("The panel is over, and its results are frozen."));
        }
        Ok(seat)
    }

    /// As [`Seat::take`], for whoever leads the panel.
    ///
    /// # Errors
    /// [`Error::NotYours`] for anybody else.
    pub fn lead(conn: &mut DbConn, identity: &Identity, id: PanelId) -> Result<Self, Error> {
        let seat = Self::take(conn, identity, id)?;
        if seat.host { Ok(seat) } else { Err(Error::NotYours("A reviewer who reviews all of the panel leads it.")) }
    }

    /// As [`Seat::lead`], before the first round.
    ///
    /// # Errors
    /// [`Error::NotNow`] after it.
    pub fn prepare(conn: &mut DbConn, identity: &Identity, id: PanelId) -> Result<Self, Error> {
        let seat = Self::lead(conn, identity, id)?;
        if seat.panel.state == PanelState::Preparing {
            Ok(seat)
        } else {
            Err(Error::NotNow("The first round was opened, so order, judges and arithmetic stand."))
        }
    }

    /// The turn of a record.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it does not stand on this panel.
    pub fn round(&self, record: RecordId) -> Result<&RoundRow, Error> {
        self.rounds.iter().find(|round| round.record_id == record).ok_or(Error::NotFound)
    }

    /// The turn of a record that is open.
    ///
    /// # Errors
    /// [`Error::NotNow`] when it is not.
    pub fn open_round(&self, record: RecordId) -> Result<&RoundRow, Error> {
        let round = self.round(record)?;
        if round.state == RoundState::Open {
            Ok(round)
        } else {
            Err(Error::NotNow("The round of this branch is not open."))
        }
    }

    /// The results, once the panel is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.panel.state == PanelState::Closed
    }
}

/// Whether the caller has no part in a branch.
///
/// # Errors
/// [`Error::Recused`] when he has.
pub fn apart(identity: &Identity, branch: OrganizationId) -> Result<(), Error> {
    if is_recused(identity, branch) { Err(Error::Recused) } else { Ok(()) }
}

/// Whether somebody who does not call has a part in a branch.
///
/// # Errors
/// As any query.
pub fn is_of_branch(
    conn: &mut DbConn,
    clock: &Clock,
    account: AccountId,
    branch: OrganizationId,
) -> Result<bool, Error> {
    let member = identity::find_member(conn, clock, account)?;
    if member.is_some_and(|member| member.branch_id == branch || member.hosts.contains(&branch)) {
        return Ok(true);
    }
    Ok(identity::list_grants(conn, account)?.iter().any(|grant| grant.organization_id == Some(branch)))
}
