//! What is taken out as a table: which columns, and what stands in them. Pure.
//!
//! Invariants: columns are told in both languages; points are numbers; members and reviewers are not named.

use std::collections::HashMap;

use chrono_tz::Tz;

use super::table::{Table, Value};
use super::words;
use crate::appraisals::ScoreLevel::{City, County, Township};
use crate::db::types::RecordId;
use crate::evidence::Dossier;
use crate::evidence::actions::DifferenceRow;
use crate::evidence::snapshot::Frozen;
use crate::rankings::model::Ranked;

/// Branches by their place.
pub fn ranking(entries: Vec<Ranked>, names: &HashMap<RecordId, String>) -> Table {
    let row = |one: Ranked| {
        let standing = one.standing;
        vec![
            Value::Number(i64::from(one.rank)),
            Value::Number(i64::from(one.place)),
            Value::Text(standing.code.clone()),
            Value::maybe(names.get(&standing.record_id).cloned()),
            Value::Points(one.total),
            Value::Points(standing.base),
            Value::Points(standing.performance),
            Value::Points(standing.satisfaction),
            Value::Points(standing.political),
            Value::Points(standing.bonus),
            Value::Points(standing.deduction),
            if one.by_vote { Value::Text("票决".to_owned()) } else { Value::Empty },
        ]
    };
    Table {
        name: "排名",
        columns: vec![
            ("名次 Rank", 10.0),
            ("位次 Place", 10.0),
            ("代码 Code", 18.0),
            ("党组织 Organisation", 44.0),
            ("总分 Total", 11.0),
            ("得分 Base", 11.0),
            ("业绩 Performance", 11.0),
            ("满意度 Satisfaction", 11.0),
            ("政治 Political", 11.0),
            ("加分 Bonus", 11.0),
            ("扣分 Deduction", 11.0),
            ("票决 Vote", 10.0),
        ],
        rows: entries.into_iter().map(row).collect(),
        notes: Vec::new(),
    }
}

/// Where the levels differ.
pub fn differences(rows: Vec<DifferenceRow>) -> Table {
    let row = |one: DifferenceRow| {
        let given: Vec<i32> = one.scores.iter().map(|(_, points, _)| *points).collect();
        let gap = given.iter().max().copied().unwrap_or_default() - given.iter().min().copied().unwrap_or_default();
        let mut cells = vec![
            Value::Text(one.organization),
            Value::Text(one.code),
            Value::Text(one.text_zh),
            Value::Points(i64::from(one.max_points)),
            Value::Points(i64::from(gap)),
        ];
        for level in [Township, County, City] {
            let score = one.scores.iter().find(|(of, ..)| *of == level);
            cells.push(score.map_or(Value::Empty, |(_, points, _)| Value::Points(i64::from(*points))));
            cells.push(Value::maybe(score.map(|(.., reason)| reason.clone())));
        }
        cells
    };
    Table {
        name: "分差",
        columns: vec![
            ("党组织 Organisation", 44.0),
            ("指标代码 Code", 10.0),
            ("指标 Criterion", 40.0),
            ("分值 Most", 10.0),
            ("分差 Gap", 10.0),
            ("基层党委 Township", 12.0),
            ("理由 Reason", 40.0),
            ("县级 County", 12.0),
            ("理由 Reason", 40.0),
            ("市级 City", 12.0),
            ("理由 Reason", 40.0),
        ],
        rows: rows.into_iter().map(row).collect(),
        notes: Vec::new(),
    }
}

/// Evidence, a row for each piece; the rows are those of [`evidence_rows`].
pub fn evidence(rows: Vec<Vec<Value>>) -> Table {
    Table {
        name: "佐证清单",
        columns: vec![
            ("代码 Code", 18.0),
            ("党组织 Organisation", 44.0),
            ("指标代码 Criterion", 10.0),
            ("指标 Text", 36.0),
            ("层级 Level", 10.0),
            ("佐证 Kind", 10.0),
            ("日期 Day", 12.0),
            ("补记 Backdated", 8.0),
            ("工作 Work", 14.0),
            ("内容 Content", 60.0),
            ("办成了什么 Outcome", 30.0),
            ("审核备注 Note", 30.0),
            ("采用时间 Attached", 17.0),
            ("快照校验值 SHA-256", 66.0),
        ],
        rows,
        notes: Vec::new(),
    }
}

/// The evidence of one record.
pub fn evidence_rows(dossier: &Dossier, zone: Tz) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    for (part, one) in dossier.parts.iter().flat_map(|part| part.evidence.iter().map(move |one| (part, one))) {
        let report = Frozen::read(&one.frozen).and_then(|frozen| frozen.report);
        let report = report.as_ref();
        rows.push(vec![
            Value::Text(dossier.record.code.clone()),
            Value::Text(dossier.record.name.clone()),
            Value::Text(part.criterion.code.clone()),
            Value::Text(part.criterion.text_zh.clone()),
            Value::Text(words::level(one.level).to_owned()),
            Value::Text(words::evidence(one.kind).to_owned()),
            Value::maybe(report.map(|report| report.happened_on.to_string())),
            Value::maybe(report.filter(|report| report.backdated).map(|_| "补记")),
            Value::maybe(report.map(|report| words::work(&report.kind))),
            Value::maybe(report.map(|report| report.text.clone()).or_else(|| one.text.clone())),
            Value::maybe(report.and_then(|report| report.outcome.clone())),
            Value::maybe(one.note.clone()),
            Value::Text(one.attached_at.utc().with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()),
            Value::Text(one.frozen_sha256.to_string()),
        ]);
    }
    rows
}
