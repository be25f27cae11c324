//! Who sees a hint, the two pictures side by side, and what the author says about it.
//!
//! Invariants: the reviewing line of the later report sees the earlier one's branch, day and picture even when that
//! report lies elsewhere, but never pictures of minors or of people in need outside of their own line; each look across
//! is in the trail before the first byte leaves. The author sees no more of the earlier report than he may see anyway.

use chrono::NaiveDate;
use serde_json::json;

use super::model::{HintRow, Reason};
use super::{Error, queries};
use crate::accounts::Identity;
use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::{HintId, OrganizationId, PhotoId, ReportId};
use crate::fields::FieldErrors;
use crate::photos::{self, LongSide, Picture};
use crate::reports::{self, ReportState, Viewer};
use crate::services::Services;

/// Longest remark, in characters: one line.
const MAX_REMARK: usize = 100;

/// What a viewer may know of an earlier report.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The day of its work.
    pub happened_on: NaiveDate,
    /// Whether the viewer wrote or filed it.
    pub own: bool,
    /// The report and the photo, for those who may know of them.
    pub photo: Option<(ReportId, PhotoId)>,
    /// Its branch, for those who may know of it.
    pub branch: Option<(OrganizationId, String)>,
    /// Whether the picture may be seen.
    pub picture: bool,
    /// Whether the report lies outside of what the viewer sees otherwise.
    pub across: bool,
}

/// A hint as a viewer sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The hint.
    pub row: HintRow,
    /// The earlier report.
    pub earlier: Earlier,
}

/// As what somebody looks at the hints of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Looker {
    Author,
    Reviewer,
}

fn looker(conn: &mut DbConn, viewer: &Viewer, report_id: ReportId) -> Result<Looker, Error> {
    let (_, _, sight) = reports::find_seen(conn, viewer, report_id)?.ok_or(Error::NotFound)?;
    if sight.own {
        Ok(Looker::Author)
    } else if sight.reviewer {
        Ok(Looker::Reviewer)
    } else {
        Err(Error::NotFound)
    }
}

/// Hints as a viewer sees them; one of whose earlier report there is nothing to say any more is left out.
///
/// Where either report is veiled to him by blind scoring, he sees the day and the picture, and nothing that names one.
fn see(conn: &mut DbConn, viewer: &Viewer, looker: Looker, rows: Vec<HintRow>) -> Result<Vec<Seen>, Error> {
    let ids: Vec<ReportId> = rows.iter().flat_map(|row| [row.report_id, row.earlier_report_id]).collect();
    let veiled = reports::veiled_reports(conn, viewer, &ids)?;
    let mut seen = Vec::with_capacity(rows.len());
    for mut row in rows {
        let Some(mut earlier) = earlier(conn, viewer, looker, &row)? else { continue };
        let later_veiled = veiled.contains_key(&row.report_id);
        if later_veiled || veiled.contains_key(&row.earlier_report_id) {
            (earlier.photo, earlier.branch) = (None, None);
        }
        if later_veiled {
            // In the words of its author.
            row.remark = None;
        }
        seen.push(Seen { row, earlier });
    }
    Ok(seen)
}

/// What a viewer may know of the earlier report of a hint; `None` when there is nothing to say of it any more.
fn earlier(conn: &mut DbConn, viewer: &Viewer, looker: Looker, row: &HintRow) -> Result<Option<Earlier>, Error> {
    let Some((report, branch, sight)) = reports::find_with_sight(conn, viewer, row.earlier_report_id)? else {
        return Ok(None);
    };
    if report.state != ReportState::Submitted {
        return Ok(None);
    }
    let sees = sight.sees(report.state);
    let told = sees || looker == Looker::Reviewer;
    let picture = if sees { sight.pictures(report.is_sensitive()) } else { told && !report.is_sensitive() };
    Ok(Some(Earlier {
        happened_on: report.happened_on,
        own: sight.own,
        photo: told.then_some((row.earlier_report_id, row.earlier_photo_id)),
        branch: told.then_some((branch.id, branch.name)),
        picture,
        across: !sees,
    }))
}

