//! Areas, domains and work themes.

use crate::db::types::AreaId;
use crate::fields::FieldErrors;
use crate::word_enum;

use super::{LONGEST_NAME, require_code};

word_enum! {
    /// What an area is.
    pub enum AreaKind {
        /// The prefecture-level city.
        City = "city",
        /// 县.
        County = "county",
        /// 区.
        District = "district",
        /// A zone that acts like a county.
        Zone = "zone",
        /// 乡, 镇.
        Township = "township",
        /// 街道.
        Subdistrict = "subdistrict",
    }
}

impl AreaKind {
    /// How deep in the tree it stands: the city 0, county-level units 1, townships 2.
    #[must_use]
    pub fn depth(self) -> u8 {
        match self {
            Self::City => 0,
            Self::County | Self::District | Self::Zone => 1,
            Self::Township | Self::Subdistrict => 2,
        }
    }

    /// Whether an area of this kind may lie directly in an area of that kind.
    ///
    /// The levels alone keep the tree free of cycles.
    #[must_use]
    pub fn may_lie_in(self, parent: Option<Self>) -> bool {
        match parent {
            None => self == Self::City,
            Some(parent) => self.depth() == parent.depth() + 1,
        }
    }
}

word_enum! {
    /// The two honours.
    pub enum Honor {
        /// 红旗党支部.
        RedFlag = "red_flag",
        /// 模范党支部.
        Model = "model",
    }
}

/// A city, county, district, zone or township.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Its stable code, the same as in the roster.
    pub code: String,
    /// The area above.
    pub parent_id: Option<AreaId>,
    /// What it is.
    pub kind: AreaKind,
    /// Its name.
    pub name: String,
    /// Codes from the root, each closed by a slash.
    pub path: String,
}

/// An area as somebody wants it to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaDraft {
    /// Its stable code.
    pub code: String,
    /// The area above.
    pub parent_id: Option<AreaId>,
    /// What it is.
    pub kind: AreaKind,
    /// Its name.
    pub name: String,
}

impl AreaDraft {
    /// Checks what can be checked without looking at other areas.
    #[must_use]
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        require_code(&self.code, "/code", &mut errors);
        errors.require_length(&self.name, 1, LONGEST_NAME, "/name");
        errors
    }
}

/// One of the eight domains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// `rural`, `soe` …
    pub code: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// The honour its branches compete for.
    pub honor: Honor,
    /// `area` when townships and counties review it, else the code of the line's committee.
    pub review_line: String,
}

/// One of the city's themes, a tag of reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkTheme {
    /// `industry` …
    pub code: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
}
