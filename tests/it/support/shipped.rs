//! The program as it is shipped, in a process of its own, on data that was arranged before.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use shigan::clock::Clock;
use shigan::config::StorageChoice;
use shigan::db::DatabaseUrl;

use super::{TestApp, World, app};

/// A process that ends with this value.
pub struct Process {
    pub child: Child,
    pub address: SocketAddr,
}

impl Process {
    /// Its largest memory so far, or since [`Process::forget_peak`], in megabytes.
    pub fn peak_megabytes(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
        line.split_whitespace().next().and_then(|text| text.parse::<f64>().ok()).unwrap_or_default() / 1024.0
    }

    /// Time the processor spent on it so far, in hundredths of a second.
    pub fn worked(&self) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
    }

    /// Lets the largest memory begin anew from what is held now.
    pub fn forget_peak(&self) {
        std::fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5").unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The program with the small city in its database.
pub struct Shipped {
    pub process: Process,
    pub world: World,
    pub clock: Clock,
    _folder: tempfile::TempDir,
}

impl Shipped {
    /// Arranges the small city, and starts the program on it with some settings of its own.
    pub async fn start(settings: &[(&str, &str)]) -> Self {
        let mut arranged = TestApp::spawn().await;
        let clock = Clock::system(arranged.services.config.zone);
        // Sessions made now, so that they hold when the program looks at its own clock.
        arranged.clock.set(clock.now().utc());
        let world = World::of(&arranged).await;
        arranged.server.take().unwrap().stop().await;
        // Only one server may be in the folder.
        let TestApp { services, folder, .. } = arranged;
        let config = services.config.clone();
        drop(services);
        let database = match &config.database {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Postgres(url) => url.clone(),
        };
        let mut command = Command::new(env!("CARGO_BIN_EXE_shigan"));
        command
            .arg("serve")
            .env_clear()
            .env("SHIGAN_LISTEN", "127.0.0.1:0")
            .env("SHIGAN_METRICS_LISTEN", "off")
            .env("SHIGAN_DATA_DIR", &config.data_dir)
            .env("SHIGAN_DATABASE_URL", database)
            .env("SHIGAN_LOG", "error")
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if matches!(config.storage, StorageChoice::S3(_)) {
            command.envs(app::s3_settings());
        }
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line = lines.next().expect("the program ended before it served").unwrap();
            if let Some(address) = line.strip_prefix("Shigan serves at http://") {
                break address.parse().unwrap();
            }
        };
        Self { process: Process { child, address }, world, clock, _folder: folder }
    }
}
