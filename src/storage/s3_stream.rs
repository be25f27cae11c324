//! Objects to and from an S3 server, piece by piece, under addresses that are signed here.
//!
//! What lives here: the two calls that carry an object; the library would hold parts of 8 MiB, some of them three
//! times. What does not: when they are made and how long they may take (`s3`).
//!
//! Invariants: no call holds more of an object than a piece; a signed address is a secret and reaches no message; an
//! original is stored only if its bytes have the digest that its name says, where the server can tell.

use ::s3::Bucket;
use ::s3::error::S3Error;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::StreamExt as _;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Body, RequestBuilder, Response};
use tokio::io::AsyncReadExt as _;
use tokio_util::io::ReaderStream;

use super::s3_reply::classify;
use super::{KeyKind, ObjectKey, StorageError};

/// What is read from a file at a time.
const PIECE: usize = 64 * 1024;
/// How long a signed address works: it is used at once, and the clocks of two servers may differ.
const SECONDS: u32 = 15 * 60;
/// Bytes of a refusal that are looked at.
const REFUSAL: usize = 16 * 1024;
/// What the server is to compute over the bytes and compare.
const CHECKSUM: HeaderName = HeaderName::from_static("x-amz-checksum-sha256");

/// Sends a file of this length as one object.
pub(super) async fn send(
    bucket: &Bucket,
    key: &ObjectKey,
    (file, length): (tokio::fs::File, u64),
    content_type: &str,
) -> Result<(), StorageError> {
    const DOING: &str = "storing a file";
    let failed = |error| classify(DOING, Some(key), error);
    let mut headers = HeaderMap::new();
    let named = HeaderValue::from_str(content_type);
    headers.insert(CONTENT_TYPE, named.unwrap_or(HeaderValue::from_static("application/octet-stream")));
    if let Some(digest) = key.sha256().filter(|_| key.kind() == KeyKind::Original)
        && let Ok(digest) = HeaderValue::from_str(&STANDARD.encode(digest))
    {
        headers.insert(CHECKSUM, digest);
    }
    let address = bucket.presign_put(key.to_string(), SECONDS, Some(headers.clone()), None).await.map_err(failed)?;
    let body = Body::wrap_stream(ReaderStream::with_capacity(file.take(length), PIECE));
    let request = bucket.http_client().put(address).headers(headers).header(CONTENT_LENGTH, length).body(body);
    answered(request).await.map_err(failed)?;
    Ok(())
}

/// Begins to read an object; the answer tells its length.
pub(super) async fn open(bucket: &Bucket, key: &ObjectKey) -> Result<(u64, Response), StorageError> {
    const DOING: &str = "reading an object";
    let failed = |error| classify(DOING, Some(key), error);
    let address = bucket.presign_get(key.to_string(), SECONDS, None).await.map_err(failed)?;
    let reply = answered(bucket.http_client().get(address)).await.map_err(failed)?;
    let length = reply.content_length();
    let unknown = || StorageError::Unexpected { doing: DOING, reason: "the reply has no length".to_owned() };
    Ok((length.ok_or_else(unknown)?, reply))
}

/// The reply, if it is a success.
async fn answered(request: RequestBuilder) -> Result<Response, S3Error> {
    let reply = request.send().await.map_err(|error| S3Error::Reqwest(error.without_url()))?;
    let status = reply.status();
    if status.is_success() {
        return Ok(reply);
    }
    let mut text = Vec::new();
    let mut body = reply.bytes_stream();
    // Of a refusal that breaks off the status is enough.
    while let Some(Ok(chunk)) = body.next().await {
        text.extend_from_slice(&chunk);
        if text.len() > REFUSAL {
            break;
        }
    }
    Err(S3Error::HttpFailWithBody(status.as_u16(), String::from_utf8_lossy(&text).into_owned()))
}
