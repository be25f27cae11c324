//! Phones that do not give up: they file reports with photos, and after every broken line go on where they were.
//!
//! What a phone was told is written down here, and is what `proof` holds the server to. Invariant: something counts as
//! acknowledged only when a whole answer with a good status arrived.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use serde_json::{Value, json};
use shigan::db::types::{PhotoId, ReportId, Sha256};
use uuid::Uuid;

use super::pieces::{self, Pieces};
use crate::reports::bundle;

/// What a phone waits when it is asked to come back; shorter than it is told, so that a round sees more of it.
const PAUSE: Duration = Duration::from_millis(100);

/// A photo as a phone holds it.
#[derive(Clone)]
pub struct Photo {
    pub id: PhotoId,
    pub sha256: Sha256,
    pub bytes: Vec<u8>,
    pub acknowledged: bool,
    /// Set when it goes by the resumable door.
    pub pieces: Option<Pieces>,
}

/// A report on its way.
#[derive(Clone)]
pub struct Report {
    pub id: ReportId,
    pub text: String,
    pub photos: Vec<Photo>,
    pub acknowledged: bool,
    /// Which of the phones it is on.
    pub phone: usize,
    /// Goes with its photos in one request.
    bundled: bool,
    /// The phone is lost when its line breaks: it never comes back.
    forsaken: bool,
}

impl Report {
    fn manifest(&self) -> Value {
        let slots: Vec<Value> = self
            .photos
            .iter()
            .map(|photo| {
                json!({"id": photo.id, "sha256": photo.sha256, "size": photo.bytes.len(), "media_type": "image/jpeg"})
            })
            .collect();
        json!({"id": self.id, "kind": "volunteer", "text": self.text, "photos": slots})
    }
}

/// What all phones know together.
#[derive(Default)]
pub struct Ledger {
    /// To be gone on with.
    pub waiting: VecDeque<Report>,
    /// Reports the server acknowledged with all their photos.
    pub whole: Vec<Report>,
    /// Reports of lost phones, as far as they came.
    pub forsaken: Vec<Report>,
    /// Requests that were sent again after a broken line.
    pub repeated: usize,
    /// Words of the server that it went back on.
    pub lost: Vec<String>,
    /// Answers with a status that no phone should see.
    pub surprises: Vec<String>,
}

/// What a phone does after a report.
enum Next {
    Report,
    Pause,
    End,
}

/// How one errand ended early.
pub enum Broken {
    /// No whole answer came.
    Line,
    /// The server asked to come back.
    Later,
    /// The server went back on its word.
    Lost(String),
    /// Anything else.
    Surprise(String),
}

/// The phones and what they know.
pub struct Fleet {
    pub ledger: Mutex<Ledger>,
    tokens: Vec<String>,
    dice: Mutex<StdRng>,
}

impl Fleet {
    pub fn new(tokens: Vec<String>, seed: u64) -> Self {
        Self { ledger: Mutex::default(), tokens, dice: Mutex::new(StdRng::seed_from_u64(seed)) }
    }

    pub fn roll<T>(&self, roll: impl FnOnce(&mut StdRng) -> T) -> T {
        roll(&mut self.dice.lock().unwrap())
    }

    /// Sends until the line breaks; with `fresh` false only what is waiting.
    pub async fn send(&self, base: &str, fresh: bool) {
        // A client of its own for each life of the server, as each breaks all lines.
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        loop {
            // What waits may have to wait for a lease of the killed server; other phones go on meanwhile.
            let again = !fresh || self.roll(|dice| dice.random_ratio(1, 2));
            let next = if again { self.ledger.lock().unwrap().waiting.pop_front() } else { None };
            let mut report = match next {
                Some(report) => report,
                None if fresh => self.roll(|dice| self.compose(dice)),
                None => return,
            };
            let end = self.carry(&http, base, &mut report).await;
            match self.note(report, end, fresh) {
                Next::Report => {}
                Next::Pause => tokio::time::sleep(PAUSE).await,
                Next::End => return,
            }
        }
    }

    /// Enters how a report ended, and tells what its phone does now.
    fn note(&self, report: Report, end: Result<(), Broken>, hunted: bool) -> Next {
        let mut ledger = self.ledger.lock().unwrap();
        match end {
            Ok(()) => ledger.whole.push(report),
            Err(Broken::Line) if !hunted => {
                ledger.surprises.push(format!("a line broke though nobody was killed: report {}", report.id));
                ledger.forsaken.push(report);
            }
            Err(Broken::Line) => {
                ledger.repeated += 1;
                if report.forsaken {
                    ledger.forsaken.push(report);
                } else {
                    ledger.waiting.push_back(report);
                }
                return Next::End;
            }
            Err(Broken::Later) => {
                ledger.repeated += 1;
                ledger.waiting.push_back(report);
                return Next::Pause;
            }
            Err(Broken::Lost(what)) => {
                ledger.lost.push(what);
                ledger.forsaken.push(report);
            }
            Err(Broken::Surprise(what)) => {
                ledger.surprises.push(what);
                ledger.forsaken.push(report);
            }
        }
        Next::Report
    }

