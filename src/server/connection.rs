//! Connections of clients, each of which is read a little at a time.
//!
//! Lives here: the listener, its bounds, and what one look at a socket takes in. Not here: what a request may be, or who
//! may send it.
//!
//! The HTTP server reads ahead for as long as a socket has something, 128 KiB into one buffer that grows while earlier
//! bytes still stand in it, and copies it each time. From a client that is faster than the disk that is half a megabyte
//! for each upload. Invariant: after [`AT_ONCE`] bytes a connection says that there is nothing now, and asks to be looked
//! at again; so the server works on what it has, and reads on when that was taken.
//!
//! When everybody comes at once, saying no must cost little: what a sender who was turned away still sends stays on the
//! line until he had time to hear it, and is then taken off without being copied.

use std::cell::RefCell;
use std::io;
use std::net::TcpListener;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use actix_http::HttpService;
use actix_server::{Server, ServerBuilder};
use actix_service::{IntoServiceFactory as _, ServiceFactoryExt as _, fn_service, map_config};
use actix_web::dev::AppConfig;
use actix_web::rt::net::TcpStream;
use rustix::net::{RecvFlags, recv};
use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf};
use tokio::time::{Sleep, sleep};

use crate::app;
use crate::http::unwanted::Unwanted;
use crate::services::Services;

/// Open connections of one thread, idle ones included; the system lets some more wait before they are accepted.
const CONNECTIONS: usize = 4096;
/// How long the rest of a body that was answered early is read, so that the answer is not lost with it.
const LINGER: Duration = Duration::from_secs(2);
/// A phone on one bar may need long for a head, but not for ever.
const HEAD: Duration = Duration::from_secs(30);
/// How long whoever was turned away has to hear it and to stop.
const HEARING: Duration = Duration::from_millis(100);
/// Half of what the server's buffer holds without growing.
const AT_ONCE: usize = 32 * 1024;

thread_local! {
    /// Only its length counts: nothing is written into it.
    static NOWHERE: RefCell<Vec<u8>> = RefCell::new(vec![0; 8 * AT_ONCE]);
}

/// First there is time to hear the answer, then what still comes is taken off the line, then it ends: a body may have no
/// end of its own.
#[derive(Debug)]
struct Goodbye {
    until: Pin<Box<Sleep>>,
    heard: bool,
}

/// A connection of a client.
#[derive(Debug)]
pub(super) struct Connection {
    stream: TcpStream,
    /// Taken in since it last said that there is nothing.
    taken: usize,
    unwanted: Unwanted,
    /// How far it is with telling that somebody was turned away.
    goodbye: Option<Goodbye>,
}

impl Connection {
    pub fn new(stream: TcpStream) -> Self {
        Self { stream, taken: 0, unwanted: Unwanted::default(), goodbye: None }
    }

    /// Takes off the line what nobody wants, until the other side ends or its time is over.
    fn poll_discard(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let begin = || Goodbye { until: Box::pin(sleep(HEARING)), heard: false };
        let goodbye = self.goodbye.get_or_insert_with(begin);
        if !goodbye.heard {
            ready!(goodbye.until.as_mut().poll(cx));
            *goodbye = Goodbye { until: Box::pin(sleep(LINGER)), heard: true };
        }
        if goodbye.until.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Ok(()));
        }
        ready!(self.stream.poll_read_ready(cx))?;
        let discarded = self.stream.try_io(Interest::READABLE, || {
            NOWHERE.with_borrow_mut(|nowhere| Ok(recv(&self.stream, nowhere.as_mut_slice(), RecvFlags::TRUNC)?.1))
        });
        match discarded {
            Ok(0) => Poll::Ready(Ok(())),
            Err(error) if error.kind() != io::ErrorKind::WouldBlock => Poll::Ready(Err(error)),
            // Others have their turn before it is looked at again.
            Ok(_) | Err(_) => {
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

/// Answers on this listener until it is told to stop.
///
/// # Errors
/// When the port cannot be listened on.
pub(super) fn serve(services: &Services, listener: TcpListener) -> io::Result<Server> {
    let address = listener.local_addr()?;
    let builder = ServerBuilder::new()
        .shutdown_timeout(services.config.stop_seconds)
        .max_concurrent_connections(CONNECTIONS)
        .disable_signals();
    // Tells connections that wait for another request that there will be none.
    let stopping = builder.graceful_shutdown_signal();
    let services = services.clone();
    let server = builder.listen("api", listener, move || {
        let stopping = stopping.clone();
        let answers = app::build(&services).into_factory().map_err(|error| error.error_response());
        let http = HttpService::build()
            .graceful_shutdown_signal(move || {
                let stopping = stopping.clone();
                async move { stopping.notified().await }
            })
            .client_request_timeout(HEAD)
            .client_disconnect_timeout(LINGER)
            .local_addr(address)
            .on_connect_ext(|connection: &Connection, data| drop(data.insert(connection.unwanted.clone())))
            .h1(map_config(answers, |()| AppConfig::default()));
        fn_service(async |stream: TcpStream| {
            let client = stream.peer_addr().ok();
            Ok((Connection::new(stream), client))
        })
        .and_then(http)
    })?;
    Ok(server.run())
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.unwanted.is_marked() {
            return self.poll_discard(cx);
        }
        if self.taken >= AT_ONCE {
            self.taken = 0;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let before = into.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, into);
        match read {
            Poll::Ready(_) => self.taken += into.filled().len() - before,
            Poll::Pending => {
                self.taken = 0;
                self.unwanted.tell(cx.waker());
            }
        }
        read
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
