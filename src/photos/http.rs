//! How a picture leaves, whoever asked for it. Who may see which is the business of those who ask.

use actix_web::HttpResponse;
use actix_web::body::SizedStream;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, TryIntoHeaderPair, X_CONTENT_TYPE_OPTIONS};
use futures_util::TryStreamExt as _;
use utoipa_actix_web::service_config::ServiceConfig;

use super::Picture;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(_config: &mut ServiceConfig) {}

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
