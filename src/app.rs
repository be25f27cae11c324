//! The application: every route, in one place, over a set of services.
//!
//! Used alike by the server, the tests and the contract. Invariant: a route that
//! is not in the contract does not exist, the web pages and what describes the API aside.

use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App, Error};
use utoipa::openapi::OpenApi;
use utoipa_actix_web::AppExt as _;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::extract::MAX_JSON;
use crate::http::log::log_request;
use crate::http::{contract, extract};
use crate::services::Services;
use crate::{
    accounts, appraisals, audit, evidence, exports, feedback, hints, honors, inspections, keeping, organizations,
    panels, photos, proceedings, publicity, rankings, reports, server, uploads,
};

/// Registers every route of the API under its prefix.
fn api(config: &mut ServiceConfig) {
    config.service(
        utoipa_actix_web::scope("/api/v1")
            .configure(accounts::http::routes)
            .configure(organizations::http::routes)
            .configure(reports::http::routes)
            .configure(photos::http::routes)
            .configure(uploads::http::routes)
            .configure(hints::http::routes)
            .configure(appraisals::http::routes)
            .configure(evidence::http::routes)
            .configure(exports::http::routes)
            .configure(feedback::http::routes)
            .configure(keeping::http::routes)
            .configure(rankings::http::routes)
            .configure(panels::http::routes)
            .configure(inspections::http::routes)
            .configure(honors::http::routes)
            .configure(proceedings::http::routes)
            .configure(publicity::http::routes)
            .configure(audit::http::routes),
    );
    config.configure(server::health::routes);
}

/// The whole application over given services.
#[must_use]
pub fn build(
    services: &Services,
) -> App<
    impl actix_web::dev::ServiceFactory<
        actix_web::dev::ServiceRequest,
        Config = (),
        Response = actix_web::dev::ServiceResponse<impl actix_web::body::MessageBody + use<>>,
        Error = Error,
        InitError = (),
    > + use<>,
> {
    let (app, _) = App::new()
        .app_data(Data::new(services.clone()))
        .app_data(web::PayloadConfig::new(MAX_JSON))
        // Before the API, whose prefix it shares.
        .configure(server::docs::routes)
        .into_utoipa_app()
        .configure(api)
        .split_for_parts();
    app.service(server::docs::swagger())
        .default_service(web::to(server::pages::answer))
        .wrap(from_fn(uploads::http::speak_tus))
        .wrap(from_fn(server::guard::refuse_wrong_method))
        .wrap(from_fn(server::guard::admit))
        .wrap(Compress::default())
        .wrap(server::cors::allow(&services.config))
        .wrap(from_fn(log_request))
}

/// The contract as generated from the routes.
#[must_use]
pub fn openapi() -> OpenApi {
    let (_, openapi) = App::new().into_utoipa_app().openapi(contract::base()).configure(api).split_for_parts();
    contract::complete(openapi)
}

// Named here so that a reader of the routes finds the extractors.
pub use extract::{Body, Page, Paging, Params, Path};
