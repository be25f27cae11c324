//! Lines that misbehave: one that is cut at random, and one that is held in the middle of a request.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rand::{Rng as _, SeedableRng as _};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::PIECE;
use crate::support::{Person, TestApp};

/// A way to the server on which connections break after a random number of bytes sent, until they broke often enough.
pub struct BadLine {
    pub base: String,
    cuts: Arc<AtomicUsize>,
    most: usize,
}

impl BadLine {
    /// A line that breaks `most` times, each time after up to `far` bytes.
    pub async fn to(app: &TestApp, most: usize, far: usize) -> Self {
        let seed: u64 = rand::random();
        println!("the line is cut as seed {seed} says");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (target, cuts) = (app.base.replace("http://", ""), Arc::new(AtomicUsize::new(0)));
        let counted = Arc::clone(&cuts);
        tokio::spawn(async move {
            let mut random = rand::rngs::StdRng::seed_from_u64(seed);
            while let Ok((near, _)) = listener.accept().await {
                let Ok(far_end) = TcpStream::connect(&target).await else { return };
                let (budget, hard) = (random.random_range(400..far), random.random());
                tokio::spawn(carry(near, far_end, budget, hard, Arc::clone(&counted), most));
            }
        });
        Self { base, cuts, most }
    }

    /// How often it broke.
    pub fn cuts(&self) -> usize {
        self.cuts.load(Ordering::SeqCst).min(self.most)
    }
}

/// Carries bytes both ways; what goes to the server is counted, and the line cut when there were enough.
async fn carry(near: TcpStream, far: TcpStream, mut budget: usize, hard: bool, cuts: Arc<AtomicUsize>, most: usize) {
    let (mut from_near, mut to_near) = near.into_split();
    let (mut from_far, mut to_far) = far.into_split();
    let back = tokio::spawn(async move { drop(tokio::io::copy(&mut from_far, &mut to_near).await) });
    let mut buffer = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = from_near.read(&mut buffer).await {
        if count > budget && cuts.load(Ordering::SeqCst) < most {
            cuts.fetch_add(1, Ordering::SeqCst);
            drop(to_far.write_all(&buffer[..budget]).await);
            if hard {
                // A reset instead of an orderly end, as when a phone's address changes.
                drop(to_far.as_ref().set_zero_linger());
            }
            back.abort();
            return;
        }
        budget = budget.saturating_sub(count);
        if to_far.write_all(&buffer[..count]).await.is_err() {
            break;
        }
    }
    back.abort();
}

/// A request that sends only a part of its body and then says nothing more.
pub struct Held {
    stream: TcpStream,
}

impl Held {
    /// Begins to append to an upload.
    pub async fn patch(base: &str, person: &Person, upload: &str, offset: usize, length: usize, part: &[u8]) -> Self {
        let mut stream = TcpStream::connect(base.replace("http://", "")).await.unwrap();
        let head = format!(
            "PATCH {upload} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ntus-resumable: 1.0.0\r\n\
             content-type: {PIECE}\r\nupload-offset: {offset}\r\ncontent-length: {length}\r\n\r\n",
            person.token
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(part).await.unwrap();
        Self { stream }
    }

    /// The status of its answer.
    pub async fn status(mut self) -> u16 {
        let mut answer = [0; 12];
        self.stream.read_exact(&mut answer).await.unwrap();
        std::str::from_utf8(&answer[9..]).unwrap().parse().unwrap()
    }

    /// Cuts the line.
    pub fn cut(self) {
        drop(self.stream);
    }
}
