//! Photos of their own for every upload, without a copy in memory for each: a comment behind the start of the file
//! makes the same picture other bytes.
#![allow(dead_code, reason = "each bench uses its own part of this")]

use std::sync::Arc;

use serde_json::{Value, json};
use sha2::Digest as _;
use shigan::clock::Clock;
use shigan::db::types::{ReportId, Sha256};
use shigan::demo::pictures::{jpeg, picture};

/// Pictures that uploads are made of.
pub fn pictures(count: u64, width: u32, height: u32) -> Vec<Arc<Vec<u8>>> {
    let make = |seed| std::thread::spawn(move || Arc::new(jpeg(&picture(seed, width, height), 88).unwrap()));
    let making: Vec<_> = (0..count).map(make).collect();
    making.into_iter().map(|one| one.join().unwrap()).collect()
}

/// A photo to be sent.
#[derive(Clone)]
pub struct Shot {
    pub id: uuid::Uuid,
    pub size: usize,
    pub sha256: Sha256,
    comment: Vec<u8>,
    base: Arc<Vec<u8>>,
    /// Bytes behind the end of the picture.
    padding: usize,
}

static ZEROS: [u8; 64 * 1024] = [0; 64 * 1024];

impl Shot {
    /// A photo nobody sent before, of at least `size` bytes.
    pub fn new(clock: &Clock, base: &Arc<Vec<u8>>, size: usize) -> Self {
        let id: uuid::Uuid = clock.new_id();
        let mark = id.to_string();
        let mut comment = vec![0xFF, 0xFE];
        comment.extend(u16::try_from(mark.len() + 2).unwrap().to_be_bytes());
        comment.extend(mark.as_bytes());
        let padding = size.saturating_sub(base.len() + comment.len());
        let mut shot = Self { id, size: 0, sha256: Sha256::of(b""), comment, base: Arc::clone(base), padding };
        let mut hash = sha2::Sha256::new();
        let mut bytes = 0;
        for part in shot.parts() {
            bytes += part.len();
            hash.update(part);
        }
        shot.size = bytes;
        shot.sha256 = Sha256::new(hash.finalize().into());
        shot
    }

    /// Its bytes, in pieces as they lie in memory.
    pub fn parts(&self) -> Vec<&[u8]> {
        let mut parts = vec![&self.base[..2], &self.comment[..], &self.base[2..]];
        let mut left = self.padding;
        while left > 0 {
            let some = left.min(ZEROS.len());
            parts.push(&ZEROS[..some]);
            left -= some;
        }
        parts
    }
}

/// A report of some photos, with its manifest.
pub struct Report {
    pub id: ReportId,
    pub manifest: Vec<u8>,
    pub shots: Vec<Shot>,
}

impl Report {
    pub fn of(clock: &Clock, shots: Vec<Shot>) -> Self {
        let id: ReportId = clock.new_id();
        let slots: Vec<Value> = shots
            .iter()
            .map(|shot| json!({"id": shot.id, "sha256": shot.sha256, "size": shot.size, "media_type": "image/jpeg"}))
            .collect();
        let manifest = json!({"id": id, "kind": "volunteer", "text": "清理村口水渠", "photos": slots});
        Self { id, manifest: serde_json::to_vec(&manifest).unwrap(), shots }
    }

    pub fn content_path(&self, shot: &Shot) -> String {
        format!("/api/v1/reports/{}/photos/{}/content", self.id, shot.id)
    }
}
