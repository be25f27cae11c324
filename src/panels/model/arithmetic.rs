//! From the scores of judges to a result: whole hundredths, rounded half up. Pure.

use serde::{Deserialize, Serialize};

use crate::db::types::{PanelId, RecordId};
use crate::word_enum;

/// Most points a judge gives, in hundredths.
pub const MOST_POINTS: i32 = 10_000;

word_enum! {
    /// How scores become a result.
    pub enum Method {
        /// The mean of all.
        Mean = "mean",
        /// The mean without one highest and one lowest (去掉一个最高分和一个最低分).
        TrimmedMean = "trimmed_mean",
    }
}

impl Method {
    /// Fewest scores that have a result.
    #[must_use]
    pub fn fewest(self) -> usize {
        match self {
            Self::Mean => 1,
            Self::TrimmedMean => 3,
        }
    }

    /// The result of some scores in hundredths; none where they are too few.
    #[must_use]
    pub fn result(self, scores: &[i32]) -> Option<i32> {
        if scores.len() < self.fewest() {
            return None;
        }
        let mut sorted: Vec<i64> = scores.iter().copied().map(i64::from).collect();
        sorted.sort_unstable();
        let counted = match self {
            Self::Mean => sorted.as_slice(),
            Self::TrimmedMean => sorted.get(1..sorted.len() - 1)?,
        };
        let (sum, count) = (counted.iter().sum::<i64>(), i64::try_from(counted.len()).ok()?);
        // Half up: twice the mean, plus one, halved downwards.
        i32::try_from((2 * sum + count).div_euclid(2 * count)).ok()
    }
}

/// The turn of a branch as it is frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenRound {
    /// In the order of appearance.
    pub position: i32,
    /// The record.
    pub record_id: RecordId,
    /// The result; none for a branch that did not present itself.
    pub points: Option<i32>,
    /// What judges gave, lowest first, so that nobody is named.
    pub scores: Vec<i32>,
}

impl FrozenRound {
    /// Freezes a turn.
    #[must_use]
    pub fn new(method: Method, position: i32, record_id: RecordId, mut scores: Vec<i32>) -> Self {
        scores.sort_unstable();
        Self { position, record_id, points: method.result(&scores), scores }
    }
}

/// The results of a panel as they are frozen: the same scores give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Of this layout.
    pub format: u32,
    /// The panel.
    pub panel_id: PanelId,
    /// How scores became results.
    pub method: Method,
    /// What the order was drawn with; none when set by hand.
    pub seed: Option<String>,
    /// In the order of appearance.
    pub rounds: Vec<FrozenRound>,
}

impl Frozen {
    /// The bytes a digest is over.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Plain numbers and texts in the order of their fields: writing them cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Frozen::to_text`] wrote.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn half_a_hundredth_goes_up() {
        assert_eq!(Method::Mean.result(&[8_750, 8_751]), Some(8_751));
        assert_eq!(Method::Mean.result(&[1, 1, 2]), Some(1));
        assert_eq!(Method::Mean.result(&[1, 2, 2]), Some(2));
        assert_eq!(Method::Mean.result(&[]), None);
    }

    #[test]
    fn one_highest_and_one_lowest_are_left_out() {
        assert_eq!(Method::TrimmedMean.result(&[0, 9_000, 8_000, 10_000]), Some(8_500));
        // Of equal ones only one goes.
        assert_eq!(Method::TrimmedMean.result(&[9_000, 9_000, 9_000]), Some(9_000));
        assert_eq!(Method::TrimmedMean.result(&[9_000, 9_000]), None);
    }

    fn scores() -> impl Strategy<Value = Vec<i32>> {
        proptest::collection::vec(0..=MOST_POINTS, 3..50)
    }

    proptest! {
        #[test]
        fn a_result_lies_among_the_scores_and_next_to_the_true_mean(scores in scores()) {
            for method in Method::ALL {
                let result = i64::from(method.result(&scores).unwrap());
                let mut sorted: Vec<i64> = scores.iter().copied().map(i64::from).collect();
                sorted.sort_unstable();
                if *method == Method::TrimmedMean {
                    sorted.pop();
                    sorted.remove(0);
                }
                let (sum, count) = (sorted.iter().sum::<i64>(), i64::try_from(sorted.len()).unwrap());
                prop_assert!(sorted[0] <= result && result <= sorted[sorted.len() - 1]);
                // Never further off than a half, and a half itself is upwards.
                let off = 2 * (result * count - sum);
                prop_assert!(-count < off && off <= count, "{result} of {sum}/{count}");
            }
        }

        #[test]
        fn the_order_of_the_scores_does_not_matter((scores, shuffled) in scores().prop_flat_map(|all| {
            (Just(all.clone()), Just(all).prop_shuffle())
        })) {
            for method in Method::ALL {
                prop_assert_eq!(method.result(&scores), method.result(&shuffled));
                let frozen = |scores| FrozenRound::new(*method, 1, uuid::Uuid::nil().into(), scores);
                prop_assert_eq!(frozen(scores.clone()), frozen(shuffled.clone()));
            }
        }

        #[test]
        fn one_judge_alone_moves_a_trimmed_mean_by_little(scores in scores(), extreme in 0..=MOST_POINTS) {
            // Whatever the one who gave least gives instead, as long as it stays the least, counts for nothing.
            let mut sorted = scores;
            sorted.sort_unstable();
            let before = Method::TrimmedMean.result(&sorted);
            sorted[0] = extreme.min(sorted[1]);
            prop_assert_eq!(Method::TrimmedMean.result(&sorted), before);
        }
    }
}
