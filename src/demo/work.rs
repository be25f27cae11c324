//! The demo's cycle, reports and photos, through the actions a client's requests use.
//!
//! Each report is filed with the clock set back to its day, so that the demo looks
//! lived in. Invariant: nothing here could not have come in over HTTP.

use std::collections::HashMap;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, TimeDelta, Utc};

use super::LoadError;
use super::content::{Demo, DemoReport};
use super::people::Refs;
use super::pictures::{Exif, exif_block, jpeg, picture, with_exif};
use crate::accounts::Identity;
use crate::accounts::identity::find_account;
use crate::appraisals::SchemeType;
use crate::appraisals::actions::{create_cycle, open_cycle};
use crate::appraisals::model::CyclePlan;
use crate::audit::Origin;
use crate::clock::Clock;
use crate::db::types::{AccountId, ReportId, Sha256};
use crate::reports::actions::{begin_upload, finish_upload, submit};
use crate::reports::model::{Content, Manifest, Slot};
use crate::services::Services;

/// Opens this year's cycle.
pub(super) async fn open_this_year(services: &Services) -> Result<(), LoadError> {
    let year = services.clock.today().year();
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let plan = CyclePlan {
        name: format!("{year}年红旗(模范)党支部创评"),
        // Demo reports reach back some weeks; early in a year they would lie before it.
        starts_on: first.min(services.clock.today() - Days::new(180)),
        ends_on: NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default(),
        scheme_type: SchemeType::Demonstration,
        approval_document: Some(format!("演示〔{year}〕1号")),
        red_flag_cap: 100,
        model_cap: 100,
        publicity_days: 5,
        blind_levels: Vec::new(),
    };
    let cycle = create_cycle(services, Origin::operator(), plan, None).await.map_err(LoadError::because)?;
    open_cycle(services, Origin::operator(), cycle.id).await.map_err(LoadError::because)?;
    Ok(())
}

/// Files every report with its photos, oldest first.
pub(super) async fn file_reports(
    services: &Services,
    demo: &Demo,
    refs: &Refs,
    progress: &dyn Fn(),
) -> Result<(), LoadError> {
    let mut people: HashMap<String, Identity> = HashMap::new();
    let mut reports: Vec<&DemoReport> = demo.reports.iter().collect();
    reports.sort_by_key(|report| std::cmp::Reverse(report.filed_days_ago));
    for (number, report) in reports.into_iter().enumerate() {
        let filer = report.filed_by.as_ref().unwrap_or(&report.author);
        if !people.contains_key(filer) {
            people.insert(filer.clone(), identity(services, refs.accounts[filer]).await?);
        }
        file(services, &people[filer], report, refs, number).await?;
        progress();
    }
    Ok(())
}

/// The identity of an account without a device, for work done in its name.
pub(super) async fn identity(services: &Services, account_id: AccountId) -> Result<Identity, LoadError> {
    let clock = services.clock.clone();
    let found = services.db.read(move |conn| find_account(conn, &clock, account_id)).await?;
    found.ok_or_else(|| LoadError::because("a person of the demo is gone"))
}

/// The services with the clock set back: to midday in the city, some days ago.
fn back_then(services: &Services, days: u32) -> Services {
    let zone = services.clock.zone();
    let day = services.clock.today() - TimeDelta::days(i64::from(days));
    let noon = day.and_hms_opt(11, 40, 0).and_then(|noon| noon.and_local_timezone(zone).single());
    let at: DateTime<Utc> =
        noon.map_or_else(|| services.clock.now().utc(), |noon| noon.to_utc()).min(services.clock.now().utc());
    Services { clock: Clock::fixed(at, zone), ..services.clone() }
}

async fn file(
    services: &Services,
    filer: &Identity,
    report: &DemoReport,
    refs: &Refs,
    number: usize,
) -> Result<(), LoadError> {
    let then = back_then(services, report.filed_days_ago);
    let photos: Vec<Vec<u8>> =
        (0..u64::from(report.photos)).map(|slot| draw(&then, number as u64 * 10 + slot)).collect::<Result<_, _>>()?;
    let manifest = manifest(services, &then, report, refs, &photos);
    let origin = Origin::operator();
    let id: ReportId = manifest.id;
    let slots: Vec<_> = manifest.content.photos.iter().map(|slot| slot.id).collect();
    submit(&then, filer, &origin, manifest).await.map_err(LoadError::because)?;
    for (photo_id, bytes) in slots.into_iter().zip(photos) {
        let upload = begin_upload(&then, filer, id, photo_id).await.map_err(LoadError::because)?;
        let body = futures_util::stream::iter([Ok::<_, std::convert::Infallible>(bytes::Bytes::from(bytes))]);
        finish_upload(&then, &origin, upload, body).await.map_err(LoadError::because)?;
    }
    Ok(())
}

/// A made-up picture with the facts a phone would write.
fn draw(then: &Services, seed: u64) -> Result<Vec<u8>, LoadError> {
    let taken = then.clock.now().utc().with_timezone(&then.clock.zone()).format("%Y:%m:%d %H:%M:%S").to_string();
    let exif = Exif {
        orientation: Some(1),
        taken_at: Some(&taken),
        offset: Some("+08:00"),
        place: None,
        make: Some("HUAWEI"),
        model: Some("NOH-AN00"),
        fraction: None,
        datum: None,
    };
    let plain = jpeg(&picture(seed, 960, 720), 85).map_err(LoadError::because)?;
    Ok(with_exif(&plain, &exif_block(&exif)))
}

fn manifest(services: &Services, then: &Services, report: &DemoReport, refs: &Refs, photos: &[Vec<u8>]) -> Manifest {
    let clock = &then.clock;
    let slots = photos.iter().map(|bytes| Slot {
        id: clock.new_id(),
        sha256: Sha256::of(bytes),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        media_type: "image/jpeg".to_owned(),
        taken_at: None,
        offset_minutes: None,
        point: None,
    });
    Manifest {
        id: clock.new_id(),
        branch_id: Some(refs.organizations[&report.organization]),
        on_behalf_of: report.filed_by.as_ref().map(|_| refs.members[&report.author]),
        content: Content {
            kind: report.kind.parse().unwrap_or(crate::reports::ReportKind::Other),
            text: report.text.clone(),
            outcome: report.outcome.clone(),
            partner: None,
            theme: report.theme.clone(),
            project_id: report.project.as_ref().map(|project| refs.projects[project]),
            team_id: report.team.as_ref().map(|team| refs.teams[team]),
            place_id: report.place.as_ref().map(|place| refs.places[place]),
            happened_on: Some(services.clock.today() - TimeDelta::days(i64::from(report.happened_days_ago))),
            companions: report.companions.iter().map(|person| refs.members[person]).collect(),
            point: None,
            has_minors: report.sensitive.iter().any(|word| word == "minors"),
            has_vulnerable: report.sensitive.iter().any(|word| word == "patients"),
            photos: slots.collect(),
        },
    }
}
