//! A road to another server that can be blocked in every way a network knows.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// How the road is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Road {
    /// Everything passes.
    Open,
    /// Connections are cut, and new ones end at once.
    Shut,
    /// Connections are taken, and nothing passes any more.
    Silent,
    /// So many bytes pass in a second.
    Slow(usize),
    /// Each connection is cut when so many bytes passed in one direction.
    Cutting(usize),
}

/// A listener on 127.0.0.1 that passes everything on to another address.
pub struct Proxy {
    pub address: SocketAddr,
    road: watch::Sender<Road>,
    connections: Arc<AtomicUsize>,
}

impl Proxy {
    /// A road to `host:port`, open.
    pub async fn to(target: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (road, seen) = watch::channel(Road::Open);
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(pass(near, target.clone(), seen.clone()));
            }
        });
        Self { address, road, connections }
    }

    /// Changes the road, for open connections too.
    pub fn make(&self, road: Road) {
        self.road.send_replace(road);
    }

    /// How many connections were made until now.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

async fn pass(near: TcpStream, target: String, mut road: watch::Receiver<Road>) {
    if *road.borrow_and_update() == Road::Shut {
        return;
    }
    let Ok(far) = TcpStream::connect(target).await else { return };
    let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
    // Whichever direction ends, the connection ends.
    tokio::select! {
        () = carry(near_in, far_out, road.clone()) => {}
        () = carry(far_in, near_out, road) => {}
    }
}

async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut road: watch::Receiver<Road>) {
    let (mut buffer, mut passed) = (vec![0; 16 * 1024], 0);
    loop {
        let read = tokio::select! {
            read = from.read(&mut buffer) => read,
            // A sender that is gone leaves the road as it is.
            Ok(shut) = road.wait_for(|road| *road == Road::Shut) => { drop(shut); return }
        };
        let Ok(length @ 1..) = read else { return };
        let now = match road.wait_for(|road| *road != Road::Silent).await {
            Ok(road) => *road,
            Err(_) => return,
        };
        match now {
            Road::Shut | Road::Silent => return,
            Road::Open => {}
            Road::Slow(bytes) => tokio::time::sleep(Duration::from_secs_f64(length as f64 / bytes as f64)).await,
            Road::Cutting(after) if passed + length > after => {
                drop(to.write_all(&buffer[..after.saturating_sub(passed)]).await);
                return;
            }
            Road::Cutting(_) => {}
        }
        passed += length;
        if to.write_all(&buffer[..length]).await.is_err() {
            return;
        }
    }
}
