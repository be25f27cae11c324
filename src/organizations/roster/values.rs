//! The closed lists of a roster (level, domain, status, role) and what a phone number may look like.
//!
//! What lives here: the Chinese words an operator types, the code each stands for, and nothing else.
//! Invariant: a code string, once released, never changes; it is what the database and the interface hold.

use serde::{Deserialize, Serialize};

/// Declares a closed list: each entry has a stable code and the Chinese words accepted for it.
///
/// The first word is the one shown and written; the others are what people also type. The code itself is
/// accepted too, so that a table exported with codes can be read back.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$entry_doc:meta])* $entry:ident = $code:literal, $word:literal $(| $also:literal)*;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$entry_doc])* #[serde(rename = $code)] $entry,)+ }

        impl $name {
            /// Every entry, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$entry,)+];

            /// The stable code, as stored and as used on the wire.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$entry => $code,)+ }
            }

            /// The Chinese word shown to people.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$entry => $word,)+ }
            }

            /// Reads a Chinese word or a code; the caller has trimmed the text.
            #[must_use]
            pub fn from_text(text: &str) -> Option<Self> {
                match text { $($code | $word $(| $also)* => Some(Self::$entry),)+ _ => None }
            }

            /// The words an operator may type, for messages: `农村、社区、…`.
            #[must_use]
            pub fn choices() -> String {
                Self::ALL.iter().map(|entry| entry.word()).collect::<Vec<_>>().join("、")
            }
        }
    };
}

closed_list! {
    /// The three levels of the region tree.
    RegionLevel {
        /// The prefecture-level city.
        City = "city", "市" | "地级市" | "设区市";
        /// A county, an urban district or a zone that acts like one.
        County = "county", "县区" | "县" | "区" | "县(市、区)" | "县（市、区）" | "区县" | "县市区";
        /// A township, a town or a subdistrict.
        Township = "township", "乡镇街道" | "乡镇" | "街道" | "镇" | "乡" | "乡镇(街道)" | "乡镇（街道）";
    }
}

closed_list! {
    /// What a region is, read from its level and the ending of its name.
    RegionKind {
        /// The prefecture-level city.
        City = "city", "市";
        /// A county.
        County = "county", "县";
        /// An urban district with a code of its own.
        District = "district", "区";
        /// A zone that acts like a county, such as 东临新区.
        Zone = "zone", "新区";
        /// A town or a township.
        Township = "township", "乡镇";
        /// A subdistrict.
        Subdistrict = "subdistrict", "街道";
    }
}

closed_list! {
    /// The eight domains of the campaign.
    Domain {
        /// Villages, the only domain of the red-flag honour.
        Rural = "rural", "农村" | "行政村";
        /// Urban communities.
        Community = "community", "社区" | "城市社区";
        /// Party and government bodies.
        Government = "government", "机关" | "党政机关";
        /// State-owned enterprises.
        Soe = "soe", "国有企业" | "国企";
        /// Schools.
        School = "school", "学校" | "中小学校";
        /// Hospitals.
        Hospital = "hospital", "医院" | "公立医院";
        /// Private enterprises.
        PrivateEnterprise = "private_enterprise", "非公企业" | "非公有制企业" | "两新企业";
        /// Social organisations.
        SocialOrg = "social_org", "社会组织";
    }
}

closed_list! {
    /// Whether a branch is at work.
    BranchStatus {
        /// At work.
        Active = "active", "正常";
        /// Wound up; kept so that old reports still have a home.
        Dissolved = "dissolved", "撤销" | "已撤销";
    }
}

closed_list! {
    /// What a member does in the branch.
    MemberRole {
        /// Secretary.
        Secretary = "branch_secretary", "书记" | "支部书记" | "党支部书记";
        /// Deputy secretary.
        DeputySecretary = "deputy_secretary", "副书记" | "支部副书记";
        /// Committee member for organisation.
        OrganizationCommissioner = "organization_commissioner", "组织委员";
        /// Committee member for publicity.
        PublicityCommissioner = "publicity_commissioner", "宣传委员";
        /// Committee member for discipline inspection.
        DisciplineCommissioner = "discipline_commissioner", "纪检委员";
        /// Member without office.
        Member = "member", "党员" | "普通党员";
    }
}

