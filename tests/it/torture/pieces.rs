//! The resumable door: a phone that sends a photo in two pieces, and asks where to go on after a broken line.
//!
//! Invariant: an offset that was told is never taken back.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::{Client, Method, RequestBuilder, Response};
use shigan::db::types::ReportId;

use super::fleet::{Broken, Photo};

/// How far a photo has come through this door.
#[derive(Clone, Default)]
pub struct Pieces {
    /// Where the server keeps the upload.
    place: Option<String>,
    /// Bytes that were acknowledged.
    durable: usize,
    /// Pieces that were acknowledged.
    pub acknowledged: usize,
}

/// Sends what is missing of a photo.
pub async fn send(http: &Client, base: &str, token: &str, report: ReportId, photo: &mut Photo) -> Result<(), Broken> {
    let length = photo.bytes.len();
    let Some(pieces) = &mut photo.pieces else { return Ok(()) };
    let ask = |method: Method, place: &str| {
        http.request(method, format!("{base}{place}")).bearer_auth(token).header("tus-resumable", "1.0.0")
    };
    if pieces.place.is_none() {
        let pair = |name: &str, value: String| format!("{name} {}", STANDARD.encode(value));
        let metadata = [pair("report_id", report.to_string()), pair("photo_id", photo.id.to_string())].join(",");
        let begin = ask(Method::POST, "/api/v1/uploads").header("upload-length", length);
        let begun = sent(begin.header("upload-metadata", metadata), &[201]).await?;
        let place = begun.headers().get("location").and_then(|place| place.to_str().ok());
        pieces.place = place.map(str::to_owned);
    }
    let place = pieces.place.clone().ok_or_else(|| Broken::Surprise("an upload without a place".to_owned()))?;
    let mut offset = offset_of(&sent(ask(Method::HEAD, &place), &[200]).await?)?;
    if offset < pieces.durable {
        return Err(Broken::Lost(format!("{place} told {} bytes and has {offset}", pieces.durable)));
    }
    pieces.durable = offset;
    while offset < length {
        let until = if offset == 0 { length / 2 } else { length };
        let append = ask(Method::PATCH, &place)
            .header("upload-offset", offset)
            .header("content-type", "application/offset+octet-stream")
            .body(photo.bytes[offset..until].to_vec());
        offset = offset_of(&sent(append, &[204]).await?)?;
        pieces.durable = offset;
        pieces.acknowledged += 1;
    }
    photo.acknowledged = true;
    Ok(())
}

fn offset_of(response: &Response) -> Result<usize, Broken> {
    let offset = response.headers().get("upload-offset").and_then(|offset| offset.to_str().ok()?.parse().ok());
    offset.ok_or_else(|| Broken::Surprise("an answer without an offset".to_owned()))
}

async fn sent(request: RequestBuilder, good: &[u16]) -> Result<Response, Broken> {
    let response = request.send().await.map_err(|_| Broken::Line)?;
    match response.status().as_u16() {
        status if good.contains(&status) => Ok(response),
        // Somebody holds it still, as the request that was cut off: ask again.
        409 | 423 | 503 => Err(Broken::Later),
        status => Err(Broken::Surprise(format!("{status} from {}", response.url().path()))),
    }
}
