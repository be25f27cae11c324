//! The program itself as a process: started as an operator starts it, and killed as the kernel kills.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use tokio::sync::oneshot;

use super::app::{city, fresh_database, s3_settings};

/// What a process is started with.
pub type Settings = BTreeMap<String, String>;

/// Settings of a server on a database, a store and a folder of its own below `folder`.
pub fn settings_of(folder: &Path) -> Settings {
    let mut settings = Settings::from(
        [
            ("SHIGAN_LISTEN", "127.0.0.1:0".to_owned()),
            ("SHIGAN_METRICS_LISTEN", "off".to_owned()),
            ("SHIGAN_DATA_DIR", folder.join("data").display().to_string()),
            ("SHIGAN_DATABASE_URL", fresh_database(folder)),
            ("SHIGAN_DATABASE_CONNECTIONS", "6".to_owned()),
            ("SHIGAN_LOG", "warn".to_owned()),
            ("SHIGAN_LOG_FORMAT", "text".to_owned()),
            ("SHIGAN_STOP_SECONDS", "5".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value)),
    );
    if city() {
        settings.extend(s3_settings());
        // Strays are looked for in the whole bucket.
        settings.insert("SHIGAN_S3_BUCKET".to_owned(), own_bucket());
    }
    settings
}

/// The name of a bucket that no other test and no other run uses.
pub fn own_bucket() -> String {
    format!("own-{:016x}", rand::random::<u64>())
}

/// A command of the program on these settings, and nothing else of the environment.
pub fn command(settings: &Settings, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shigan"));
    command.args(arguments).env_clear().envs(settings);
    command
}

/// Runs a command of the program to its end.
pub fn run(settings: &Settings, arguments: &[&str]) -> Output {
    command(settings, arguments).output().unwrap()
}

/// Everything a command said.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A server in a process of its own. Dropped, it is killed.
pub struct Program {
    child: Child,
    address: Option<oneshot::Receiver<String>>,
}

impl Program {
    /// Starts a server; what it logs is appended to a file.
    pub fn start(settings: &Settings, log: &Path) -> Self {
        Self::spawn(command(settings, &["serve"]), log)
    }

    /// Starts a server from a command that was prepared.
    pub fn spawn(mut command: Command, log: &Path) -> Self {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(log).unwrap();
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let (tell, address) = oneshot::channel();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        std::thread::spawn(move || {
            // Ends with the process, whose last words go nowhere.
            let mut serves = lines
                .by_ref()
                .map_while(Result::ok)
                .filter_map(|line| Some(line.split_once("serves at ")?.1.to_owned()));
            if let Some(base) = serves.next() {
                drop(tell.send(base));
            }
            lines.for_each(drop);
        });
        Self { child, address: Some(address) }
    }

    /// The address it serves at, once it does; `None` when it ended before.
    pub async fn serves(&mut self) -> Option<String> {
        self.address.take()?.await.ok()
    }

    /// Ends it as a power cut does.
    pub fn kill(&mut self) {
        drop(self.child.kill());
        self.child.wait().unwrap();
    }

    /// Ends it as an operator does; true when it ended well.
    pub fn stop(&mut self) -> bool {
        let told = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status().unwrap();
        told.success() && self.child.wait().unwrap().success()
    }

    /// Whether it still runs.
    pub fn lives(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}
