//! Choosing a password.

use actix_web::{HttpRequest, HttpResponse, post, put, web};
use serde::Deserialize;

use crate::accounts::actions;
use crate::accounts::actor::{self, Fledgling};
use crate::fields::FieldErrors;
use crate::http::extract::Body;
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A change of password.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePasswordBody {
    /// The password so far.
    #[schema(example = "Kiln-743-river")]
    current_password: String,
    /// The next one: at least 8 characters of three kinds, 10 for reviewers and administrators.
    #[schema(example = "Reed-918-stone")]
    new_password: String,
}

/// Replaces the caller's password.
#[utoipa::path(
    tag = "accounts",
    summary = "Change one's password",
    description = "Logs every other device out. A wrong present password counts as a failed login.",
    operation_id = "change_password",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = ChangePasswordBody, example = json!({"current_password": "Kiln-743-river", "new_password": "Reed-918-stone"})),
    responses(
        (status = 204, description = "Changed"),
        (status = 423, description = "Too many failures; Retry-After says how long to wait", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/account/password")]
pub async fn change_password(
    services: web::Data<Services>,
    caller: Fledgling,
    Body(body): Body<ChangePasswordBody>,
) -> Result<HttpResponse, Problem> {
    let short = body.current_password.chars().count() <= 128;
    let mut errors = FieldErrors::new();
    errors.require(short, "/current_password", "Must have 128 characters at the most.");
    errors.finish()?;
    actions::change_password(&services, &caller.identity, &caller.origin, body.current_password, body.new_password)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A one-time code and the password it shall set.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivateAccountBody {
    /// The login, for members the phone number.
    #[schema(example = "13800000001")]
    login: String,
    /// The one-time code; dashes, blanks and lower case do not matter.
    #[schema(example = "7KQ2-M9XB-4TFD")]
    code: String,
    /// The password to set: at least 8 characters of three kinds, 10 for reviewers and administrators.
    #[schema(example = "Kiln-743-river")]
    new_password: String,
}

/// Sets the first password, or the next after a reset, with a one-time code.
#[utoipa::path(
    tag = "accounts",
    summary = "Activate an account",
    description = "The code works once and for 30 days; ten wrong ones void it. A wrong code and a login nobody has get the same answer. Log in afterwards.",
    operation_id = "activate_account",
    request_body(content = ActivateAccountBody, example = json!({"login": "13800000001", "code": "7KQ2-M9XB-4TFD", "new_password": "Kiln-743-river"})),
    responses(
        (status = 204, description = "The password is set"),
        (status = 401, description = "The login or the code is wrong, or the code has ended", body = ProblemView, content_type = "application/problem+json"),
        (status = 429, description = "Too many failures from this address; Retry-After says how long to wait", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/account/activation")]
pub async fn activate_account(
    request: HttpRequest,
    services: web::Data<Services>,
    Body(body): Body<ActivateAccountBody>,
) -> Result<HttpResponse, Problem> {
    let mut errors = FieldErrors::new();
    errors.require_length(&body.login, 1, 64, "/login");
    errors.require_length(&body.code, 1, 40, "/code");
    errors.finish()?;
    let origin = actor::anonymous(&request);
    actions::activate(&services, &origin, &body.login, &body.code, body.new_password).await?;
    Ok(HttpResponse::NoContent().finish())
}
