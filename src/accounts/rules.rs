//! The rules of logging in: passwords, locks, lengths of sessions, who may hold which role. Pure.
//!
//! No database, no clock, no HTTP. The figures are those of 等保2.0 as customary
//! (five failures lock, 90 days for reviewers' passwords). Invariant: every
//! figure stands here or in the settings, once.

use chrono::TimeDelta;

use super::model::{Grant, Level, Role};
use crate::db::types::{AreaId, Instant, OrganizationId};
use crate::fields::FieldErrors;

/// Failed attempts that lock an account for a while.
pub const FAILURES_TO_LOCK: i32 = 5;
/// Failed attempts that void an activation code.
pub const FAILURES_TO_VOID: i32 = 10;
/// How long an activation code may be used.
pub const CODE_DAYS: i64 = 30;
/// How long a reviewer's or administrator's password may be used.
pub const GUARDED_PASSWORD_DAYS: i64 = 90;
/// How long a reviewer's or administrator's session lasts at the most.
pub const GUARDED_SESSION_HOURS: i64 = 12;
/// Devices one account may be logged in on; the oldest gives way.
pub const MOST_DEVICES: usize = 20;

/// Domains one role may be narrowed to; a city has eight or nine.
const MOST_DOMAINS: usize = 50;

/// Characters of a password at least.
const SHORTEST: usize = 8;
/// The same for reviewers and administrators.
const SHORTEST_GUARDED: usize = 10;
/// Characters of a password at the most, so that nobody makes us hash a book.
const LONGEST: usize = 128;

/// Passwords that meet the other rules and stand in every list of guesses; compared without regard to case.
const COMMONPLACE: &[&str] = &[
    "password1",
    "password12",
    "password123",
    "password1!",
    "passw0rd",
    "passw0rd!",
    "p@ssw0rd",
    "p@ssword1",
    "p@ssw0rd123",
    "admin123",
    "admin1234",
    "admin123!",
    "admin@123",
    "admin@1234",
    "administrator1",
    "abc12345",
    "abc123456",
    "abcd1234",
    "abcd1234!",
    "abc@1234",
    "abc@12345",
    "aa123456",
    "aa123456.",
    "aa12345678",
    "a1234567",
    "a123456789",
    "a12345678",
    "qwer1234",
    "qwer1234!",
    "qwerty123",
    "qwerty123!",
    "1qaz2wsx",
    "1qaz@wsx",
    "1qaz!qaz",
    "1q2w3e4r",
    "1q2w3e4r!",
    "zaq12wsx",
    "woaini1314",
    "woaini520",
    "test1234",
    "test@1234",
    "welcome1",
    "welcome123",
    "welcome@123",
    "huawei@123",
    "root@123",
    "shigan123",
    "shigan@123",
    "fuzhou123",
    "fuzhou@123",
    "dangyuan1",
    "dangyuan123",
    "dangyuan@123",
];

/// What is wrong with a new password, at the given field of the body.
pub fn check_password(errors: &mut FieldErrors, password: &str, login: &str, guarded: bool, pointer: &str) {
    let length = password.chars().count();
    let shortest = if guarded { SHORTEST_GUARDED } else { SHORTEST };
    if length < shortest || length > LONGEST {
        errors.push(pointer, format!("Must have {shortest} to {LONGEST} characters; it has {length}."));
    }
    errors.require(
        classes(password) >= 3,
        pointer,
        "Needs three of: small letters, capital letters, digits, other characters.",
    );
    errors.require(!password.chars().any(char::is_control), pointer, "Must not hold control characters.");
    let folded = password.to_lowercase();
    errors.require(
        login.is_empty() || !folded.contains(&login.to_lowercase()),
        pointer,
        "Must not contain the login: it is the first guess.",
    );
    errors.require(
        !COMMONPLACE.contains(&folded.as_str()),
        pointer,
        "Stands in every list of guesses; choose another.",
    );
}

fn classes(password: &str) -> usize {
    let kinds: [fn(char) -> bool; 4] = [
        |character| character.is_ascii_lowercase(),
        |character| character.is_ascii_uppercase(),
        |character| character.is_ascii_digit(),
        |character| !character.is_ascii_alphanumeric(),
    ];
    kinds.iter().filter(|kind| password.chars().any(kind)).count()
}

/// Whether a password is too old for its account.
#[must_use]
pub fn password_is_due(changed_at: Option<Instant>, guarded: bool, now: Instant) -> bool {
    guarded && changed_at.is_none_or(|at| at.plus(TimeDelta::days(GUARDED_PASSWORD_DAYS)) <= now)
}

