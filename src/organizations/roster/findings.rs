//! What can be wrong with a roster file, and how it is said in Chinese and English.
//!
//! What lives here: one entry, one stable code and one pair of messages for each finding. Invariant: a
//! message shows at most a short beginning of a value and never a whole phone number, because messages end
//! up in logs and tickets. `docs/roster-format.md` lists every code; a test holds the two together.

use super::problems::Table;

/// What was found. Each entry has one code and one pair of messages, all in this file.
#[derive(Clone, Debug)]
pub(super) enum Finding {
    UnreadableFile { detail: String },
    FileTooLarge { limit_mib: u64 },
    WorkbookTooLarge,
    NoTable,
    MissingHeader,
    MissingColumn,
    DuplicateColumn,
    TooManyRows { limit: u32 },
    NotText,
    OpenQuote,
    ExtraCells,
    MissingValue,
    TooLong { limit: usize },
    BadCharacter,
    SpreadsheetError,
    UnknownWord { value: String, choices: String },
    BadPhone { masked: String },
    PhoneLostDigits,
    DuplicateId { value: String },
    DuplicatePhone { masked: String },
    RegionCycle { path: String },
    RegionParentLevel,
    ReviewerLevel { level: &'static str, region_level: &'static str },
    UnknownReference { to: Table, value: String },
    PhoneTaken { masked: String },
    KeptApart { other: &'static str },
    // Notes: the file can still be used.
    UnknownColumn { name: String },
    UnknownSheet { name: String },
    OtherEncoding { name: &'static str },
    MemberCountDiffers { claimed: u32, found: u32 },
    MemberCountUnreadable,
    RegionKindGuessed { kind: &'static str },
    SamePhoneOtherName { masked: String },
    SeveralSecretaries,
    AdministratorBelowCity,
}

impl Finding {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnreadableFile { .. } => "unreadable_file",
            Self::FileTooLarge { .. } => "file_too_large",
            Self::WorkbookTooLarge => "workbook_too_large",
            Self::NoTable => "no_table",
            Self::MissingHeader => "missing_header",
            Self::MissingColumn => "missing_column",
            Self::DuplicateColumn => "duplicate_column",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::NotText => "not_text",
            Self::OpenQuote => "open_quote",
            Self::ExtraCells => "extra_cells",
            Self::MissingValue => "missing_value",
            Self::TooLong { .. } => "too_long",
            Self::BadCharacter => "bad_character",
            Self::SpreadsheetError => "spreadsheet_error",
            Self::UnknownWord { .. } => "unknown_word",
            Self::BadPhone { .. } => "bad_phone",
            Self::PhoneLostDigits => "phone_lost_digits",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::DuplicatePhone { .. } => "duplicate_phone",
            Self::RegionCycle { .. } => "region_cycle",
            Self::RegionParentLevel => "region_parent_level",
            Self::ReviewerLevel { .. } => "reviewer_level",
            Self::UnknownReference { .. } => "unknown_reference",
            Self::PhoneTaken { .. } => "phone_taken",
            Self::KeptApart { .. } => "administrators_kept_apart",
            Self::UnknownColumn { .. } => "unknown_column",
            Self::UnknownSheet { .. } => "unknown_sheet",
            Self::OtherEncoding { .. } => "other_encoding",
            Self::MemberCountDiffers { .. } => "member_count_differs",
            Self::MemberCountUnreadable => "member_count_unreadable",
            Self::RegionKindGuessed { .. } => "region_kind_guessed",
            Self::SamePhoneOtherName { .. } => "same_phone_other_name",
            Self::SeveralSecretaries => "several_secretaries",
            Self::AdministratorBelowCity => "administrator_below_city",
        }
    }

    /// True when the file can be used all the same.
    pub const fn is_note(&self) -> bool {
        matches!(
            self,
            Self::UnknownColumn { .. }
                | Self::UnknownSheet { .. }
                | Self::OtherEncoding { .. }
                | Self::MemberCountDiffers { .. }
                | Self::MemberCountUnreadable
                | Self::RegionKindGuessed { .. }
                | Self::SamePhoneOtherName { .. }
                | Self::SeveralSecretaries
                | Self::AdministratorBelowCity
        )
    }

    /// Chinese and English text, without the place.
    pub fn text(&self) -> (String, String) {
        self.file_text().unwrap_or_else(|| self.value_text())
    }

    /// Findings about a file, a table or its shape.
    fn file_text(&self) -> Option<(String, String)> {
        let pair = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
        Some(match self {
            Self::UnreadableFile { detail } => {
                (format!("文件无法读取，请另存后重试（{detail}）"), format!("the file cannot be read ({detail})"))
            }
            Self::FileTooLarge { limit_mib } => {
                (format!("文件超过{limit_mib} MB，请分开导入"), format!("the file is larger than {limit_mib} MiB"))
            }
            Self::WorkbookTooLarge => {
                pair("工作簿解压后过大，请只保留四张表再导入", "the workbook is too large when unpacked")
            }
            Self::NoTable => pair(
                "没有找到 regions、branches、members、reviewers 中的任何一张表",
                "none of the tables regions, branches, members, reviewers was found",
            ),
            Self::MissingHeader => pair("缺少表头行", "the header row is missing"),
            Self::MissingColumn => pair("缺少这一列", "the column is missing"),
            Self::DuplicateColumn => pair("这一列出现了两次", "the column appears twice"),
            Self::TooManyRows { limit } => {
                (format!("超过{limit}行，请分开导入"), format!("there are more than {limit} rows"))
            }
            Self::NotText => pair(
                "这一行的文字编码有损坏，请用“CSV UTF-8”另存",
                "the row is not valid UTF-8; save the file as CSV UTF-8",
            ),
            Self::OpenQuote => pair("这一行的引号没有成对", "a quotation mark in this row is never closed"),
            Self::ExtraCells => pair(
                "这一行的单元格比表头多，请检查是否多了逗号",
                "the row has more cells than the header; look for a stray comma",
            ),
            Self::UnknownColumn { name } => {
                (format!("不认识的列“{name}”，已忽略"), format!("unknown column \"{name}\" ignored"))
            }
            Self::UnknownSheet { name } => {
                (format!("不认识的工作表“{name}”，已忽略"), format!("unknown sheet \"{name}\" ignored"))
            }
            Self::OtherEncoding { name } => (
                format!("文件不是 UTF-8，已按 {name} 读取，请核对姓名中的生僻字"),
                format!("the file is not UTF-8; it was read as {name}, check rare characters"),
            ),
            _ => return None,
        })
    }

    /// Findings about a value or about rows that do not go together.
    fn value_text(&self) -> (String, String) {
        let pair = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
        match self {
            Self::MissingValue => pair("不能为空", "must not be empty"),
            Self::TooLong { limit } => {
                (format!("不能超过{limit}个字符"), format!("must not exceed {limit} characters"))
            }
            Self::BadCharacter => pair("含有不可见或不允许的字符", "contains a character that is not allowed"),
            Self::SpreadsheetError => pair("单元格是公式错误值", "the cell holds a spreadsheet error value"),
            Self::UnknownWord { value, choices } => {
                (format!("“{value}”不在可选范围内，可填：{choices}"), format!("\"{value}\" is not one of {choices}"))
            }
            Self::BadPhone { masked } => (
                format!("手机号“{masked}”应为11位数字"),
                format!("the phone \"{masked}\" is not an 11-digit mobile number"),
            ),
            Self::PhoneLostDigits => pair(
                "手机号被表格软件改成了科学计数法，请将该列设为文本后重新填写",
                "the phone was turned into scientific notation; format the column as text",
            ),
            Self::DuplicateId { value } => (format!("编号“{value}”重复"), format!("the id \"{value}\" is used twice")),
            Self::DuplicatePhone { masked } => {
                (format!("手机号{masked}重复"), format!("the phone {masked} is used twice"))
            }
            Self::RegionCycle { path } => (format!("上下级循环：{path}"), format!("the regions form a circle: {path}")),
            Self::RegionParentLevel => {
                pair("上级区域应正好高一级（乡镇街道→县区→市）", "the parent must be exactly one level above")
            }
            Self::ReviewerLevel { level, region_level } => (
                format!("层级“{level}”与所填区域的层级“{region_level}”不一致"),
                format!("the level {level} does not fit the region, which is {region_level}"),
            ),
            Self::UnknownReference { to, value } => (
                format!("{}表和系统中都没有编号“{value}”", to.word()),
                format!("\"{value}\" is neither in the {} table nor stored", to.code()),
            ),
            Self::PhoneTaken { masked } => (
                format!("手机号{masked}已是系统中另一名在册人员的账号，请核对"),
                format!("the phone {masked} is the login of another active person"),
            ),
            Self::KeptApart { other } => (
                format!("此人已有系统角色{other}，三类管理员须由不同的人担任"),
                format!("this person is {other} already; the three administrators are three people"),
            ),
            Self::AdministratorBelowCity => pair(
                "县区、乡镇的“管理员”按该级“审核员”导入",
                "an administrator below the city is imported as a reviewer of that level",
            ),
            Self::MemberCountDiffers { claimed, found } => (
                format!("填写人数{claimed}，党员表中为{found}，以党员表为准"),
                format!("member_count says {claimed}, the members table has {found}"),
            ),
            Self::MemberCountUnreadable => pair("人数不是数字，已忽略", "member_count is not a number and was ignored"),
            Self::RegionKindGuessed { kind } => (
                format!("从名称看不出类别，暂按“{kind}”处理，请核对"),
                format!("the name does not tell its kind; taken as {kind}"),
            ),
            Self::SamePhoneOtherName { masked } => (
                format!("手机号{masked}在党员表中是另一个姓名，请核对是否同一人"),
                format!("the phone {masked} belongs to a member with another name"),
            ),
            Self::SeveralSecretaries => pair("本支部有两名书记，请核对", "the branch has two secretaries"),
            _ => pair("无法识别的问题", "unrecognised problem"),
        }
    }
}

/// Codes of findings after which a table was not read to its end, or with columns astray. They have a row, but
/// leaving out that row would not help.
pub(super) const STOPS_TABLE: [&str; 5] =
    ["missing_header", "missing_column", "duplicate_column", "too_many_rows", "open_quote"];

/// The first 20 characters of a value, control characters replaced: enough to find the cell.
pub(super) fn shorten(value: &str) -> String {
    let mut short: String = value.chars().take(20).map(|c| if c.is_control() { '·' } else { c }).collect();
    if value.chars().nth(20).is_some() {
        short.push('…');
    }
    short
}

/// Keeps the first three and last two characters of a phone number.
pub(super) fn mask_phone(value: &str) -> String {
    let all: Vec<char> = value.chars().take(24).collect();
    if all.len() < 7 {
        return "*".repeat(all.len());
    }
    let head: String = all[..3].iter().collect();
    let tail: String = all[all.len() - 2..].iter().collect();
    format!("{head}****{tail}")
}
