//! The headers of the protocol: their names, reading them, writing them.

use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponseBuilder};

use crate::db::types::Instant;
use crate::http::problem::{self, Problem};
use crate::uploads::model::{Checksum, Metadata, Upload};

macro_rules! names {
    ($($constant:ident = $name:literal;)+) => { $(pub(super) const $constant: HeaderName = HeaderName::from_static($name);)+ };
}

names! {
    TUS_RESUMABLE = "tus-resumable";
    TUS_VERSION = "tus-version";
    TUS_EXTENSION = "tus-extension";
    TUS_MAX_SIZE = "tus-max-size";
    TUS_CHECKSUM_ALGORITHM = "tus-checksum-algorithm";
    UPLOAD_OFFSET = "upload-offset";
    UPLOAD_LENGTH = "upload-length";
    UPLOAD_DEFER_LENGTH = "upload-defer-length";
    UPLOAD_METADATA = "upload-metadata";
    UPLOAD_CHECKSUM = "upload-checksum";
    UPLOAD_EXPIRES = "upload-expires";
    METHOD_OVERRIDE = "x-http-method-override";
}

/// Headers that a page of another origin may send.
pub const SENT: &[&str] = &[
    "tus-resumable",
    "upload-offset",
    "upload-length",
    "upload-defer-length",
    "upload-metadata",
    "upload-checksum",
    "x-http-method-override",
    "x-request-id",
    "x-requested-with",
];

/// Headers that a page of another origin may read.
pub const EXPOSED: &[&str] = &[
    "location",
    "tus-resumable",
    "tus-version",
    "tus-extension",
    "tus-max-size",
    "tus-checksum-algorithm",
    "upload-offset",
    "upload-length",
    "upload-defer-length",
    "upload-metadata",
    "upload-expires",
];

/// The content type of bytes behind an offset.
const PIECE: &str = "application/offset+octet-stream";

fn malformed(detail: impl Into<String>) -> Problem {
    Problem::new(&problem::MALFORMED, detail)
}

fn number(request: &HttpRequest, name: &HeaderName) -> Result<Option<u64>, Problem> {
    let Some(value) = request.headers().get(name) else { return Ok(None) };
    // `+5` would parse as a number too.
    let digits = value.to_str().ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let read = digits.and_then(|text| text.parse::<u64>().ok()).filter(|number| i64::try_from(*number).is_ok());
    read.map(Some).ok_or_else(|| malformed(format!("{name} has to be a number of bytes.")))
}

/// Whether the body is a piece of a photo.
pub(super) fn is_piece(request: &HttpRequest) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(PIECE))
}

/// What to say of a body of another type.
pub(super) fn wrong_type() -> Problem {
    Problem::new(&problem::UNSUPPORTED_MEDIA, format!("Send bytes of an upload as {PIECE}."))
}

/// Whether a request says that it has a body.
pub(super) fn has_body(request: &HttpRequest) -> bool {
    request.headers().get(CONTENT_LENGTH).is_some_and(|length| length.as_bytes() != b"0")
}

/// The length of the photo, told or left for later.
pub(super) fn length_or_later(request: &HttpRequest) -> Result<Option<u64>, Problem> {
    let later = request.headers().get(&UPLOAD_DEFER_LENGTH).map(HeaderValue::as_bytes);
    match (number(request, &UPLOAD_LENGTH)?, later) {
        (Some(length), None) => Ok(Some(length)),
        (None, Some(b"1")) => Ok(None),
        _ => Err(malformed("Send either Upload-Length or Upload-Defer-Length: 1.")),
    }
}

/// The length of the photo, if this request tells it.
pub(super) fn length(request: &HttpRequest) -> Result<Option<u64>, Problem> {
    number(request, &UPLOAD_LENGTH)
}

/// Where the piece begins.
pub(super) fn offset(request: &HttpRequest) -> Result<u64, Problem> {
    number(request, &UPLOAD_OFFSET)?
        .ok_or_else(|| malformed("Send Upload-Offset: the byte that the piece begins with."))
}

/// What protects the piece, if anything does.
pub(super) fn checksum(request: &HttpRequest) -> Result<Option<Checksum>, Problem> {
    let Some(value) = request.headers().get(&UPLOAD_CHECKSUM) else { return Ok(None) };
    let text = value.to_str().map_err(|_| malformed("Upload-Checksum is not readable."))?;
    Checksum::parse(text).map(Some).map_err(malformed)
}

/// Which slot the upload is for.
pub(super) fn metadata(request: &HttpRequest) -> Result<Metadata, Problem> {
    let text = request.headers().get(&UPLOAD_METADATA).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Metadata::parse(text).map_err(malformed)
}

/// Adds where an upload stands and until when it is kept.
pub(super) fn standing<'a>(response: &'a mut HttpResponseBuilder, upload: &Upload) -> &'a mut HttpResponseBuilder {
    response
        .insert_header((UPLOAD_OFFSET, upload.offset().to_string()))
        .insert_header((UPLOAD_EXPIRES, http_date(upload.expires_at)))
}

fn http_date(at: Instant) -> String {
    at.utc().format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
