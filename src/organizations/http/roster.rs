//! A roster as files from a browser.

use actix_multipart::Multipart;
use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, post};
use futures_util::StreamExt as _;
use serde::{Deserialize, Serialize};

use crate::accounts::Actor;
use crate::accounts::model::SecurityAdmin;
use crate::db::types::Sha256;
use crate::fields::FieldErrors;
use crate::http::extract::Params;
use crate::http::multipart::{multipart_problem, silent};
use crate::http::problem::{self, Problem, ProblemView};
use crate::organizations::actions::roster::{self as actions, Planned, Upload, Wish};
use crate::organizations::roster::{ActivationSlip, Applied, Entry, Limits, Plan, RowProblem, Table, TablePlan};
use crate::services::Services;

/// All files of one roster together.
const MOST_BYTES: usize = 64 << 20;
/// How long a part may bring nothing.
const SILENCE: std::time::Duration = std::time::Duration::from_mins(1);
/// So many rows of each kind are shown; all are counted.
const SHOWN: usize = 200;

/// The files of a roster: one workbook, or up to four tables.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the parts, which are read as they come")]
struct RosterFilesBody {
    /// A workbook with sheets of the names below; then nothing else.
    #[schema(value_type = Option<String>, format = Binary)]
    workbook: Option<Vec<u8>>,
    /// regions.csv
    #[schema(value_type = Option<String>, format = Binary)]
    regions: Option<Vec<u8>>,
    /// branches.csv
    #[schema(value_type = Option<String>, format = Binary)]
    branches: Option<Vec<u8>>,
    /// members.csv
    #[schema(value_type = Option<String>, format = Binary)]
    members: Option<Vec<u8>>,
    /// reviewers.csv
    #[schema(value_type = Option<String>, format = Binary)]
    reviewers: Option<Vec<u8>>,
}

/// One value that differs.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RosterFieldView {
    /// The column of the roster.
    field: &'static str,
    /// As stored.
    old: String,
    /// As in the file.
    new: String,
}

/// One row that is new, changed, moved or gone.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RosterEntryView {
    /// The row of the file; absent for what is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    row: Option<u32>,
    /// Its id in the roster.
    code: String,
    /// Its name.
    name: String,
    /// What differs. Phones are masked.
    fields: Vec<RosterFieldView>,
}

impl From<Entry> for RosterEntryView {
    fn from(entry: Entry) -> Self {
        let fields = entry.fields.into_iter();
        let fields = fields.map(|one| RosterFieldView { field: one.field, old: one.old, new: one.new }).collect();
        Self { row: entry.row, code: entry.code, name: entry.name, fields }
    }
}

/// Some rows, and how many there are.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RosterEntriesView {
    /// How many there are.
    count: usize,
    /// The first two hundred.
    first: Vec<RosterEntryView>,
}

impl From<Vec<Entry>> for RosterEntriesView {
    fn from(entries: Vec<Entry>) -> Self {
        let count = entries.len();
        Self { count, first: entries.into_iter().take(SHOWN).map(RosterEntryView::from).collect() }
    }
}

/// What would happen to one table.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RosterTableView {
    /// The table.
    table: Table,
    /// Not stored yet.
    new: RosterEntriesView,
    /// Stored with other values, at the same place.
    changed: RosterEntriesView,
    /// Stored elsewhere: in another region or branch.
    moved: RosterEntriesView,
    /// Stored, of what the file speaks of, and not in it.
    gone: RosterEntriesView,
    /// Rows that say what is stored.
    same: usize,
    /// Rows that point at a refused row and wait for it.
    waiting: usize,
}

impl From<TablePlan> for RosterTableView {
    fn from(plan: TablePlan) -> Self {
        Self {
            table: plan.table,
            new: plan.new.into(),
            changed: plan.changed.into(),
            moved: plan.moved.into(),
            gone: plan.gone.into(),
            same: plan.same,
            waiting: plan.waiting,
        }
    }
}

