//! The peers that are measured, each in a process of its own.
#![allow(dead_code, reason = "each bench uses its own part of this")]

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::support;
use crate::support::shipped::Process;

/// A program of others from the tools of this checkout, or from a variable that names it; none where there is none.
fn tool(name: &str, variable: &str) -> Option<PathBuf> {
    if let Some(path) = support::app::variable(variable) {
        return Some(path.into());
    }
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools");
    [tools.join("bin").join(name), tools.join("venv/bin").join(name)].into_iter().find(|path| path.exists())
}

fn free_address() -> SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

async fn listening(mut child: Child, address: SocketAddr) -> Process {
    for _ in 0..600 {
        if tokio::net::TcpStream::connect(address).await.is_ok() {
            return Process { child, address };
        }
        assert!(child.try_wait().unwrap().is_none(), "a peer ended at once");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("a peer does not listen");
}

/// PocketBase with nobody in it but its administrator; none where it is not installed.
pub async fn pocketbase(folder: &Path) -> Option<Process> {
    let path = tool("pocketbase", "SHIGAN_TEST_POCKETBASE")?;
    let address = free_address();
    let data = format!("--dir={}", folder.join("pocketbase").display());
    let made = Command::new(&path)
        .args(["superuser", "upsert", "bench@example.com", "a-long-password", &data])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(made.success(), "PocketBase makes no administrator");
    let child = Command::new(&path)
        .args(["serve", &format!("--http={address}"), &data])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    Some(listening(child, address).await)
}

/// rustus as it comes, or with a sync behind every write; none where it is not installed.
pub async fn rustus(folder: &Path, synced: bool) -> Option<Process> {
    let path = tool("rustus", "SHIGAN_TEST_RUSTUS")?;
    let address = free_address();
    let folder = folder.join(if synced { "rustus-synced" } else { "rustus" });
    std::fs::create_dir_all(folder.join("info")).unwrap();
    let mut command = Command::new(path);
    command
        .args(["--host", "127.0.0.1", "--port", &address.port().to_string(), "--log-level", "ERROR"])
        // Its limit is a quarter of a megabyte; in one request it is fastest.
        .args(["--max-body-size", "20971520"])
        .arg("--data-dir")
        .arg(folder.join("data"))
        .arg("--info-dir")
        .arg(folder.join("info"));
    if synced {
        command.args(["--force-fsync", "true"]);
    }
    Some(listening(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap(), address).await)
}
