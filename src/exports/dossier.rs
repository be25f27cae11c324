//! A dossier on paper: what is set in which order, and the words for it. Pure.
//!
//! Invariants: everything shown is what was judged, from the snapshots; of a photo it is told what its time and its
//! place rest on; members and reviewers are not named.

use std::collections::HashMap;

use bytes::Bytes;
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::hashes::{HashList, spelled};
use super::pdf::{Align, Cell, Composer, Fonts, Picture, Sheet, Stamp, paint};
use super::queries::AdjustmentLine;
use super::table::points;
use super::words;
use crate::appraisals::ScoreLevel;
use crate::db::types::{Instant, ReportId, Sha256};
use crate::evidence::Dossier;
use crate::evidence::actions::{AttachedRow, Part};
use crate::evidence::model::EvidenceKind;
use crate::evidence::snapshot::{Frozen, FrozenPhoto, FrozenReport, FrozenVisit};

/// Most pictures in one document; the others are told by their number.
pub const MAX_PICTURES: usize = 60;
const SMALL: f32 = 9.0;
const BODY: f32 = 10.5;

/// What a document is made of, besides the dossier.
pub struct Material {
    /// Its digests and their code.
    pub hashes: HashList,
    /// Bonuses, deductions and vetoes.
    pub adjustments: Vec<AdjustmentLine>,
    /// The place that was picked for a report.
    pub places: HashMap<ReportId, String>,
    /// The pictures that are shown, by the digest of the photo.
    pub pictures: HashMap<Sha256, (Bytes, (u32, u32))>,
    /// Who took it out.
    pub exporter: String,
    /// When, in the city's zone.
    pub at: DateTime<Tz>,
}

/// Photos of the evidence that may be shown, in the order of the document, each digest once.
#[must_use]
pub fn wanted_photos(dossier: &Dossier) -> Vec<Sha256> {
    let mut wanted = Vec::new();
    for row in dossier.parts.iter().flat_map(|part| &part.evidence).filter(|row| is_shown(row)) {
        let Some(frozen) = Frozen::read(&row.frozen) else { continue };
        let of_report = frozen.report.into_iter().flat_map(|report| report.photos).map(|photo| photo.sha256);
        let of_visit = frozen.visit.into_iter().flat_map(|visit| visit.photos).map(|photo| photo.sha256);
        for sha256 in of_report.chain(of_visit) {
            if wanted.len() < MAX_PICTURES && !wanted.contains(&sha256) {
                wanted.push(sha256);
            }
        }
    }
    wanted
}

/// Pictures of a report that was withdrawn or hidden since are not shown any more; its text stays, as it was judged. A
/// note that evidence is cannot be withdrawn.
fn is_shown(row: &AttachedRow) -> bool {
    row.kind == EvidenceKind::VisitNote || row.report_state.as_deref() == Some("submitted")
}

/// Who takes it out and when, as it stands on every page.
#[must_use]
pub fn watermark(exporter: &str, at: &DateTime<Tz>) -> String {
    format!("{exporter}　{} 导出", at.format("%Y-%m-%d %H:%M"))
}

fn day(day: NaiveDate) -> String {
    day.format("%Y年%-m月%-d日").to_string()
}

/// Makes the document.
///
/// # Errors
/// As [`paint`].
pub fn write(fonts: &Fonts, dossier: &Dossier, material: &Material) -> Result<Vec<u8>, String> {
    let record = &dossier.record;
    let code = spelled(&material.hashes.code);
    let mut paper = Paper { composer: Composer::new(fonts), material, shown: Vec::new(), index: HashMap::new() };
    paper.front(dossier);
    paper.scores(dossier);
    for part in dossier.parts.iter().filter(|part| !part.scores.is_empty() || !part.evidence.is_empty()) {
        paper.part(part);
    }
    paper.check(&code);
    let Paper { composer, shown, .. } = paper;
    let sheet = Sheet {
        title: format!("考评记录佐证卷　{}", record.name),
        id: format!("{}/{}", record.id, material.hashes.code),
        made_at: material.at,
        stamp: Stamp {
            watermark: watermark(&material.exporter, &material.at),
            foot: format!(
                "导出人：{}　导出时间：{}　核验码：{code}",
                material.exporter,
                material.at.format("%Y-%m-%d %H:%M")
            ),
        },
    };
    paint(&sheet, composer, &shown)
}

struct Paper<'a> {
    composer: Composer,
    material: &'a Material,
    shown: Vec<Bytes>,
    /// Numbers of the pictures shown so far.
    index: HashMap<Sha256, usize>,
}

