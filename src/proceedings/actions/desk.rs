//! Who somebody is to a record: looked up once, before anything is shown or changed.
//!
//! Invariant: whoever has no part in a record learns nothing of it, not even that it exists.

use super::super::error::Error;
use super::super::queries::{self, StepRow};
use crate::accounts::{Identity, Level};
use crate::appraisals::blind::Mask;
use crate::appraisals::states::{Taken, Who};
use crate::appraisals::{self, Chain, CriterionRow, CycleState};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::RecordId;
use crate::evidence::{self, RecordFacts, model};

/// A record and what the caller is to it.
pub struct Desk {
    /// The record, its cycle and its organisation.
    pub record: RecordFacts,
    /// Through whose hands it goes.
    pub chain: Chain,
    /// The steps it took.
    pub steps: Vec<StepRow>,
    /// At which levels of the chain the caller reviews it; none when he must recuse himself.
    pub levels: Vec<Level>,
    /// Whether he would review it, were he not of the branch.
    pub recused: bool,
    /// Whether he keeps the branch.
    pub keeps: bool,
    /// Whether he handles objections there and has no part in the branch.
    pub handles: bool,
    /// What hides names from him, while his level scores blind.
    pub mask: Option<Mask>,
}

impl Desk {
    /// Sits somebody down before a record.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for somebody without any such role, [`Error::NotFound`] outside of his scopes and branches.
    pub fn sit_down(conn: &mut DbConn, identity: &Identity, id: RecordId) -> Result<Self, Error> {
        let (scopes, handling) = (identity.review_scopes(), identity.objection_scopes());
        let kept = identity.kept_branches();
        if scopes.is_empty() && handling.is_empty() && kept.is_empty() {
            return Err(Error::Forbidden);
        }
        let record = evidence::find_record(conn, id)?.ok_or(Error::NotFound)?;
        let (path, domain) = (record.area_path.as_str(), record.domain_code.as_deref());
        let covers = scopes.iter().any(|scope| scope.covers(path, domain));
        let handles = handling.iter().any(|scope| scope.covers(path, domain));
        let keeps = kept.contains(&record.organization_id);
        if !covers && !handles && !keeps {
            return Err(Error::NotFound);
        }
        let chain = appraisals::find_chain(conn, record.cycle_id, domain.unwrap_or_default())?;
        let of_branch = model::is_recused(identity, record.organization_id);
        let levels = chain.levels_of(&scopes, path, domain);
        let levels = if of_branch { Vec::new() } else { levels };
        let mask = appraisals::find_mask(conn, identity, &record.veil_facts())?;
        Ok(Self {
            mask,
            recused: of_branch && (covers || handles),
            levels,
            handles: handles && !of_branch,
            keeps,
            steps: queries::list_steps(conn, id)?,
            chain,
            record,
        })
    }

    /// The steps taken, as later ones depend on them.
    pub fn taken(&self) -> Vec<Taken> {
        let taken = |row: &StepRow| Taken { step: row.step, level: row.level, from: row.from, to: row.to };
        self.steps.iter().map(taken).collect()
    }

    /// Whether he sees who took a step: reviewers do, unless they score blind; the branch does not.
    pub fn sees_names(&self) -> bool {
        !self.levels.is_empty() && self.mask.is_none()
    }

    /// A text as he may see it.
    pub fn hide(&self, text: String) -> String {
        match &self.mask {
            Some(mask) => mask.hide(&text),
            None => text,
        }
    }

    /// Whether the cycle is in force.
    ///
    /// # Errors
    /// [`Error::NotNow`] when it is not.
    pub fn require_open(&self) -> Result<(), Error> {
        if self.record.cycle_state == CycleState::Open {
            Ok(())
        } else {
            Err(Error::NotNow("The cycle is not open.".to_owned()))
        }
    }

    /// The criteria by which the record is judged.
    ///
    /// # Errors
    /// As any query.
    pub fn sheet(&self, conn: &mut DbConn) -> Result<Vec<CriterionRow>, Error> {
        let Some(domain) = &self.record.domain_code else { return Ok(Vec::new()) };
        let sheet = appraisals::current_sheet(conn, self.record.cycle_id, domain)?;
        Ok(sheet.map(|sheet| appraisals::list_criteria(conn, sheet.id)).transpose()?.unwrap_or_default())
    }

    /// The level at which the caller takes the step of a level.
    ///
    /// # Errors
    /// [`Error::Recused`], [`Error::NotYours`], or a level that has to be named.
    pub fn choose_level(&self, wanted: Option<Level>) -> Result<Level, Error> {
        self.require(Who::Level)?;
        Ok(model::choose_level(&self.levels, wanted)?)
    }

    /// Whether the caller is of a kind.
    ///
    /// # Errors
    /// [`Error::Recused`] or [`Error::NotYours`].
    pub fn require(&self, who: Who) -> Result<(), Error> {
        let is = match who {
            Who::Branch => self.keeps,
            Who::Level => !self.levels.is_empty(),
            Who::City => self.levels.contains(&Level::City),
            Who::ObjectionHandler => self.handles,
            Who::TwoReviewers => false,
        };
        let reviewing = matches!(who, Who::Level | Who::City | Who::ObjectionHandler);
        if is {
            Ok(())
        } else if reviewing && self.recused {
            Err(Error::Recused)
        } else {
            Err(Error::NotYours(who))
        }
    }

    /// Moves the record to its next revision.
    ///
    /// # Errors
    /// [`Error::Stale`] when it is at another by now.
    pub fn advance(&self, conn: &mut DbConn, clock: &Clock, revision: i32) -> Result<(), Error> {
        if evidence::advance(conn, self.record.id, revision, clock.now())? { Ok(()) } else { Err(Error::Stale) }
    }
}