/// The spelling under which a login is kept and looked up.
#[must_use]
pub fn fold_login(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// What is wrong with the login of a new account.
pub fn check_login(errors: &mut FieldErrors, login: &str, pointer: &str) {
    let fits = (3..=64).contains(&login.len())
        && login.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'@' | b'+' | b'-')
        });
    errors.require(
        fits,
        pointer,
        "Must have 3 to 64 of the characters a-z, 0-9, dot, underscore, at, plus and dash; a phone number is best.",
    );
}

/// How a count of failures goes on after one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    /// Failures since the last success or lock.
    pub count: i32,
    /// Until when nothing is tried any more.
    pub locked_until: Option<Instant>,
}

impl Failures {
    /// One more failure: the fifth locks and starts the count afresh.
    #[must_use]
    pub fn one_more(count: i32, now: Instant, lock: TimeDelta) -> Self {
        if count + 1 >= FAILURES_TO_LOCK {
            return Self { count: 0, locked_until: Some(now.plus(lock)) };
        }
        Self { count: count + 1, locked_until: None }
    }
}

/// How far the clocks of two servers may be apart.
const SKEW: TimeDelta = TimeDelta::minutes(5);

/// Seconds until a lock ends, when it holds. One that ends later than a lock lasts was set by a clock that ran ahead.
#[must_use]
pub fn seconds_locked(locked_until: Option<Instant>, now: Instant, lock: TimeDelta) -> Option<u32> {
    let until = locked_until.filter(|until| *until > now && *until <= now.plus(lock + SKEW))?;
    Some(u32::try_from((until.utc() - now.utc()).num_seconds().max(1)).unwrap_or(u32::MAX))
}

/// A role to be given, with where it is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGrant {
    /// The role.
    pub role: Role,
    /// The level, for reviewers.
    pub level: Option<Level>,
    /// The area whose subtree it covers, for reviewers.
    pub area_id: Option<AreaId>,
    /// The organisation, for branch roles.
    pub organization_id: Option<OrganizationId>,
    /// The domains; empty means all.
    pub domains: Vec<String>,
}

impl NewGrant {
    /// A role that holds everywhere.
    #[must_use]
    pub fn everywhere(role: Role) -> Self {
        Self { role, level: None, area_id: None, organization_id: None, domains: Vec::new() }
    }

    /// Whether the role has the scope it needs and no other.
    ///
    /// # Errors
    /// Every field that is missing or out of place.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        let reviews = matches!(self.role, Role::Reviewer | Role::DomainReviewer);
        let may_have_area = reviews || matches!(self.role, Role::Inspector | Role::PanelJudge | Role::ObjectionHandler);
        let of_branch = matches!(self.role, Role::GroupLeader | Role::BranchContact);
        let role = self.role;
        if reviews {
            errors.require(self.level.is_some(), "/level", "A reviewer scores at one level: name it.");
            errors.require(self.area_id.is_some(), "/area_id", "A reviewer needs the area whose branches are his.");
        }
        if !may_have_area {
            errors.require(self.level.is_none(), "/level", &format!("The role {role} has no level."));
            errors.require(self.area_id.is_none(), "/area_id", &format!("The role {role} has no area."));
            errors.require(self.domains.is_empty(), "/domains", &format!("The role {role} has no domains."));
        }
        errors.require(self.domains.len() <= MOST_DOMAINS, "/domains", "That is more domains than there are.");
        if of_branch {
            errors.require(self.organization_id.is_some(), "/organization_id", "Name the branch the role is for.");
        } else {
            errors.require(
                self.organization_id.is_none(),
                "/organization_id",
                &format!("The role {role} is not bound to one organisation."),
            );
        }
        if role == Role::DomainReviewer {
            errors.require(!self.domains.is_empty(), "/domains", "A domain reviewer needs at least one domain.");
        }
        errors.finish()
    }

    /// Which administrator the account is already, when that one must be somebody else.
    #[must_use]
    pub fn kept_apart_from(&self, held: &[Grant]) -> Option<Role> {
        kept_apart(self.role, held.iter().map(|grant| grant.role))
    }
}

/// Of the roles held, the administrator that must be another person than who gets this one.
#[must_use]
pub fn kept_apart(role: Role, held: impl IntoIterator<Item = Role>) -> Option<Role> {
    held.into_iter().find(|held| role.is_administrator() && held.is_administrator() && *held != role)
}

