//! The year of the records: declaring, self-assessment, three levels, inspection, publicity, objections, naming, a
//! revocation. Every step by the action a client's request uses.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use diesel::prelude::*;
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};

use super::super::LoadError;
use super::Outcome;
use super::plan::{Plan, Until};
use super::reports::Filed;
use super::roster::{Branch, City, Outsider, secretary};
use super::scores::{self, Sheets, Turn};
use crate::accounts::{Identity, Level};
use crate::appraisals::actions::{create_cycle, open_cycle as open};
use crate::appraisals::model::CyclePlan;
use crate::appraisals::{SchemeType, ScoreLevel, Step, current_sheet, list_criteria};
use crate::audit::{ActorKind, Origin};
use crate::db::DbResult;
use crate::db::schema::appraisal_records;
use crate::db::types::{CycleId, OrganizationId, RecordId};
use crate::proceedings::actions::{Settlement, put_self_scores, receive_objection, settle_objection, take_step};
use crate::proceedings::model::{Decision, ObjectionDraft, ObjectionOutcome, SelfScore, StepRequest};
use crate::rankings::actions::{find_ranking, freeze_ranking};
use crate::rankings::model::Field;
use crate::services::Services;

/// Requests under way at once: as many as the pool of a small server has connections.
const AT_ONCE: usize = 6;
const HONORS: [&str; 2] = ["red_flag", "model"];

/// A record and how often it changed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub id: RecordId,
    pub revision: i32,
}

/// Whether a branch puts itself forward: three in ten do.
pub(super) fn declares(plan: &Plan, place: usize) -> bool {
    plan.dice(4, place).below(10) < 3
}

pub(super) async fn open_cycle(services: &Services, plan: &Plan) -> Result<CycleId, LoadError> {
    let year = plan.year();
    let honors = i32::try_from(plan.scale.honors).unwrap_or(100);
    let wanted = CyclePlan {
        name: format!("{year}年红旗(模范)党支部创评"),
        starts_on: plan.days.begin,
        ends_on: chrono::NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default(),
        scheme_type: SchemeType::Demonstration,
        approval_document: Some(format!("演示〔{year}〕1号")),
        red_flag_cap: honors,
        model_cap: honors,
        publicity_days: 5,
        blind_levels: Vec::new(),
    };
    let cycle = create_cycle(services, Origin::operator(), wanted, None).await.map_err(LoadError::because)?;
    open(services, Origin::operator(), cycle.id).await.map_err(LoadError::because)?;
    Ok(cycle.id)
}

/// The records in the order of the branches.
pub(super) async fn list_records(
    services: &Services,
    cycle: CycleId,
    city: &City,
) -> Result<Vec<Option<Record>>, LoadError> {
    let rows: Vec<(OrganizationId, RecordId, i32)> = services
        .db
        .read(move |conn| -> DbResult<_> {
            Ok(appraisal_records::table
                .filter(appraisal_records::cycle_id.eq(cycle))
                .select((appraisal_records::organization_id, appraisal_records::id, appraisal_records::revision))
                .load(conn)?)
        })
        .await?;
    let mut of: HashMap<OrganizationId, Record> =
        rows.into_iter().map(|(organization, id, revision)| (organization, Record { id, revision })).collect();
    Ok(city.branches.iter().map(|branch| of.remove(&branch.id)).collect())
}

async fn load_sheets(services: &Services, plan: &Plan, cycle: CycleId) -> Result<Sheets, LoadError> {
    let domains: Vec<&'static str> = plan.branches_of().into_iter().map(|(domain, _)| domain).collect();
    let sheets = services.db.read(move |conn| -> DbResult<_> {
        let mut sheets = Sheets::new();
        for domain in domains {
            let sheet = current_sheet(conn, cycle, domain)?;
            let criteria = sheet.map(|sheet| list_criteria(conn, sheet.id)).transpose()?;
            sheets.insert(domain, criteria.unwrap_or_default());
        }
        Ok(sheets)
    });
    Ok(sheets.await?)
}

fn honor(branch: &Branch) -> &'static str {
    if branch.domain == "rural" { HONORS[0] } else { HONORS[1] }
}

/// A branch that competes.
#[derive(Clone, Copy, Debug)]
struct Runner {
    place: usize,
    record: Record,
}

