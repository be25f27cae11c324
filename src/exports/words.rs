//! What codes are called on paper. Pure.

use crate::accounts::Level;
use crate::appraisals::{AdjustmentKind, RecordState, ScoreLevel};
use crate::evidence::model::EvidenceKind;

pub(super) fn level(level: ScoreLevel) -> &'static str {
    match level {
        ScoreLevel::Own => "自评",
        ScoreLevel::Township => "基层党委",
        ScoreLevel::County => "县级",
        ScoreLevel::City => "市级",
    }
}

pub(super) fn review_level(one: Level) -> &'static str {
    level(one.into())
}

pub(super) fn state(state: RecordState) -> &'static str {
    match state {
        RecordState::NotDeclared => "未申报",
        RecordState::Declared => "已申报",
        RecordState::SelfScored => "已自评",
        RecordState::TownshipReviewed => "基层党委初审",
        RecordState::CountyReviewed => "县级审核",
        RecordState::CityReviewed => "市级评审",
        RecordState::Inspected => "考察",
        RecordState::Publicized => "公示中",
        RecordState::ObjectionHandling => "异议核查",
        RecordState::Named => "已命名",
        RecordState::NotNamed => "未入选",
        RecordState::UnderReview => "复核",
        RecordState::Revoked => "摘牌",
        RecordState::Returned => "退回补充",
        RecordState::Withdrawn => "撤回申报",
        RecordState::Vetoed => "一票否决",
    }
}

pub(super) fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Report => "现场记录",
        EvidenceKind::Photos => "照片",
        EvidenceKind::Document => "文件材料",
        EvidenceKind::VisitNote => "实地查看",
    }
}

pub(super) fn adjustment(kind: AdjustmentKind) -> &'static str {
    match kind {
        AdjustmentKind::Bonus => "加分",
        AdjustmentKind::Deduction => "扣分",
        AdjustmentKind::Veto => "一票否决",
    }
}

pub(super) fn work(kind: &str) -> &str {
    match kind {
        "vanguard_work" => "先锋队攻坚",
        "post_duty" => "示范岗履职",
        "household_visit" => "走访联系户",
        "errand_service" => "代办帮办",
        "village_service" => "下村服务",
        "enterprise_help" => "帮扶企业",
        "community_governance" => "网格治理",
        "emergency" => "应急值守",
        "volunteer" => "志愿服务",
        _ => "其他",
    }
}
