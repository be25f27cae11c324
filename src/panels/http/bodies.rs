//! What clients send.

use chrono::NaiveDate;
use serde::Deserialize;

use super::super::model::{Method, Setup};
use crate::accounts::Level;
use crate::db::types::{AccountId, AreaId, RecordId};

/// A panel to be made.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelBody {
    /// `county` or `city`.
    pub level: Level,
    /// The area whose branches may stand on it.
    pub area_id: AreaId,
    /// One domain only, for a line.
    #[serde(default)]
    pub domain: Option<String>,
    /// Name for people, 1 to 100 characters.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// How scores become a result.
    #[serde(default = "trimmed")]
    pub method: Method,
}

fn trimmed() -> Method {
    Method::TrimmedMean
}

/// What its host decides.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelSetupBody {
    /// Name for people, 1 to 100 characters.
    title: String,
    /// The day.
    held_on: NaiveDate,
    /// How scores become a result.
    method: Method,
}

impl From<PanelSetupBody> for Setup {
    fn from(body: PanelSetupBody) -> Self {
        Self { title: body.title, held_on: body.held_on, method: body.method }
    }
}

/// The branches of a panel.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelOrderBody {
    /// Exactly these stand on it afterwards, in this order.
    #[schema(max_items = 100)]
    pub record_ids: Vec<RecordId>,
}

/// The judges of a panel.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelJudgesBody {
    /// Exactly these judge on it afterwards.
    #[schema(max_items = 50)]
    pub account_ids: Vec<AccountId>,
}

/// What a judge gives.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelScoreBody {
    /// In hundredths of a point, 0 to 10000.
    #[schema(example = 8750, minimum = 0, maximum = 10000)]
    pub points: i32,
}

/// Why something closes without all who were expected.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelReasonBody {
    /// 1 to 300 characters. Due when somebody is missing.
    #[serde(default)]
    pub reason: Option<String>,
}