closed_list! {
    /// Whether a member may sign in.
    MemberStatus {
        /// On the branch's list.
        Active = "active", "在册";
        /// Blocked: keeps the history, cannot sign in.
        Blocked = "blocked", "停用";
    }
}

closed_list! {
    /// What a reviewer may do in the region.
    ReviewerRole {
        /// Reviews and scores.
        Reviewer = "reviewer", "审核员";
        /// Keeps people and settings of the region.
        Administrator = "administrator", "管理员";
    }
}

impl RegionLevel {
    /// The level a parent must have; `None` for the city, which has no parent.
    #[must_use]
    pub const fn above(self) -> Option<Self> {
        match self {
            Self::City => None,
            Self::County => Some(Self::City),
            Self::Township => Some(Self::County),
        }
    }
}

impl RegionKind {
    /// Derives the kind from level and name; the flag is true when the ending told nothing and the kind is
    /// a guess the operator should look at.
    ///
    /// Zones are asked for first: 东临新区 ends in 区 as 临川区 does, but has no code and no people's
    /// government, so mixing the two would break every list sorted by code.
    #[must_use]
    pub fn derive(level: RegionLevel, name: &str) -> (Self, bool) {
        const ZONE_ENDINGS: [&str; 7] = ["新区", "高新区", "经开区", "开发区", "产业园区", "示范区", "管理区"];
        match level {
            RegionLevel::City => (Self::City, false),
            RegionLevel::County if ZONE_ENDINGS.iter().any(|ending| name.ends_with(ending)) => (Self::Zone, false),
            RegionLevel::County if name.ends_with('区') => (Self::District, false),
            // A county-level city (瑞金市) stands beside the counties in every respect that matters here.
            RegionLevel::County if name.ends_with('县') || name.ends_with('市') => (Self::County, false),
            RegionLevel::County => (Self::County, true),
            RegionLevel::Township if name.ends_with("街道") || name.ends_with("街道办事处") => {
                (Self::Subdistrict, false)
            }
            RegionLevel::Township if name.ends_with('镇') || name.ends_with('乡') => (Self::Township, false),
            // State farms and park committees rank with townships; their names end in many ways.
            RegionLevel::Township => (Self::Township, true),
        }
    }
}

/// How strictly a phone number is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PhoneRule {
    /// Eleven digits, the first a 1. Lets the made-up prefix 100 of test rosters through and keeps out
    /// landlines, which also have eleven digits with the area code but cannot receive a sign-in code.
    #[default]
    ElevenDigits,
    /// As above, and the second digit is 3 to 9: only numbers that a mobile network gives out.
    Strict,
}

/// What is wrong with a phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PhoneFault {
    /// A spreadsheet turned it into 1.39E+10: the last digits are gone and cannot be guessed.
    LostDigits,
    /// Not a number the rule allows.
    Malformed,
}

impl PhoneRule {
    /// Brings a typed number to eleven plain digits, or says what is wrong.
    ///
    /// Blanks, hyphens, full-width digits and a leading +86 are how people write numbers, not mistakes.
    pub(super) fn clean(self, typed: &str) -> Result<String, PhoneFault> {
        let mut digits = String::with_capacity(11);
        let mut plus = false;
        for (position, character) in typed.chars().enumerate() {
            match character {
                '0'..='9' => digits.push(character),
                '０'..='９' => {
                    // The full-width digits lie in the same order as the plain ones.
                    let value = (character as u32 - '０' as u32) % 10;
                    digits.extend(char::from_digit(value, 10));
                }
                '+' | '＋' if position == 0 => plus = true,
                '-' | '－' => {}
                other if other.is_whitespace() => {}
                'e' | 'E' if digits.len() > 1 => return Err(PhoneFault::LostDigits),
                '.' if digits.len() == 1 => {}
                _ => return Err(PhoneFault::Malformed),
            }
            if digits.len() > 20 {
                return Err(PhoneFault::Malformed);
            }
        }
        // Without the plus an 86 in front is only a country code when eleven digits follow it.
        if (plus || digits.len() == 13) && digits.starts_with("86") {
            digits.drain(..2);
        }
        let bytes = digits.as_bytes();
        let fits =
            bytes.len() == 11 && bytes[0] == b'1' && (self == Self::ElevenDigits || matches!(bytes[1], b'3'..=b'9'));
        if fits { Ok(digits) } else { Err(PhoneFault::Malformed) }
    }
}
