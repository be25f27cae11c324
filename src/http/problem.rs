//! Every error a client can meet: one table of kinds, one way to write them (RFC 9457).
//!
//! Features map their own errors to a kind of this table at the end of their
//! `http.rs`. Invariants: each slug has a page under `api-docs/problems/`, which
//! a test checks; a 5xx tells the client nothing of our insides.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;

use crate::db::DbError;
use crate::fields::{FieldError, FieldErrors};
use crate::gate::Full;

/// One kind of problem: stable for ever, since clients switch on the slug.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Last part of the `type` URL.
    pub slug: &'static str,
    /// HTTP status.
    pub status: u16,
    /// Short summary, the same for every occurrence.
    pub title: &'static str,
}

macro_rules! kinds {
    ($($name:ident $status:literal $slug:literal $title:literal;)+) => {
        /// Every kind of problem there is.
        pub const ALL: &[&Kind] = &[$(&$name),+];
        $(#[doc = $title] pub static $name: Kind = Kind { slug: $slug, status: $status, title: $title };)+
    };
}

kinds! {
    MALFORMED 400 "malformed-request" "The request cannot be read";
    CUT_SHORT 400 "cut-short" "The body ended before it was whole";
    UNAUTHENTICATED 401 "unauthenticated" "Log in first";
    WRONG_CREDENTIALS 401 "wrong-credentials" "The login or the password is wrong";
    FORBIDDEN 403 "forbidden" "Your role does not allow this";
    FOREIGN_ORIGIN 403 "foreign-origin" "The request comes from another site";
    PASSWORD_CHANGE_DUE 403 "password-change-due" "Choose a new password first";
    RECUSED 403 "recused" "You belong or are posted to this branch, so you cannot score it";
    NOT_FOUND 404 "not-found" "There is no such thing here";
    METHOD_NOT_ALLOWED 405 "method-not-allowed" "This address does not take that method";
    CONFLICT 409 "conflict" "Something else already stands there";
    SAME_ID_OTHER_BODY 409 "same-id-other-body" "This id was used for something else";
    WRONG_STATE 409 "wrong-state" "The present state does not allow this";
    INCOMPLETE 409 "incomplete" "Something is still missing for this step";
    WRONG_OFFSET 409 "wrong-offset" "The upload goes on at another byte";
    IN_FLIGHT 409 "request-in-flight" "The same request is still at work";
    GIVEN_UP 410 "upload-given-up" "This upload is over; begin another";
    STALE 412 "stale" "It was changed since you read it";
    TUS_VERSION 412 "tus-version" "Speak tus 1.0.0 here";
    TOO_LARGE 413 "too-large" "That is larger than this server takes";
    UNSUPPORTED_MEDIA 415 "unsupported-media" "This format is not accepted";
    INVALID 422 "invalid" "Some fields are not right";
    DIGEST_MISMATCH 422 "digest-mismatch" "The bytes are not the ones announced";
    KEY_REUSED 422 "idempotency-key-reused" "This Idempotency-Key was used for another request";
    LOCKED 423 "account-locked" "Too many failed attempts; wait a little";
    TAKEN_OVER 423 "upload-taken-over" "A newer request goes on with this upload";
    IF_MATCH_REQUIRED 428 "if-match-required" "Say which version you change";
    TOO_MANY 429 "too-many-requests" "Too many requests from this address; wait a little";
    WRONG_CHECKSUM 460 "wrong-checksum" "The piece was damaged on its way";
    INTERNAL 500 "internal" "We made a mistake";
    UNAVAILABLE 503 "unavailable" "Overloaded or a part is away; try again soon";
    FULL 507 "storage-full" "The server has no room left";
}

/// The body of every error answer.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Problem)]
pub struct ProblemView {
    /// Address of the page that explains this kind.
    #[serde(rename = "type")]
    #[schema(example = "/problems/invalid")]
    pub kind: String,
    /// Summary of the kind.
    #[schema(example = "Some fields are not right")]
    pub title: &'static str,
    /// The HTTP status again.
    #[schema(example = 422)]
    pub status: u16,
    /// What happened this time and what to do.
    #[schema(example = "One field is not right.")]
    pub detail: String,
    /// Each bad field, when the problem lies in fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FieldError>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
}

/// One occurrence of a kind, on its way to the client.
#[derive(Debug)]
pub struct Problem {
    kind: &'static Kind,
    detail: String,
    errors: Vec<FieldError>,
    retry_after: Option<u32>,
    /// For the log only.
    cause: Option<String>,
    /// So common when it happens that the line of the request is log enough.
    common: bool,
}

impl Kind {
    /// Whether the same may well be answered otherwise later.
    #[must_use]
    pub fn retryable(&self) -> bool {
        matches!(self.status, 423 | 429 | 460 | 503 | 507) || [&IN_FLIGHT, &CUT_SHORT, &WRONG_OFFSET].contains(&self)
    }
}

impl Problem {
    /// See [`Kind::retryable`].
    #[must_use]
    pub fn retryable(&self) -> bool {
        self.kind.retryable()
    }

    /// A problem of a kind with a sentence of what happened.
    #[must_use]
    pub fn new(kind: &'static Kind, detail: impl Into<String>) -> Self {
        let retry_after = matches!(kind.status, 429 | 503).then_some(2);
        Self { kind, detail: detail.into(), errors: Vec::new(), retry_after, cause: None, common: false }
    }

    /// Nothing there, or nothing the caller may know of: the two must look the same.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(&NOT_FOUND, "Nothing with this address exists, or it is outside of what you may see.")
    }

    /// A cursor that leads nowhere.
    #[must_use]
    pub fn foreign_cursor() -> Self {
        Self::new(&MALFORMED, "The cursor is not one this server gave out; start without it.")
    }

    /// A defect of ours: the client learns nothing, the log everything.
    #[must_use]
    pub fn internal(cause: impl fmt::Display) -> Self {
        let mut problem = Self::new(&INTERNAL, "The server could not do this. It has been noted.");
        problem.cause = Some(cause.to_string());
        problem
    }

    /// A part we need is away.
    #[must_use]
    pub fn unavailable(cause: impl fmt::Display) -> Self {
        let mut problem = Self::new(&UNAVAILABLE, "Send the same request again; nothing is done twice.");
        problem.cause = Some(cause.to_string());
        problem
    }

    /// What exactly is missing or wrong, each with a pointer.
    #[must_use]
    pub fn listing(mut self, errors: FieldErrors) -> Self {
        self.errors = errors.into_vec();
        self
    }

    /// Tells the client how many seconds to wait.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Says which part of a request it is about.
    #[must_use]
    pub fn about(mut self, part: &str) -> Self {
        self.detail = format!("{part}: {}", self.detail);
        self
    }

    /// The kind of this problem.
    #[must_use]
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.slug, self.cause.as_deref().unwrap_or(&self.detail))
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        if self.kind.status >= 500 && !self.common {
            tracing::error!(
                problem = self.kind.slug,
                cause = self.cause.as_deref().unwrap_or(&self.detail),
                "request failed"
            );
        }
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header((CONTENT_TYPE, "application/problem+json"));
        if let Some(seconds) = self.retry_after {
            response.insert_header((RETRY_AFTER, seconds.to_string()));
        }
        response.json(ProblemView {
            kind: format!("/problems/{}", self.kind.slug),
            title: self.kind.title,
            status: self.kind.status,
            detail: self.detail.clone(),
            errors: self.errors.clone(),
            retryable: self.retryable(),
        })
    }
}

impl From<FieldErrors> for Problem {
    fn from(errors: FieldErrors) -> Self {
        let errors = errors.into_vec();
        let detail = match errors.len() {
            1 => "One field is not right.".to_owned(),
            count => format!("{count} fields are not right."),
        };
        let mut problem = Self::new(&INVALID, detail);
        problem.errors = errors;
        problem
    }
}

/// Whoever is turned away is told a time of its own, so that not all come back at once.
impl From<Full> for Problem {
    fn from(full: Full) -> Self {
        let mut problem = Self::new(&UNAVAILABLE, "Nothing was read or changed. Send the same request again.");
        problem.cause = Some(full.to_string());
        problem.common = true;
        problem.retry_after(rand::random_range(2..=8))
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Unavailable(_) => Self::unavailable(error),
            DbError::Full(_) => {
                let mut problem = Self::new(&FULL, "Nothing was changed. The operator has to make room.");
                problem.cause = Some(error.to_string());
                problem
            }
            DbError::Unique(_) => Self::new(&CONFLICT, "Another one with the same key exists already."),
            DbError::Reference(_) => Self::new(&INVALID, "Something the request names does not exist."),
            DbError::Check(_) | DbError::Defect(_) => Self::internal(error),
        }
    }
}