/// Something in the file that has to be put right, or looked at.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RosterFindingView {
    /// The table; absent when it concerns the file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    table: Option<Table>,
    /// The row as a spreadsheet shows it; absent when it concerns the whole table.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    row: Option<u32>,
    /// The column by its name in the format.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    column: Option<&'static str>,
    /// Stable code, listed in docs/roster-format.md.
    code: &'static str,
    /// In Chinese.
    message_zh: String,
    /// In English.
    message_en: String,
}

impl From<RowProblem> for RosterFindingView {
    fn from(one: RowProblem) -> Self {
        Self {
            table: one.table,
            row: one.row,
            column: one.column,
            code: one.code,
            message_zh: one.message_zh,
            message_en: one.message_en,
        }
    }
}

/// Some findings, and how many there are.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RosterFindingsView {
    /// How many there are.
    count: usize,
    /// The first two hundred.
    first: Vec<RosterFindingView>,
}

impl From<Vec<RowProblem>> for RosterFindingsView {
    fn from(findings: Vec<RowProblem>) -> Self {
        let count = findings.len();
        Self { count, first: findings.into_iter().take(SHOWN).map(RosterFindingView::from).collect() }
    }
}

/// What importing a roster would change.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RosterPlanView {
    /// Names this plan when importing: it stands for the files and for all that they would change.
    #[schema(value_type = String)]
    plan: Sha256,
    /// The tables, in the order of import.
    tables: Vec<RosterTableView>,
    /// What has to be put right.
    problems: RosterFindingsView,
    /// What somebody should look at.
    notes: RosterFindingsView,
    /// Whether skipping the refused rows would help.
    can_skip: bool,
}

impl From<Planned> for RosterPlanView {
    fn from(Planned { plan, digest }: Planned) -> Self {
        let Plan { tables, problems, notes, cannot_skip, .. } = plan;
        Self {
            plan: digest,
            tables: tables.into_iter().map(RosterTableView::from).collect(),
            problems: problems.into(),
            notes: notes.into(),
            can_skip: !cannot_skip,
        }
    }
}

/// A one-time code to hand over.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RosterSlipView {
    /// The branch, or the region of a reviewer who is no member.
    branch: String,
    /// Who.
    name: String,
    /// The login.
    login: String,
    /// The code. Shown this once.
    code: String,
}

impl From<ActivationSlip> for RosterSlipView {
    fn from(slip: ActivationSlip) -> Self {
        let ActivationSlip { branch, name, login, code } = slip;
        Self { branch, name, login, code }
    }
}

/// What an import did.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RosterImportView {
    /// Accounts made.
    new_accounts: usize,
    /// Branches wound up because they were gone.
    dissolved: usize,
    /// Members blocked because they were gone.
    blocked: usize,
    /// Codes for people who are new, by branch. Nobody can read them again.
    slips: Vec<RosterSlipView>,
}

impl From<Applied> for RosterImportView {
    fn from(applied: Applied) -> Self {
        Self {
            new_accounts: applied.new_accounts,
            dissolved: applied.dissolved,
            blocked: applied.blocked,
            slips: applied.codes.into_iter().map(RosterSlipView::from).collect(),
        }
    }
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct RosterImportParams {
    /// The plan that was looked at.
    #[param(value_type = String)]
    plan: Sha256,
    /// Import the good rows although others are refused.
    #[serde(default)]
    skip_bad_rows: bool,
    /// Wind up branches that are gone from the file, and allow very many members to be blocked.
    #[serde(default)]
    retire_missing: bool,
}

#[utoipa::path(tag = "organizations", operation_id = "plan_roster",
    summary = "Compare a roster with what is stored",
    description = "Reads a workbook or tables as CSV (docs/roster-format.md), tells what would change and what is wrong, and changes nothing; the trail notes who looked. 64 MiB at the most, one at a time.",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = RosterFilesBody, content_type = "multipart/form-data", description = "The workbook, or the tables"),
    responses(
        (status = 200, description = "What would change", body = RosterPlanView),
        (status = 413, description = "Larger than a roster may be", body = ProblemView, content_type = "application/problem+json"),
        (status = 415, description = "No form", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "The parts are not those of a roster", body = ProblemView, content_type = "application/problem+json"),
    ))]