/// Everything the year needs at hand.
struct Year<'a> {
    services: &'a Services,
    plan: &'a Plan,
    city: &'a City,
    cycle: CycleId,
    sheets: Sheets,
    filed: &'a Filed,
}

/// Plays the year.
pub(super) async fn play(
    services: &Services,
    plan: &Plan,
    city: &City,
    cycle: CycleId,
    records: Vec<Option<Record>>,
    filed: &Filed,
    lap: &mut dyn FnMut(&str),
) -> Result<Outcome, LoadError> {
    let sheets = load_sheets(services, plan, cycle).await?;
    let year = Year { services, plan, city, cycle, sheets, filed };
    let declaring = records.into_iter().enumerate().filter(|(place, _)| declares(plan, *place));
    let runners: Vec<Runner> =
        declaring.filter_map(|(place, record)| Some(Runner { place, record: record? })).collect();
    let declared = runners.len();
    let runners = year.put_forward(runners).await?;
    lap("declaring and self-assessment");
    if plan.until == Until::Spring {
        year.leave_midway(runners).await?;
        lap("the first level and the county");
        return Ok(Outcome { declared, ..Outcome::default() });
    }
    let runners = year.conclude(runners, Level::Township).await?;
    lap("the first level");
    let (candidates, left) = year.choose(runners);
    let sent_on = candidates.len();
    let candidates = year.conclude(candidates, Level::County).await?;
    year.pass_over(left, Level::County, "本年度县级择优未推荐。").await?;
    lap("the county");
    let candidates = year.conclude(candidates, Level::City).await?;
    lap("the city");
    let (public, left) = year.publicize(candidates).await?;
    year.pass_over(left, Level::City, "名次在限额之外。").await?;
    lap("ranking, inspection, publicity");
    let (public, objections) = year.object(public).await?;
    let named = year.name(public).await?;
    let revoked = year.revoke(&named).await?;
    lap("objections, naming, revocation");
    let code = |runner: &Runner| city.branches[runner.place].code.clone();
    Ok(Outcome {
        declared,
        candidates: sent_on,
        named: named.iter().filter(|one| !revoked.contains(&one.place)).map(code).collect(),
        revoked: revoked.iter().map(|place| city.branches[*place].code.clone()).collect(),
        objections,
        logins: Vec::new(),
    })
}

