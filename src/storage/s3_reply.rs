//! Reading what an S3 server, or the way to it, answers.
//!
//! What lives here: errors into [`StorageError`], the two kinds of dates, and the
//! list of unfinished uploads.
//! What does not: calls (`s3`).
//!
//! Invariant: the text of a reply stays out of messages, because servers repeat
//! the request's headers in it. Only the short code, such as `NoSuchBucket`, is kept.

use std::time::SystemTime;

use ::s3::error::S3Error;
use chrono::DateTime;

use super::error::RETRY_AFTER;
use super::{ObjectKey, StorageError};

/// Says what an error of the library means for the caller.
pub(super) fn classify(doing: &'static str, key: Option<&ObjectKey>, error: S3Error) -> StorageError {
    match error {
        S3Error::HttpFailWithBody(status, body) => from_status(doing, key, status, &body),
        S3Error::Io(error) => StorageError::unavailable(doing, error),
        S3Error::Reqwest(error) if error.is_builder() => StorageError::Unexpected { doing, reason: error.to_string() },
        // No connection, a broken one, or one that took too long. A server that
        // refuses an upload before it has read it shows up here as well.
        S3Error::Reqwest(error) => StorageError::unavailable(doing, error),
        other => StorageError::Unexpected { doing, reason: other.to_string() },
    }
}

fn from_status(doing: &'static str, key: Option<&ObjectKey>, status: u16, body: &str) -> StorageError {
    let code = error_code(body);
    let reason = format!("HTTP {status} {}", code.unwrap_or("without a code"));
    match (status, code, key) {
        (_, Some("QuotaExceeded" | "XMinioStorageFull"), _) | (507, _, _) => {
            StorageError::Full { doing, source: reason.into() }
        }
        // A missing bucket is a fault of the set-up, not of this one object.
        (404, Some("NoSuchBucket"), _) | (401 | 403, _, _) => StorageError::Refused { doing, reason },
        (404, _, Some(key)) => StorageError::NotFound { key: key.to_string() },
        // What arrived there is not what was sent: the way may be better the next time.
        (_, Some("BadDigest" | "XAmzContentChecksumMismatch"), _) | (408 | 409 | 425 | 429 | 500..=599, _, _) => {
            StorageError::Unavailable { doing, retry_after: RETRY_AFTER, source: reason.into() }
        }
        _ => StorageError::Unexpected { doing, reason },
    }
}

/// A multipart upload that was begun and neither completed nor aborted.
pub(super) struct UnfinishedUpload {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) begun: SystemTime,
}

/// The uploads in the reply to `GET /?uploads`. Those that this product cannot
/// have begun, because their name is no key, are left out.
pub(super) fn unfinished_uploads(reply: &str) -> Vec<UnfinishedUpload> {
    let blocks = reply.split("<Upload>").skip(1);
    blocks
        .filter_map(|block| {
            let name = element(block, "Key").filter(|name| name.parse::<ObjectKey>().is_ok())?;
            Some(UnfinishedUpload {
                name: name.to_owned(),
                // With an escaped character it would have to be decoded; no
                // server is known to use any here.
                id: element(block, "UploadId").filter(|id| !id.contains('&'))?.to_owned(),
                begun: iso_date(element(block, "Initiated")?)?,
            })
        })
        .collect()
}

/// The text of the first element of this name.
fn element<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    let (text, _) = rest.split_once(&format!("</{name}>"))?;
    Some(text)
}

/// The `<Code>` of an error reply, if it looks like one.
fn error_code(body: &str) -> Option<&str> {
    let code = element(body, "Code")?;
    let plain = !code.is_empty() && code.len() <= 64;
    (plain && code.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(code)
}

/// A date as in a listing: `2026-01-31T08:00:00.000Z`.
pub(super) fn iso_date(text: &str) -> Option<SystemTime> {
    DateTime::parse_from_rfc3339(text).ok().map(SystemTime::from)
}

/// A date as in a header: `Sat, 31 Jan 2026 08:00:00 GMT`.
pub(super) fn http_date(text: &str) -> Option<SystemTime> {
    DateTime::parse_from_rfc2822(text).ok().map(SystemTime::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, body: &str) -> StorageError {
        let key = ObjectKey::staging([1; 16]);
        let error = S3Error::HttpFailWithBody(status, body.to_owned());
        classify("testing", Some(&key), error)
    }

    #[test]
    fn statuses_become_the_callers_words() {
        assert!(matches!(reply(404, ""), StorageError::NotFound { .. }));
        assert!(matches!(reply(403, ""), StorageError::Refused { .. }));
        assert!(matches!(reply(507, ""), StorageError::Full { .. }));
        assert!(reply(503, "").is_transient());
        assert!(reply(500, "").is_transient());
        assert!(reply(400, "<Error><Code>BadDigest</Code></Error>").is_transient());
        assert!(matches!(reply(400, ""), StorageError::Unexpected { .. }));
    }

    #[test]
    fn a_missing_bucket_is_not_a_missing_object() {
        let body = "<Error><Code>NoSuchBucket</Code></Error>";
        assert!(matches!(reply(404, body), StorageError::Refused { .. }));
    }

    #[test]
    fn a_reply_that_repeats_the_request_stays_out_of_the_message() {
        let body = "<Error><Code>SignatureDoesNotMatch</Code>\
                    <StringToSign>very-private</StringToSign></Error>";
        let error = reply(403, body);
        let shown = format!("{error} {error:?}");
        assert!(shown.contains("SignatureDoesNotMatch"));
        assert!(!shown.contains("very-private"), "{shown}");
        let odd = reply(403, "<Code>not a code, very-private</Code>");
        assert!(!format!("{odd:?}").contains("very-private"));
    }

    #[test]
    fn only_our_own_unfinished_uploads_are_read() {
        let upload = |name: &str| {
            format!(
                "<Upload><UploadId>id-1</UploadId><Key>{name}</Key>\
                 <Initiated>2026-01-31T08:00:00Z</Initiated></Upload>"
            )
        };
        let ours = ObjectKey::staging([1; 16]).to_string();
        let reply = format!("<List>{}{}</List>", upload(&ours), upload("theirs"));
        let found = unfinished_uploads(&reply);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].id.as_str()), (ours.as_str(), "id-1"));
        assert!(unfinished_uploads("").is_empty());
    }

    #[test]
    fn both_kinds_of_dates_are_read() {
        let iso = iso_date("2026-01-31T08:00:00.000Z");
        assert!(iso.is_some());
        assert_eq!(iso, http_date("Sat, 31 Jan 2026 08:00:00 GMT"));
        assert_eq!(iso_date("yesterday"), None);
    }
}
