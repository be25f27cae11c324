//! A client as lean as can be, so that it is not what is measured: bodies go out as they lie in memory.
//!
//! HTTP/1.1, one request at a time on a connection. Takes an answer that comes before the body is out, and stops
//! sending then.
#![allow(dead_code, reason = "each bench uses its own part of this")]

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// What came back.
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Whether the whole request went out; if not, the connection is of no use any more.
    pub sent: bool,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Itself, once the status is a success.
    #[track_caller]
    pub fn expect(self, what: &str) -> Self {
        assert!((200..300).contains(&self.status), "{what}: {} {}", self.status, String::from_utf8_lossy(&self.body));
        self
    }
}

/// A connection.
pub struct Wire {
    stream: TcpStream,
    host: SocketAddr,
    buffer: Vec<u8>,
}

impl Wire {
    /// Connects; `ahead` bounds what the system takes from us before the other side has it, as a real line does.
    pub async fn connect(host: SocketAddr, ahead: Option<u32>) -> io::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        if let Some(bytes) = ahead {
            socket.set_send_buffer_size(bytes)?;
        }
        let stream = socket.connect(host).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, host, buffer: Vec::with_capacity(16 * 1024) })
    }

    /// One request with its answer.
    pub async fn call(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[&[u8]],
    ) -> io::Result<Reply> {
        let length: usize = body.iter().map(|part| part.len()).sum();
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.host);
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if length > 0 || method != "GET" {
            head.push_str(&format!("content-length: {length}\r\n"));
        }
        head.push_str("\r\n");
        let (mut reader, mut writer) = self.stream.split();
        let send = async {
            writer.write_all(head.as_bytes()).await?;
            for part in body {
                writer.write_all(part).await?;
            }
            Ok::<_, io::Error>(())
        };
        let receive = receive(&mut reader, &mut self.buffer);
        tokio::pin!(send, receive);
        let sent = tokio::select! {
            biased;
            reply = &mut receive => return reply.map(|reply| Reply { sent: false, ..reply }),
            sent = &mut send => sent,
        };
        let reply = receive.await;
        match (sent, reply) {
            (Ok(()), reply) => reply,
            // Refused early and closed: the answer counts if it got through.
            (Err(_), Ok(reply)) => Ok(Reply { sent: false, ..reply }),
            (Err(error), Err(_)) => Err(error),
        }
    }
}

async fn receive(reader: &mut (impl tokio::io::AsyncRead + Unpin), buffer: &mut Vec<u8>) -> io::Result<Reply> {
    let head = loop {
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
            buffer.drain(..end + 4);
            // "100 Continue" is no answer yet.
            if !head.starts_with("HTTP/1.1 100") {
                break head;
            }
        } else {
            more(reader, buffer).await?;
        }
    };
    let mut lines = head.split("\r\n");
    let status =
        lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect();
    let mut reply = Reply { status, headers, body: Vec::new(), sent: true };
    if reply.header("transfer-encoding").is_some_and(|value| value.contains("chunked")) {
        loop {
            let line = loop {
                if let Some(at) = buffer.windows(2).position(|two| two == b"\r\n") {
                    break at;
                }
                more(reader, buffer).await?;
            };
            let text = String::from_utf8_lossy(&buffer[..line]).into_owned();
            let size = usize::from_str_radix(text.split(';').next().unwrap_or_default().trim(), 16)
                .map_err(|_| io::ErrorKind::InvalidData)?;
            while buffer.len() < line + 2 + size + 2 {
                more(reader, buffer).await?;
            }
            reply.body.extend_from_slice(&buffer[line + 2..line + 2 + size]);
            buffer.drain(..line + 2 + size + 2);
            if size == 0 {
                return Ok(reply);
            }
        }
    }
    let length: usize = reply.header("content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
    while buffer.len() < length {
        more(reader, buffer).await?;
    }
    reply.body = buffer.drain(..length).collect();
    Ok(reply)
}

async fn more(reader: &mut (impl tokio::io::AsyncRead + Unpin), buffer: &mut Vec<u8>) -> io::Result<()> {
    match reader.read_buf(buffer).await? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(()),
    }
}
