//! Reading requests: JSON bodies, cursors, conditional headers. Every failure is a problem.
//!
//! No domain here. Invariant: a body that does not fit its type is answered with
//! the pointer of the field at fault.

use std::pin::Pin;

use actix_web::http::header::{ETAG, IF_MATCH, IF_NONE_MATCH};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev::Payload, web};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::problem::{self, Problem};
use crate::fields::FieldErrors;

/// Largest JSON body taken, in bytes. A manifest of nine photos is under 8 KB.
pub const MAX_JSON: usize = 256 * 1024;

/// A JSON body of type `T`.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let json = request.content_type().eq_ignore_ascii_case("application/json");
        // actix decodes and bounds the payload; only the parsing is ours, for the pointer.
        let bytes = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            if !json {
                return Err(Problem::new(&problem::UNSUPPORTED_MEDIA, "Send the body as application/json."));
            }
            let bytes = bytes.await.map_err(|error| payload_problem(&error))?;
            read_json(&bytes).map(Self)
        })
    }
}

/// Reads JSON of a request as a type.
///
/// # Errors
/// A 400 when it is no JSON, else a 422 with the pointer of the field at fault.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| body_problem(&error))?;
    reader
        .end()
        .map_err(|error| Problem::new(&problem::MALFORMED, format!("The body goes on after its JSON: {error}.")))?;
    Ok(value)
}

/// What actix says when it cannot take a payload.
#[must_use]
pub fn payload_problem(error: &actix_web::Error) -> Problem {
    if error.as_response_error().status_code() == actix_web::http::StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::new(&problem::TOO_LARGE, format!("A JSON body may have {MAX_JSON} bytes at the most."));
    }
    Problem::new(&problem::MALFORMED, format!("The body could not be read: {error}."))
}

fn body_problem(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let inner = error.inner();
    if inner.is_syntax() || inner.is_eof() {
        return Problem::new(&problem::MALFORMED, format!("The body is not JSON: {inner}."));
    }
    let mut pointer = String::new();
    for segment in error.path() {
        use serde_path_to_error::Segment;
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    // serde_json appends a line and column that mean little to a form; the pointer says more.
    let text = inner.to_string();
    let detail = text.split(" at line ").next().unwrap_or(&text);
    FieldErrors::one(pointer, format!("{detail}.")).into()
}

/// Query parameters of type `T`; unknown or malformed ones are a 400.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Params<T> {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(
            web::Query::<T>::from_query(request.query_string())
                .map(|query| Self(query.into_inner()))
                .map_err(|error| Problem::new(&problem::MALFORMED, format!("The query string is not right: {error}."))),
        )
    }
}

/// The parts of the path as `T`; what does not parse cannot exist, so it is a 404.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Path<T> {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let path = web::Path::<T>::from_request(request, payload).into_inner();
        std::future::ready(path.map(|path| Self(path.into_inner())).map_err(|_| Problem::not_found()))
    }
}

/// One page of a list. There is no total: counting rows is slow and counting uploads is forbidden.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Page<T> {
    /// The rows, in the order of the list.
    pub items: Vec<T>,
    /// Pass as `cursor` to go on; absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// Cuts `limit + 1` fetched rows to a page; the cursor is made from the last row kept.
    pub fn cut<K: Serialize>(mut rows: Vec<T>, limit: usize, key: impl Fn(&T) -> K) -> Self {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next_cursor = if more { rows.last().map(|row| encode_cursor(&key(row))) } else { None };
        Self { items: rows, next_cursor }
    }

    /// The same page with each row turned into its wire form.
    pub fn map<U>(self, view: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(view).collect(), next_cursor: self.next_cursor }
    }
}

/// Writes a position in a list as opaque text.
pub fn encode_cursor(key: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
}

/// Reads what [`encode_cursor`] wrote.
///
/// # Errors
/// A 400 when the text is not one of our cursors.
pub fn decode_cursor<K: DeserializeOwned>(text: &str) -> Result<K, Problem> {
    let key = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    key.ok_or_else(Problem::foreign_cursor)
}

/// `limit` and `cursor`, the same for every list.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Rows wanted, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl Paging {
    /// The limit within its bounds.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit.unwrap_or(50).clamp(1, 100) as usize
    }

    /// The decoded cursor, if one was sent.
    ///
    /// # Errors
    /// As [`decode_cursor`].
    pub fn after<K: DeserializeOwned>(&self) -> Result<Option<K>, Problem> {
        self.cursor.as_deref().map(decode_cursor).transpose()
    }
}

/// The revision a client says it changes.
///
/// # Errors
/// 428 when `If-Match` is missing, 400 when it is not one of our tags.
pub fn if_match_revision(request: &HttpRequest) -> Result<i32, Problem> {
    let Some(value) = request.headers().get(IF_MATCH) else {
        return Err(Problem::new(
            &problem::IF_MATCH_REQUIRED,
            "Send If-Match with the ETag you read, so that no change of another is overwritten.",
        ));
    };
    value
        .to_str()
        .ok()
        .and_then(|text| text.trim().trim_start_matches("W/").trim_matches('"').strip_prefix('r')?.parse().ok())
        .ok_or_else(|| Problem::new(&problem::MALFORMED, "If-Match is not an ETag of this resource."))
}

/// The `ETag` header of a revision.
#[must_use]
pub fn revision_tag(revision: i32) -> (actix_web::http::header::HeaderName, String) {
    (ETAG, format!("\"r{revision}\""))
}

/// Whether the client already holds the version with this tag.
#[must_use]
pub fn client_has(request: &HttpRequest, tag: &str) -> bool {
    let Some(value) = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    value.split(',').any(|one| {
        matches!(one.trim().trim_start_matches("W/"), "*")
            || one.trim().trim_start_matches("W/").trim_matches('"') == tag
    })
}
