//! The term of an honour and where it stands. Pure.

use chrono::{Days, Months, NaiveDate};

use crate::word_enum;

word_enum! {
    /// Where an honour stands, as stored. That it has ended follows from the day.
    pub enum HonorState {
        /// 有效.
        InForce = "in_force",
        /// 复核.
        UnderReview = "under_review",
        /// 摘牌.
        Revoked = "revoked",
    }
}

word_enum! {
    /// Where an honour stands on a day.
    pub enum HonorStanding {
        /// 有效.
        InForce = "in_force",
        /// 复核.
        UnderReview = "under_review",
        /// 摘牌.
        Revoked = "revoked",
        /// 到期.
        Expired = "expired",
    }
}

/// The last day of an honour given on a day for some years.
#[must_use]
pub fn last_day(given_on: NaiveDate, years: i32) -> NaiveDate {
    let months = Months::new(u32::try_from(years).unwrap_or(1).saturating_mul(12));
    let end = given_on.checked_add_months(months).unwrap_or(NaiveDate::MAX);
    end.checked_sub_days(Days::new(1)).unwrap_or(end)
}

/// Whether an honour has ended.
#[must_use]
pub fn has_ended(last: NaiveDate, today: NaiveDate) -> bool {
    today > last
}

/// Where an honour stands. One that is looked at again does not end meanwhile.
#[must_use]
pub fn standing(state: HonorState, last: NaiveDate, today: NaiveDate) -> HonorStanding {
    match state {
        HonorState::Revoked => HonorStanding::Revoked,
        HonorState::UnderReview => HonorStanding::UnderReview,
        HonorState::InForce if has_ended(last, today) => HonorStanding::Expired,
        HonorState::InForce => HonorStanding::InForce,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_honour_lasts_to_the_day_before_its_anniversary() {
        assert_eq!(last_day(day("2026-07-01"), 3), day("2029-06-30"));
        assert_eq!(last_day(day("2024-02-29"), 1), day("2025-02-27"));
        let last = day("2029-06-30");
        assert_eq!(standing(HonorState::InForce, last, last), HonorStanding::InForce);
        assert_eq!(standing(HonorState::InForce, last, day("2029-07-01")), HonorStanding::Expired);
        assert_eq!(standing(HonorState::UnderReview, last, day("2029-07-01")), HonorStanding::UnderReview);
        assert_eq!(standing(HonorState::Revoked, last, day("2027-07-01")), HonorStanding::Revoked);
    }

    proptest! {
        #[test]
        fn a_longer_term_ends_later_and_every_term_is_in_force_on_its_first_day(offset in 0..20_000_u64, years in 1..10_i32) {
            let given = day("2000-01-01") + Days::new(offset);
            let last = last_day(given, years);
            prop_assert!(last > given && last_day(given, years + 1) > last);
            prop_assert_eq!(standing(HonorState::InForce, last, given), HonorStanding::InForce);
            prop_assert_eq!(standing(HonorState::InForce, last, last + Days::new(1)), HonorStanding::Expired);
        }
    }
}
