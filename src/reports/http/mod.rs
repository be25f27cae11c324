//! The wire types and handlers of `reports` and of the photos of a report.
//!
//! Nothing else: rules are in `model` and `visibility`, effects in `actions`.
//! A photo is always a photo of a report, and seen by whoever sees the report,
//! so its routes are here and not in `photos`.

mod bodies;
mod bundle;
mod handlers;
mod photo_views;
mod photos;
mod problems;
mod views;

use utoipa_actix_web::service_config::ServiceConfig;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(handlers::submit_report)
        .service(bundle::submit_report_bundle)
        .service(handlers::list_reports)
        .service(handlers::get_report)
        .service(handlers::edit_report)
        .service(handlers::withdraw_report)
        .service(handlers::hide_report)
        .service(photos::put_photo_content)
        .service(photos::get_rendition)
        .service(photos::get_original)
        .service(photos::get_photo_blur)
        .service(photos::put_photo_blur);
}