impl Year<'_> {
    fn on(&self, day: chrono::NaiveDate) -> Services {
        self.plan.services_on(self.services, day)
    }

    fn branch(&self, runner: &Runner) -> &Branch {
        &self.city.branches[runner.place]
    }

    /// Who takes the step of a level for a branch.
    fn reviewer(&self, runner: &Runner, level: Level) -> &Outsider {
        match level {
            Level::Township => self.city.first_reviewer(self.branch(runner)),
            Level::County => &self.city.counties[self.branch(runner).county],
            Level::City => &self.city.city,
        }
    }

    /// The branches declare and score themselves.
    async fn put_forward(&self, runners: Vec<Runner>) -> Result<Vec<Runner>, LoadError> {
        let (declaring, scoring) =
            (Arc::new(self.on(self.plan.days.declare)), Arc::new(self.on(self.plan.days.self_score)));
        stream::iter(runners)
            .map(|runner| {
                let (declaring, scoring) = (Arc::clone(&declaring), Arc::clone(&scoring));
                async move {
                    let branch = self.branch(&runner);
                    let who = secretary(&declaring.clock, branch);
                    let runner = step(&declaring, &who, runner, plain(Step::Declare)).await?;
                    let sheet = self.sheets.get(branch.domain).map(Vec::as_slice).unwrap_or_default();
                    let own = sheet.iter().map(|criterion| SelfScore {
                        criterion: criterion.id,
                        points: scores::points(self.plan, runner.place, criterion, ScoreLevel::Own),
                        reason: "按年度计划完成，台账在支部备查。".to_owned(),
                    });
                    let (id, revision) = (runner.record.id, runner.record.revision);
                    let put = put_self_scores(&scoring, who.clone(), Origin::operator(), id, revision, own.collect());
                    let revision = put.await.map_err(LoadError::because)?.revision;
                    let runner = Runner { record: Record { id, revision }, ..runner };
                    step(&scoring, &who, runner, plain(Step::SubmitSelfScores)).await
                }
            })
            .buffered(AT_ONCE)
            .try_collect()
            .await
    }

    /// Of three branches one is left to its first level, one to its county, one to the city.
    async fn leave_midway(&self, runners: Vec<Runner>) -> Result<(), LoadError> {
        let beyond = |from: usize| move |runner: &Runner| self.plan.dice(21, runner.place).below(3) >= from;
        let further = runners.into_iter().filter(beyond(1)).collect();
        let reviewed = self.conclude(further, Level::Township).await?;
        let further = reviewed.into_iter().filter(beyond(2)).collect();
        self.conclude(further, Level::County).await.map(drop)
    }

    /// A level scores and concludes.
    async fn conclude(&self, runners: Vec<Runner>, level: Level) -> Result<Vec<Runner>, LoadError> {
        let day = match level {
            Level::Township => self.plan.days.township,
            Level::County => self.plan.days.county,
            Level::City => self.plan.days.city,
        };
        let services = self.on(day);
        let mut turns: Vec<Turn> = runners
            .iter()
            .map(|runner| Turn {
                place: runner.place,
                record: runner.record,
                domain: self.branch(runner).domain,
                by: self.reviewer(runner, level).identity.account_id,
            })
            .collect();
        scores::give(&services, self.plan, &self.sheets, self.filed, level.into(), &mut turns).await?;
        let services = &services;
        stream::iter(turns)
            .map(|turn| async move {
                let runner = Runner { place: turn.place, record: turn.record };
                let request = StepRequest { level: Some(level), ..plain(Step::Conclude) };
                step(services, &self.reviewer(&runner, level).identity, runner, request).await
            })
            .buffered(AT_ONCE)
            .try_collect()
            .await
    }

    /// The counties send the best on, as many of each honour.
    fn choose(&self, runners: Vec<Runner>) -> (Vec<Runner>, Vec<Runner>) {
        let mut chosen = HashSet::new();
        for honor_of in HONORS {
            let mut of: Vec<(i32, usize)> = runners
                .iter()
                .filter(|runner| honor(self.branch(runner)) == honor_of)
                .map(|runner| {
                    let sheet = self.sheets.get(self.branch(runner).domain).map(Vec::as_slice).unwrap_or_default();
                    (scores::total(self.plan, runner.place, sheet, ScoreLevel::County), runner.place)
                })
                .collect();
            of.sort_by_key(|(total, place)| (std::cmp::Reverse(*total), *place));
            chosen.extend(of.into_iter().take(self.plan.scale.candidates / 2).map(|(_, place)| place));
        }
        runners.into_iter().partition(|runner| chosen.contains(&runner.place))
    }

    async fn pass_over(&self, runners: Vec<Runner>, level: Level, why: &str) -> Result<(), LoadError> {
        let day = if level == Level::County { self.plan.days.county } else { self.plan.days.name };
        let services = self.on(day);
        let services = &services;
        let passed: Vec<Runner> = stream::iter(runners)
            .map(|runner| async move {
                let request = StepRequest { level: Some(level), ..reasoned(Step::PassOver, why) };
                step(services, &self.reviewer(&runner, level).identity, runner, request).await
            })
            .buffered(AT_ONCE)
            .try_collect()
            .await?;
        drop(passed);
        Ok(())
    }

    /// The rankings are frozen; the best of each honour are inspected and made public, in their order.
    async fn publicize(&self, candidates: Vec<Runner>) -> Result<(Vec<Runner>, Vec<Runner>), LoadError> {
        let (ranked_on, inspected_on, public_on) =
            (self.on(self.plan.days.city), self.on(self.plan.days.inspect), self.on(self.plan.days.publicize));
        let who = &self.city.city.identity;
        let mut left: HashMap<RecordId, Runner> = candidates.into_iter().map(|one| (one.record.id, one)).collect();
        let mut public = Vec::new();
        for honor in HONORS {
            let field = Field::Honor(honor.to_owned());
            let note = "市级评审结束".to_owned();
            let (cycle, level) = (self.cycle, Level::City);
            let frozen = freeze_ranking(&ranked_on, who.clone(), Origin::operator(), cycle, level, field.clone(), note);
            frozen.await.map_err(LoadError::because)?;
            let ranking = find_ranking(&ranked_on, who.clone(), cycle, level, field).await;
            let entries = ranking.map_err(LoadError::because)?.entries;
            let best = entries.iter().take(self.plan.scale.honors);
            let best: Vec<Runner> = best.filter_map(|entry| left.remove(&entry.standing.record_id)).collect();
            for runner in best {
                let runner =
                    step(&inspected_on, who, runner, reasoned(Step::Inspect, "实地查看，与申报相符。")).await?;
                public.push(step(&public_on, who, runner, plain(Step::Publicize)).await?);
            }
        }
        let mut left: Vec<Runner> = left.into_values().collect();
        left.sort_by_key(|runner| runner.place);
        Ok((public, left))
    }

    /// Three objections come by the web; one of them holds, and its branch is passed over.
    async fn object(&self, mut public: Vec<Runner>) -> Result<(Vec<Runner>, usize), LoadError> {
        let services = self.on(self.plan.days.objections);
        let handler = &self.city.handler.identity;
        let nobody = Origin { actor: ActorKind::Nobody, ..Origin::operator() };
        let outcomes = [ObjectionOutcome::Rejected, ObjectionOutcome::Partly, ObjectionOutcome::Upheld];
        let places = [0, public.len() / 2, public.len().saturating_sub(1)];
        let mut upheld = None;
        let mut settled = 0;
        for (at, outcome) in places.into_iter().zip(outcomes) {
            let Some(runner) = public.get(at).copied() else { continue };
            let draft = ObjectionDraft {
                ground: "集体账目".to_owned(),
                facts: "出租晒谷坪的收入没有在公开栏公布。".to_owned(),
                contact: None,
            };
            let id = receive_objection(&services, nobody.clone(), self.cycle, runner.record.id, draft)
                .await
                .map_err(LoadError::because)?;
            let runner =
                step(&services, handler, runner, reasoned(Step::TakeObjection, "事实具体，予以核查。")).await?;
            let settlement = Settlement {
                finding: "已查阅账目并走访群众。".to_owned(),
                outcome,
                replied_on: Some(self.plan.days.objections),
            };
            settle_objection(&services, handler.clone(), Origin::operator(), id, settlement)
                .await
                .map_err(LoadError::because)?;
            let runner = step(&services, handler, runner, reasoned(Step::SettleObjection, "核查完毕。")).await?;
            public[at] = runner;
            settled += 1;
            if outcome == ObjectionOutcome::Upheld {
                upheld = Some(at);
            }
        }
        if let Some(at) = upheld {
            let runner = public.remove(at);
            self.pass_over(vec![runner], Level::City, "异议成立，不予命名。").await?;
        }
        Ok((public, settled))
    }

    async fn name(&self, public: Vec<Runner>) -> Result<Vec<Runner>, LoadError> {
        let services = self.on(self.plan.days.name);
        let decision = Decision { number: format!("云委〔{}〕18号", self.plan.year()), day: self.plan.days.name };
        let mut named = Vec::new();
        for runner in public {
            let request = StepRequest { decision: Some(decision.clone()), ..plain(Step::Name) };
            named.push(step(&services, &self.city.city.identity, runner, request).await?);
        }
        Ok(named)
    }

    /// In autumn one honour is looked at again and revoked.
    async fn revoke(&self, named: &[Runner]) -> Result<Vec<usize>, LoadError> {
        let services = self.on(self.plan.days.revoke);
        let Some(runner) = named.get(named.len() / 3).copied() else { return Ok(Vec::new()) };
        let who = &self.city.city.identity;
        let runner = step(&services, who, runner, reasoned(Step::StartReview, "接到安全责任事故通报。")).await?;
        let decision =
            Decision { number: format!("云委〔{}〕31号", self.plan.year()), day: self.plan.days.revoke };
        let request = StepRequest { decision: Some(decision), ..reasoned(Step::Revoke, "负有主要责任。") };
        Ok(vec![step(&services, who, runner, request).await?.place])
    }
}

fn plain(step: Step) -> StepRequest {
    StepRequest { step, level: None, reason: None, decision: None }
}

fn reasoned(step: Step, why: &str) -> StepRequest {
    StepRequest { reason: Some(why.to_owned()), ..plain(step) }
}

async fn step(services: &Services, who: &Identity, runner: Runner, request: StepRequest) -> Result<Runner, LoadError> {
    let (id, revision, what) = (runner.record.id, runner.record.revision, request.step);
    let taken = take_step(services, who.clone(), Origin::operator(), id, revision, request).await;
    let revision = taken.map_err(|error| LoadError::because(format!("{what}: {error:?}")))?.record.revision;
    Ok(Runner { record: Record { id, revision }, ..runner })
}