    async fn carry(&self, http: &reqwest::Client, base: &str, report: &mut Report) -> Result<(), Broken> {
        let token = &self.tokens[report.phone];
        if report.bundled {
            let ids: Vec<String> = report.photos.iter().map(|photo| photo.id.to_string()).collect();
            let parts = ids.iter().zip(&report.photos).map(|(id, photo)| (id.as_str(), photo.bytes.as_slice()));
            let body = bundle::body_of(&report.manifest(), &parts.collect::<Vec<_>>());
            let request =
                http.post(format!("{base}/api/v1/reports/bundle")).header("content-type", bundle::CONTENT_TYPE);
            sent(request.header("idempotency-key", report.id.to_string()).body(body).bearer_auth(token)).await?;
            report.acknowledged = true;
            report.photos.iter_mut().for_each(|photo| photo.acknowledged = true);
            return Ok(());
        }
        if !report.acknowledged {
            let request = http.post(format!("{base}/api/v1/reports")).json(&report.manifest());
            let answer = sent(request.bearer_auth(token)).await?;
            report.acknowledged = true;
            // The answer names the photos that are here already, as those of an earlier report.
            for photo in &mut report.photos {
                let told = answer["photos"].as_array().into_iter().flatten();
                let here = told.filter(|one| one["id"] == json!(photo.id)).any(|one| one["state"] != "awaited");
                photo.acknowledged |= here;
            }
        }
        for photo in report.photos.iter_mut().filter(|photo| !photo.acknowledged) {
            if photo.pieces.is_some() {
                pieces::send(http, base, token, report.id, photo).await?;
                continue;
            }
            let url = format!("{base}/api/v1/reports/{}/photos/{}/content", report.id, photo.id);
            let request = http.put(url).header("content-type", "image/jpeg").body(photo.bytes.clone());
            let answer = sent(request.bearer_auth(token)).await?;
            if answer["state"] == "awaited" {
                return Err(Broken::Surprise(format!("a photo was taken and is awaited: {answer}")));
            }
            photo.acknowledged = true;
        }
        Ok(())
    }

    fn compose(&self, dice: &mut StdRng) -> Report {
        let phone = dice.random_range(0..self.tokens.len());
        let count = dice.random_range(0..4);
        let mut photos: Vec<Photo> = (0..count).map(|_| self.photo(dice, phone)).collect();
        photos.sort_by_key(|photo| photo.sha256);
        photos.dedup_by_key(|photo| photo.sha256);
        Report {
            id: minted(dice).into(),
            text: format!("清理了第{}段水渠。", dice.random_range(1..100_000)),
            photos,
            acknowledged: false,
            phone,
            bundled: dice.random_ratio(1, 4),
            forsaken: dice.random_ratio(1, 20),
        }
    }

    /// Mostly a new picture; now and then one that this phone sent before.
    fn photo(&self, dice: &mut StdRng, phone: usize) -> Photo {
        if dice.random_ratio(1, 8) {
            let ledger = self.ledger.lock().unwrap();
            let before = ledger.whole.iter().rev().filter(|report| report.phone == phone);
            if let Some(photo) = before.flat_map(|report| &report.photos).next() {
                return Photo { id: minted(dice).into(), acknowledged: false, pieces: None, ..photo.clone() };
            }
        }
        let bytes = picture(dice);
        let pieces = dice.random_ratio(1, 2).then(Pieces::default);
        Photo { id: minted(dice).into(), sha256: Sha256::of(&bytes), bytes, acknowledged: false, pieces }
    }
}

/// One request to its whole answer.
async fn sent(request: reqwest::RequestBuilder) -> Result<Value, Broken> {
    let response = request.send().await.map_err(|_| Broken::Line)?;
    let (status, url) = (response.status().as_u16(), response.url().path().to_owned());
    let bytes = response.bytes().await.map_err(|_| Broken::Line)?;
    match status {
        200 | 201 => serde_json::from_slice(&bytes)
            .map_err(|error| Broken::Surprise(format!("{status} from {url} is no JSON: {error}"))),
        503 => Err(Broken::Later),
        // The request before, whose line broke, is still at work.
        409 if String::from_utf8_lossy(&bytes).contains("request-in-flight") => Err(Broken::Later),
        _ => Err(Broken::Surprise(format!("{status} from {url}: {}", String::from_utf8_lossy(&bytes)))),
    }
}

/// An id of version 7, from the dice, so that a run can be repeated. Its time does not matter to the server.
fn minted(dice: &mut StdRng) -> Uuid {
    let mut bytes: [u8; 16] = dice.random();
    bytes[..6].copy_from_slice(&1_780_000_000_000_u64.to_be_bytes()[2..]);
    uuid::Builder::from_bytes(bytes)
        .with_variant(uuid::Variant::RFC4122)
        .with_version(uuid::Version::SortRand)
        .into_uuid()
}

/// A small picture of coarse squares: cheap to make, and no two look alike. Some bring a film behind the picture, as
/// phones make them: long enough for pieces of their own, and now and then for a large object's parts.
fn picture(dice: &mut StdRng) -> Vec<u8> {
    let squares: [[u8; 3]; 64] = std::array::from_fn(|_| dice.random());
    let picture = image::RgbImage::from_fn(64, 64, |x, y| image::Rgb(squares[(x / 8 + y / 8 * 8) as usize]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let mut bytes = bytes.into_inner();
    let film = match dice.random_range(0..30) {
        0 => 9 << 20,
        1..8 => dice.random_range(600_000..1_500_000),
        _ => 0,
    };
    let start = bytes.len();
    bytes.resize(start + film, 0);
    dice.fill(&mut bytes[start..]);
    bytes
}