/// The hints of a report, in the order of its photos.
///
/// # Errors
/// [`Error::NotFound`] for everybody but its author, its filer and its reviewing line.
pub async fn list(services: &Services, identity: &Identity, report_id: ReportId) -> Result<Vec<Seen>, Error> {
    let viewer = Viewer::new(identity);
    services
        .db
        .read(move |conn| {
            let looker = looker(conn, &viewer, report_id)?;
            let rows = queries::list_shown_hints(conn, report_id)?;
            see(conn, &viewer, looker, rows)
        })
        .await
}

fn find(conn: &mut DbConn, viewer: &Viewer, report_id: ReportId, id: HintId) -> Result<(Looker, Seen), Error> {
    let looker = looker(conn, viewer, report_id)?;
    let row = queries::find_hint(conn, report_id, id)?.ok_or(Error::NotFound)?;
    let seen = see(conn, viewer, looker, vec![row])?.pop().ok_or(Error::NotFound)?;
    Ok((looker, seen))
}

/// The earlier picture of a hint, for whoever may see it there.
///
/// # Errors
/// [`Error::NotFound`] for everybody else; what the store says.
pub async fn open_earlier(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    ids: (ReportId, HintId),
    side: LongSide,
) -> Result<Picture, Error> {
    let viewer = Viewer::new(identity);
    let (seen, blob) = services
        .db
        .read(move |conn| {
            let (_, seen) = find(conn, &viewer, ids.0, ids.1)?;
            if !seen.earlier.picture {
                return Err(Error::NotFound);
            }
            let (photo, blob) = photos::find_photo(conn, seen.row.earlier_report_id, seen.row.earlier_photo_id)?
                .ok_or(Error::NotFound)?;
            let blob = blob.filter(|_| photo.stored_at.is_some()).ok_or(photos::Error::NoPicture)?;
            Ok((seen, blob))
        })
        .await?;
    let picture = photos::open_rendition(services, &blob, side).await?;
    if seen.earlier.across {
        let (clock, origin) = (services.clock.clone(), origin.clone());
        services
            .db
            .write(move |conn| {
                let details = json!({ "hint_id": seen.row.id, "report_id": seen.row.earlier_report_id,
                    "for_report_id": seen.row.report_id });
                let event = Event::done("photo.view_across", "photo", seen.row.earlier_photo_id).details(details);
                audit::record(conn, &clock, &origin, event)
            })
            .await?;
    }
    Ok(picture)
}

/// Takes what the author says about a hint, once. Saying the same again changes nothing.
///
/// # Errors
/// [`Error::Explained`] when he said something else before; [`Error::NotFound`] for everybody but author and filer.
pub async fn explain(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    ids: (ReportId, HintId),
    reason: Reason,
    remark: Option<String>,
) -> Result<Seen, Error> {
    let remark = remark.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut errors = FieldErrors::new();
    if let Some(text) = &remark {
        errors.require_length(text, 1, MAX_REMARK, "/remark");
        errors.require(!text.chars().any(char::is_control), "/remark", "Must be one line of plain text.");
    }
    errors.finish()?;
    let (clock, viewer, origin) = (services.clock.clone(), Viewer::new(identity), origin.clone());
    services
        .db
        .write(move |conn| {
            let (looker, seen) = find(conn, &viewer, ids.0, ids.1)?;
            if looker != Looker::Author {
                return Err(Error::NotFound);
            }
            let said = (reason, remark.as_deref());
            if queries::explain(conn, ids.1, said, viewer.account_id, clock.now())? {
                let details = json!({ "report_id": ids.0, "reason": reason });
                audit::record(
                    conn,
                    &clock,
                    &origin,
                    Event::done("hint.explain", "photo_hint", ids.1).details(details),
                )?;
            } else if (seen.row.reason, seen.row.remark.as_deref()) != (Some(reason), said.1) {
                return Err(Error::Explained);
            }
            Ok(find(conn, &viewer, ids.0, ids.1)?.1)
        })
        .await
}