impl Paper<'_> {
    fn front(&mut self, dossier: &Dossier) {
        let record = &dossier.record;
        self.composer.text("考评记录佐证卷", 20.0, 0, 0.0);
        self.composer.gap(4.0);
        self.composer.text(&record.name, 14.0, 0, 0.0);
        let sheet = dossier.sheet.as_ref().map(|sheet| format!("　细则：{}", sheet.title_zh)).unwrap_or_default();
        self.composer.text(
            &format!("{}　{}　代码：{}{sheet}", record.cycle_name, record.area_name, record.code),
            BODY,
            60,
            0.0,
        );
        let state = words::state(record.state);
        self.composer.text(&format!("状态：{state}　第{}版", record.revision), BODY, 60, 0.0);
    }

    fn scores(&mut self, dossier: &Dossier) {
        self.composer.heading("得分", 13.0);
        let levels = [ScoreLevel::Own, ScoreLevel::Township, ScoreLevel::County, ScoreLevel::City];
        let line = |first: &str, text: &str, max: String, given: [String; 4]| {
            let left = |share, text: &str| Cell { share, align: Align::Left, text: text.to_owned() };
            let mut cells = vec![left(7.0, first), left(43.0, text)];
            cells.extend(std::iter::once(max).chain(given).map(|text| Cell { share: 10.0, align: Align::Right, text }));
            cells
        };
        self.composer
            .row(&line("代码", "指标", "分值".to_owned(), levels.map(|one| words::level(one).to_owned())), SMALL);
        let mut sums: [Option<i64>; 4] = [None; 4];
        for part in &dossier.parts {
            let given =
                |level| part.scores.iter().find(|score| score.level == level).map(|score| i64::from(score.points));
            let given = levels.map(given);
            for (sum, points) in sums.iter_mut().zip(given) {
                *sum = points.map_or(*sum, |points| Some(sum.unwrap_or_default() + points));
            }
            let max = points(i64::from(part.criterion.max_points));
            self.composer
                .row(&line(&part.criterion.code, &part.criterion.text_zh, max, given.map(given_points)), SMALL);
        }
        let most: i64 = dossier.parts.iter().map(|part| i64::from(part.criterion.max_points)).sum();
        self.composer.row(&line("", "合计", points(most), sums.map(given_points)), SMALL);
        let material = self.material;
        for one in &material.adjustments {
            let worth = if one.points == 0 { String::new() } else { format!("{}分", points(i64::from(one.points))) };
            let text = format!(
                "{}{worth}（{}）：{}（{}，依据：{}）",
                words::adjustment(one.kind),
                words::review_level(one.level),
                one.event,
                day(one.happened_on),
                one.source
            );
            self.composer.text(&text, SMALL, 20, 0.0);
        }
    }

    fn part(&mut self, part: &Part) {
        self.composer.heading(&format!("{}　{}", part.criterion.code, part.criterion.text_zh), 12.0);
        for score in &part.scores {
            let (level, given) = (words::level(score.level), points(i64::from(score.points)));
            self.composer.text(&format!("{level}　{given}分：{}", score.reason), BODY, 20, 0.0);
        }
        for (number, row) in part.evidence.iter().enumerate() {
            self.evidence(number + 1, row);
        }
    }

    fn evidence(&mut self, number: usize, row: &AttachedRow) {
        self.composer.gap(4.0);
        let head = format!("佐证{number}（{}采用，{}）", words::level(row.level), words::evidence(row.kind));
        let frozen = Frozen::read(&row.frozen).filter(|_| Sha256::of(row.frozen.as_bytes()) == row.frozen_sha256);
        let Some(frozen) = frozen else {
            self.composer.text(&format!("{head}　快照与校验值不符，未列出。"), BODY, 20, 12.0);
            return;
        };
        let text = frozen.text.unwrap_or_default();
        match (&frozen.report, &frozen.visit) {
            (Some(report), _) => self.report(&head, report, is_shown(row)),
            (None, Some(visit)) => self.visit(&head, &text, visit),
            (None, None) => self.composer.text(&format!("{head}　{text}"), BODY, 20, 12.0),
        }
        if let Some(note) = &row.note {
            self.composer.text(&format!("审核备注：{note}"), SMALL, 70, 12.0);
        }
        self.composer.text(&format!("快照校验值：{}", row.frozen_sha256), 7.5, 110, 12.0);
    }

    fn report(&mut self, head: &str, report: &FrozenReport, shown: bool) {
        let late = if report.backdated { "（补记）" } else { "" };
        let (at, kind) = (day(report.happened_on), words::work(&report.kind));
        self.composer.text(&format!("{head}　{at}　{kind}{late}"), BODY, 0, 12.0);
        self.composer.text(&report.text, BODY, 20, 12.0);
        if let Some(outcome) = &report.outcome {
            self.composer.text(&format!("办成了什么：{outcome}"), BODY, 20, 12.0);
        }
        let place = self.material.places.get(&report.id).map(String::as_str);
        let (mut pictures, mut left_out) = (Vec::new(), 0);
        for photo in &report.photos {
            match self.picture(photo, place) {
                Some(picture) if shown => pictures.push(picture),
                _ => left_out += 1,
            }
        }
        self.composer.pictures(&pictures);
        if left_out > 0 {
            let why = if shown {
                "未列出（超出篇幅或没有可用图片）"
            } else {
                "记录已撤回或隐藏，不再列出"
            };
            self.composer.text(&format!("另有照片{left_out}张：{why}，校验值见核验清单。"), SMALL, 70, 12.0);
        }
    }

    fn visit(&mut self, head: &str, text: &str, visit: &FrozenVisit) {
        let at = day(visit.visited_on);
        self.composer.text(&format!("{head}　{at}　{text}"), BODY, 20, 12.0);
        let caption = format!("考察时所拍（{at}）");
        let pictures: Vec<Picture> =
            visit.photos.iter().filter_map(|photo| self.numbered(photo.sha256, &caption)).collect();
        let left_out = visit.photos.len() - pictures.len();
        self.composer.pictures(&pictures);
        if left_out > 0 {
            let told = format!("另有照片{left_out}张：未列出（超出篇幅或没有可用图片），校验值见核验清单。");
            self.composer.text(&told, SMALL, 70, 12.0);
        }
    }

    /// A picture of a report with its caption.
    fn picture(&mut self, photo: &FrozenPhoto, place: Option<&str>) -> Option<Picture> {
        let zone = self.material.at.timezone();
        self.numbered(photo.sha256, &format!("时间：{}　地点：{}", time_of(photo, zone), place_of(place)))
    }

    /// A picture, if it is at hand; the same photo under another criterion is shown again under its first number.
    fn numbered(&mut self, sha256: Sha256, caption: &str) -> Option<Picture> {
        let (bytes, pixels) = self.material.pictures.get(&sha256)?;
        let next = self.shown.len();
        let number = *self.index.entry(sha256).or_insert(next);
        if number == next {
            self.shown.push(bytes.clone());
        }
        Some(Picture { number, pixels: *pixels, caption: format!("照片{}　{caption}", number + 1) })
    }

    fn check(&mut self, code: &str) {
        self.composer.heading("核验", 13.0);
        let text = format!(
            "核验码 {code} 是本卷佐证清单校验值（SHA-256）的开头。登录平台输入核验码，可得清单全文：每条佐证的快照和每张照片原图的校验值。清单全文的校验值为 {}。",
            self.material.hashes.sha256
        );
        self.composer.text(&text, BODY, 20, 0.0);
        self.composer.text("照片的时间、地点仅供参考，由采用佐证的审核人判断。", SMALL, 70, 0.0);
    }
}

fn given_points(given: Option<i64>) -> String {
    given.map_or_else(|| "—".to_owned(), points)
}

/// When a photo was taken, and what that rests on.
fn time_of(photo: &FrozenPhoto, zone: Tz) -> String {
    // These two are wall times, whatever the zone.
    let wall = |at: Instant| at.utc().format("%Y年%-m月%-d日 %H:%M").to_string();
    match (photo.file_taken_at, photo.file_offset_minutes, photo.claimed_taken_at) {
        (Some(at), Some(_), _) => format!("{}（相机写入，含时区，仅供参考）", wall(at)),
        (Some(at), None, _) => format!("{}（相机写入，未含时区，仅供参考）", wall(at)),
        (None, _, Some(at)) => format!("{}（手机所报，仅供参考）", wall(at)),
        (None, _, None) => {
            let at = photo.stored_at.utc().with_timezone(&zone);
            format!("未记录（{}平台收到）", at.format("%Y年%-m月%-d日 %H:%M"))
        }
    }
}

fn place_of(place: Option<&str>) -> String {
    place.map_or_else(|| "未提供".to_owned(), |place| format!("{place}（提交时所选）"))
}