/// Whether areas of this kind are reviewed at a level.
#[must_use]
pub fn level_fits_area(level: Level, area_kind: &str) -> bool {
    match level {
        Level::Township => matches!(area_kind, "township" | "subdistrict"),
        Level::County => matches!(area_kind, "county" | "district" | "zone"),
        Level::City => area_kind == "city",
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn faults(password: &str, guarded: bool) -> usize {
        let mut errors = FieldErrors::new();
        check_password(&mut errors, password, "13800000001", guarded, "/new_password");
        errors.into_vec().len()
    }

    fn at(days: i64) -> Instant {
        Instant::new(DateTime::from_timestamp(days * 86_400, 0).unwrap())
    }

    #[test]
    fn a_password_has_eight_characters_of_three_kinds() {
        assert_eq!(faults("Kiln-743", false), 0);
        assert_eq!(faults("山间小路Kiln7", false), 0);
        assert_eq!(faults("Kiln-74", false), 1, "too short");
        assert_eq!(faults("kilnkiln", false), 1, "one kind");
        assert_eq!(faults("kilnkiln7", false), 1, "two kinds");
        assert_eq!(faults(&"Ab1".repeat(50), false), 1, "too long");
        assert_eq!(faults("Kiln\u{7}7433", false), 1, "control character");
    }

    #[test]
    fn reviewers_need_ten_characters() {
        assert_eq!(faults("Kiln-7432", true), 1);
        assert_eq!(faults("Kiln-74321", true), 0);
    }

    #[test]
    fn the_login_and_the_commonplace_are_refused() {
        assert_eq!(faults("Ab13800000001", false), 1);
        assert_eq!(faults("PassW0rd", false), 1);
        assert_eq!(faults("Admin@123", false), 1);
    }

    #[test]
    fn reviewers_passwords_are_due_after_ninety_days_and_members_never() {
        assert!(!password_is_due(Some(at(0)), true, at(89)));
        assert!(password_is_due(Some(at(0)), true, at(90)));
        assert!(!password_is_due(Some(at(0)), false, at(900)));
    }

    #[test]
    fn the_fifth_failure_locks_and_starts_afresh() {
        let lock = TimeDelta::minutes(15);
        assert_eq!(Failures::one_more(3, at(1), lock), Failures { count: 4, locked_until: None });
        let locked = Failures::one_more(4, at(1), lock);
        assert_eq!(locked, Failures { count: 0, locked_until: Some(at(1).plus(lock)) });
        assert_eq!(seconds_locked(locked.locked_until, at(1), lock), Some(900));
        assert_eq!(seconds_locked(locked.locked_until, at(1).plus(lock), lock), None);
        let ahead = Some(at(1).plus(lock + TimeDelta::hours(5)));
        assert_eq!(seconds_locked(ahead, at(1), lock), None, "no lock lasts that long");
    }

    #[test]
    fn a_role_needs_its_scope_and_no_other() {
        let pointers = |grant: &NewGrant| -> Vec<String> {
            grant
                .check()
                .err()
                .map(|errors| errors.into_vec().into_iter().map(|one| one.pointer).collect())
                .unwrap_or_default()
        };
        assert_eq!(pointers(&NewGrant::everywhere(Role::CityAdmin)), [""; 0]);
        assert_eq!(pointers(&NewGrant::everywhere(Role::Reviewer)), ["/level", "/area_id"]);
        assert_eq!(pointers(&NewGrant::everywhere(Role::DomainReviewer)), ["/level", "/area_id", "/domains"]);
        assert_eq!(pointers(&NewGrant::everywhere(Role::BranchContact)), ["/organization_id"]);
        let misplaced = NewGrant {
            area_id: Some(AreaId(uuid::Uuid::from_u128(1))),
            organization_id: Some(OrganizationId(uuid::Uuid::from_u128(2))),
            domains: vec!["rural".to_owned()],
            ..NewGrant::everywhere(Role::Auditor)
        };
        assert_eq!(pointers(&misplaced), ["/area_id", "/domains", "/organization_id"]);
    }

    #[test]
    fn no_one_is_two_of_the_three_administrators() {
        let held = |role| Grant {
            id: uuid::Uuid::from_u128(1).into(),
            role,
            level: None,
            area_path: None,
            organization_id: None,
            domains: Vec::new(),
        };
        let wanted = NewGrant::everywhere(Role::Auditor);
        assert_eq!(wanted.kept_apart_from(&[held(Role::CityAdmin)]), Some(Role::CityAdmin));
        assert_eq!(wanted.kept_apart_from(&[held(Role::Auditor), held(Role::Reviewer)]), None);
        assert_eq!(NewGrant::everywhere(Role::Reviewer).kept_apart_from(&[held(Role::CityAdmin)]), None);
    }
}
