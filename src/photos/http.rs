//! What requests that carry photos have in common, and how a picture leaves, whoever asked for it. The routes of photos
//! are in `reports`: a photo is always one of a report.
//!
//! Nothing else: rules are in `model`, effects in the other modules; who may see which picture is the business of those
//! who ask.

use std::future::{Ready, ready};

use actix_web::body::SizedStream;
use actix_web::dev::Payload;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, TryIntoHeaderPair, X_CONTENT_TYPE_OPTIONS};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, HttpResponse, web};
use futures_util::TryStreamExt as _;
use utoipa_actix_web::service_config::ServiceConfig;

use super::Picture;
use crate::accounts::claimed_login;
use crate::db::types::AccountId;
use crate::gate::{Full, Pass, Share};
use crate::http::problem::Problem;
use crate::http::unwanted::Unwanted;
use crate::services::Services;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(_config: &mut ServiceConfig) {}

/// A place among the requests that carry photos, in exchange for the one among all others: on a bad line it is held for
/// minutes.
///
/// The first argument of a handler, so that whoever is turned away costs nothing and has not sent much yet: not even
/// who is asking is looked up.
pub struct Carrying {
    _pass: Pass,
    _login: Option<Share>,
    account: Option<Share>,
}

impl Carrying {
    /// Counts the request as one of this account.
    ///
    /// # Errors
    /// 503 when the account has as many under way as one may.
    pub fn belongs_to(&mut self, services: &Services, account_id: AccountId) -> Result<(), Problem> {
        self.account = Some(services.uploads.share(account_id.0)?);
        Ok(())
    }

    /// Goes in, as one of the login that the request claims to be of.
    fn enter(services: &Services, request: &HttpRequest) -> Result<Self, Full> {
        let pass = services.uploads.enter()?;
        let login = claimed_login(request).map(|login| services.uploads.share(login)).transpose()?;
        Ok(Self { _pass: pass, _login: login, account: None })
    }
}

impl FromRequest for Carrying {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(services) = request.app_data::<web::Data<Services>>() else {
            return ready(Err(Problem::internal("the services are not registered")));
        };
        let entered = Self::enter(services, request);
        match &entered {
            Ok(_) => drop(request.extensions_mut().remove::<Pass>()),
            Err(_) => Unwanted::mark(request),
        }
        ready(entered.map_err(Problem::from))
    }
}

/// Answers with a rendition: its bytes under these headers, or a link to the store, which nobody may keep.
pub fn show(picture: Picture, headers: impl IntoIterator<Item = impl TryIntoHeaderPair>) -> HttpResponse {
    match picture {
        Picture::Link(link) => HttpResponse::TemporaryRedirect()
            .insert_header((LOCATION, link.as_str()))
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .finish(),
        Picture::Stream { length, stream } => {
            let mut response = HttpResponse::Ok();
            for header in headers {
                response.insert_header(header);
            }
            response
                .insert_header((CONTENT_TYPE, "image/jpeg"))
                .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
                .body(SizedStream::new(length, stream.map_err(Box::<dyn std::error::Error>::from)))
        }
    }
}