#[post("/roster/plan")]
pub(super) async fn plan_roster(
    services: Data<Services>,
    actor: Actor<SecurityAdmin>,
    form: Multipart,
) -> Result<Json<RosterPlanView>, Problem> {
    Ok(Json(actions::plan(&services, actor.origin, read(form).await?).await?.into()))
}

#[utoipa::path(tag = "organizations", operation_id = "import_roster",
    summary = "Import a roster",
    description = "Carries out a plan that was looked at, in one transaction. The same files are sent again; nothing is changed when they, or what is stored, would lead to another plan by now. The answer holds the one-time codes of people who are new.",
    security(("bearer" = []), ("cookie" = [])),
    params(RosterImportParams),
    request_body(content = RosterFilesBody, content_type = "multipart/form-data", description = "The same files"),
    responses(
        (status = 200, description = "Done", body = RosterImportView),
        (status = 409, description = "Rows are refused, or very many members are missing", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "It would change something else by now", body = ProblemView, content_type = "application/problem+json"),
        (status = 413, description = "Larger than a roster may be", body = ProblemView, content_type = "application/problem+json"),
        (status = 415, description = "No form", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "The parts are not those of a roster", body = ProblemView, content_type = "application/problem+json"),
    ))]
#[post("/roster/imports")]
pub(super) async fn import_roster(
    services: Data<Services>,
    actor: Actor<SecurityAdmin>,
    params: Params<RosterImportParams>,
    form: Multipart,
) -> Result<HttpResponse, Problem> {
    let RosterImportParams { plan, skip_bad_rows, retire_missing } = params.0;
    let wish = Wish { plan, skip_bad_rows, retire_missing };
    let applied = actions::import(&services, actor.origin, read(form).await?, wish).await?;
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(RosterImportView::from(applied)))
}

/// The parts, each held whole: whoever may send them is one of a few.
async fn read(mut form: Multipart) -> Result<Upload, Problem> {
    let mut left = MOST_BYTES;
    let (mut workbook, mut tables) = (None, Vec::new());
    while let Some(field) = tokio::time::timeout(SILENCE, form.next()).await.map_err(|_| silent())? {
        let mut field = field.map_err(|error| multipart_problem(&error))?;
        let name = field.name().unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = tokio::time::timeout(SILENCE, field.next()).await.map_err(|_| silent())? {
            let chunk = chunk.map_err(|error| multipart_problem(&error))?;
            left = left.checked_sub(chunk.len()).ok_or_else(too_large)?;
            bytes.extend_from_slice(&chunk);
        }
        match Table::from_name(&name) {
            Some(table) if tables.iter().all(|(other, _)| *other != table) => tables.push((table, bytes)),
            None if name == "workbook" && workbook.is_none() => workbook = Some(bytes),
            _ => return Err(FieldErrors::one(format!("/{name}"), "There is no such part, or it came twice.").into()),
        }
    }
    match workbook {
        Some(_) if !tables.is_empty() => {
            Err(FieldErrors::one("/workbook", "Send a workbook or tables, not both.").into())
        }
        Some(bytes) if bytes.len() as u64 > Limits::default().workbook_bytes => Err(too_large()),
        Some(bytes) => Ok(Upload::Workbook(bytes)),
        None if tables.is_empty() => {
            Err(FieldErrors::one("/workbook", "Send a workbook or at least one table.").into())
        }
        None => Ok(Upload::Tables(tables)),
    }
}

fn too_large() -> Problem {
    Problem::new(&problem::TOO_LARGE, "A roster may have 64 MiB at the most, a workbook 20 MiB.")
}
