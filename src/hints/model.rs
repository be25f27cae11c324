//! The words and the row of hints. Pure.

use diesel::prelude::*;

use crate::db::schema::photo_hints;
use crate::db::types::{AccountId, HintId, Instant, PhotoId, ReportId, Sha256};
use crate::word_enum;

word_enum! {
    /// How two photos are the same.
    pub enum How {
        /// The very same file.
        SameBytes = "same_bytes",
        /// The same picture: smaller, brighter, cropped, turned, stamped or sent through a chat app.
        Near = "near",
        /// The same picture seen in a mirror.
        Mirrored = "mirrored",
    }
}

word_enum! {
    /// What the author says about it.
    pub enum Reason {
        /// 同一活动: several people file one event, which is allowed.
        SameActivity = "same_activity",
        /// 同一工作的后续: the work went on.
        SameWorkContinued = "same_work_continued",
        /// 前后对比: shown again to compare before and after.
        ShownForComparison = "shown_for_comparison",
        /// 选错照片: another photo was meant.
        ChosenByMistake = "chosen_by_mistake",
        /// 其他.
        Other = "other",
    }
}

/// A hint as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = photo_hints)]
pub struct HintRow {
    /// Its id.
    pub id: HintId,
    /// The later photo.
    pub photo_id: PhotoId,
    /// Its report.
    pub report_id: ReportId,
    /// The earlier photo.
    pub earlier_photo_id: PhotoId,
    /// Its report.
    pub earlier_report_id: ReportId,
    /// How they are the same.
    pub how: How,
    /// In how many of 64 bits the nearest fingerprints differ.
    pub distance: i32,
    /// When it was found.
    pub found_at: Instant,
    /// What the author says about it.
    pub reason: Option<Reason>,
    /// In one line.
    pub remark: Option<String>,
    /// Whose account said so.
    pub explained_by: Option<AccountId>,
    /// When.
    pub explained_at: Option<Instant>,
}

/// A filled slot, as far as hints care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable)]
pub struct Slot {
    /// The photo.
    pub photo_id: PhotoId,
    /// Its report.
    pub report_id: ReportId,
    /// Its bytes.
    pub sha256: Sha256,
    /// When the server first heard of it.
    pub created_at: Instant,
}

impl Slot {
    /// Whether this one came before another: by the server's clock, then by id, so that one of two always did.
    #[must_use]
    pub fn before(&self, other: &Self) -> bool {
        (self.created_at, self.photo_id) < (other.created_at, other.photo_id)
    }
}

/// Pictures that show the same as a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Their bytes.
    pub sha256: Sha256,
    /// How they are the same.
    pub how: How,
    /// In how many bits the nearest fingerprints differ.
    pub distance: u32,
}

/// Most hints one photo gets: the nearest, then the oldest.
pub const MOST_HINTS: usize = 10;

/// The pairs to note of a photo and the slots of pictures like it, as (later, earlier, how).
#[must_use]
pub fn pairs(of: &Slot, others: &[Slot], matches: &[Match]) -> Vec<(Slot, Slot, Match)> {
    let with_match = |slot: &Slot| matches.iter().find(|one| one.sha256 == slot.sha256).map(|one| (*slot, *one));
    let mut found: Vec<(Slot, Match)> =
        others.iter().filter(|slot| slot.report_id != of.report_id).filter_map(with_match).collect();
    found.sort_by_key(|(slot, one)| (one.distance, slot.created_at, slot.photo_id));
    let earlier = found.iter().filter(|(slot, _)| slot.before(of)).map(|(slot, one)| (*of, *slot, *one));
    // A photo that was looked at before this one was ready.
    let later = found.iter().filter(|(slot, _)| of.before(slot)).map(|(slot, one)| (*slot, *of, *one));
    earlier.take(MOST_HINTS).chain(later.take(MOST_HINTS)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_later_photo_gets_the_hint_and_one_report_none_of_its_own() {
        let at = |second: i64| Instant::new(chrono::DateTime::from_timestamp(second, 0).unwrap());
        let slot = |photo: u128, report: u128, byte: u8, second: i64| Slot {
            photo_id: PhotoId(Uuid::from_u128(photo)),
            report_id: ReportId(Uuid::from_u128(report)),
            sha256: Sha256::new([byte; 32]),
            created_at: at(second),
        };
        let of = slot(1, 1, 7, 100);
        let others = [of, slot(2, 1, 7, 90), slot(3, 2, 7, 80), slot(4, 3, 8, 120), slot(5, 4, 9, 10)];
        let one = |byte, how, distance| Match { sha256: Sha256::new([byte; 32]), how, distance };
        let found = pairs(&of, &others, &[one(7, How::SameBytes, 0), one(8, How::Near, 4)]);
        let ids: Vec<_> = found.iter().map(|(a, b, m)| (a.photo_id, b.photo_id, m.how)).collect();
        let id = |number| PhotoId(Uuid::from_u128(number));
        assert_eq!(ids, [(id(1), id(3), How::SameBytes), (id(4), id(1), How::Near)]);
    }
}
