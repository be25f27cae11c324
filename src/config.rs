//! Settings: read once from the environment (and `NAME_FILE` for secrets), typed, all mistakes told at once.
//!
//! The only place that reads the environment. Invariant: every setting stands in
//! [`SETTINGS`] and in `config/example.env`, which a test compares; no secret is
//! ever printed.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use crate::db::DatabaseUrl;
use crate::storage::S3Settings;
use crate::workdays::Workdays;

/// One setting as documented.
#[derive(Debug)]
pub struct Setting {
    /// Environment variable.
    pub name: &'static str,
    /// Value when it is not set.
    pub default: &'static str,
    /// What it does, in a line.
    pub meaning: &'static str,
    /// Whether the value must never be shown; such a setting is also read from `<NAME>_FILE`.
    pub secret: bool,
}

macro_rules! settings {
    ($($name:literal = $default:literal, $meaning:literal $(, $secret:ident)?;)+) => {
        /// Every setting there is.
        pub const SETTINGS: &[Setting] = &[$(Setting { name: $name, default: $default, meaning: $meaning, secret: settings!(@ $($secret)?) }),+];
    };
    (@) => { false };
    (@ secret) => { true };
}

settings! {
    "SHIGAN_LISTEN" = "127.0.0.1:8080", "Address and port of the service";
    "SHIGAN_METRICS_LISTEN" = "127.0.0.1:9464", "Address and port of /metrics; `off` turns it off";
    "SHIGAN_DATA_DIR" = "./data", "Folder of the embedded database, local photos and uploads in progress";
    "SHIGAN_DATABASE_URL" = "", "`sqlite:<path>` or `postgres://…`; empty means shigan.db in the data folder", secret;
    "SHIGAN_DATABASE_CONNECTIONS" = "8", "Pooled database connections of this process";
    "SHIGAN_STORAGE" = "local", "`local` (data folder) or `s3`";
    "SHIGAN_S3_ENDPOINT" = "", "URL of the S3 service";
    "SHIGAN_S3_PUBLIC_ENDPOINT" = "", "URL under which browsers reach the S3 service; set it to answer with short-lived signed links";
    "SHIGAN_S3_REGION" = "us-east-1", "Region to sign for";
    "SHIGAN_S3_BUCKET" = "shigan", "Bucket; created when missing";
    "SHIGAN_S3_ACCESS_KEY" = "", "Access key", secret;
    "SHIGAN_S3_SECRET_KEY" = "", "Secret key", secret;
    "SHIGAN_ZONE" = "Asia/Shanghai", "Time zone in which the city counts its days";
    "SHIGAN_CONTACT_KEY" = "", "64 hexadecimal digits that seal the contact of whoever objects; the same for all processes, and kept apart from the database. Empty means that no contact is taken", secret;
    "SHIGAN_WORKDAYS_FILE" = "", "JSON file of the holidays (`off`) and of the weekend days worked in exchange (`on`); empty means the calendar that ships with the program";
    "SHIGAN_PUBLIC_ORIGIN" = "", "Origin under which people reach the service, such as https://shigan.example; makes cookies Secure";
    "SHIGAN_ALLOWED_ORIGINS" = "", "Other origins whose pages may use the API with a bearer token, separated by commas; empty means none";
    "SHIGAN_BEHIND_PROXY" = "false", "Whether a trusted proxy sets X-Forwarded-For; false means the peer's address is the client's";
    "SHIGAN_DEMO" = "false", "Load the demo into an empty database at start";
    "SHIGAN_LOG" = "info", "Log filter, such as `info,shigan=debug`";
    "SHIGAN_LOG_FORMAT" = "json", "`json` or `text`";
    "SHIGAN_PHOTO_MAX_BYTES" = "20971520", "Largest photo taken, in bytes";
    "SHIGAN_PHOTO_MAX_PIXELS" = "100000000", "Largest photo taken, in pixels";
    "SHIGAN_EXACT_POINT_DAYS" = "90", "Days after which exact points are rounded to about a kilometre";
    "SHIGAN_RETENTION_MONTHS" = "6", "Months after the end of a cycle after which photos are removed that no evidence ever rested on";
    "SHIGAN_RETENTION_USED_MONTHS" = "24", "Months after the end of a cycle for which photos stay that evidence rests on";
    "SHIGAN_PICTURE_CACHE_MB" = "64", "Memory for small pictures that are kept at hand, in MB, when they lie on S3; 0 keeps none";
    "SHIGAN_STRAY_DAYS" = "7", "Days after which photos that no report shows any more are removed; 0 keeps them for ever";
    "SHIGAN_PHOTO_THREADS" = "0", "Threads that decode photos; 0 means one per core";
    "SHIGAN_HINT_INDEX" = "memory", "Where similar photos are looked up: `memory` (about 150 to 200 MB for a million photos, read from the database at the first use) or `database`";
    "SHIGAN_EXPORT_FONT" = "", "Font file (TTF, OTF or TTC) for characters in dossiers that the built-in font lacks; empty means that such a character is shown as 〓";
    "SHIGAN_HASH_PARALLEL" = "0", "Passwords hashed at once (19 MiB each); 0 means one per core";
    "SHIGAN_LOGIN_FAILURES_PER_MINUTE" = "30", "Failed logins per address and minute before it has to wait";
    "SHIGAN_LOCK_MINUTES" = "15", "How long an account is locked after five failed logins";
    "SHIGAN_REVIEWER_IDLE_MINUTES" = "30", "Idle time after which reviewers and administrators are logged out";
    "SHIGAN_SESSION_DAYS" = "90", "How long a member stays logged in on a phone";
    "SHIGAN_REQUESTS_AT_ONCE" = "512", "Requests under way, without those that carry photos; more are answered 503 at once";
    "SHIGAN_UPLOADS_AT_ONCE" = "128", "Requests under way that carry photos, up to 0.6 MB of memory each; more are answered 503 at once";
    "SHIGAN_STOP_SECONDS" = "60", "How long a graceful stop waits for requests under way";
}

/// The settings, typed.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address and port of the service.
    pub listen: String,
    /// Address and port of the metrics.
    pub metrics_listen: Option<String>,
    /// The data folder.
    pub data_dir: PathBuf,
    /// The database.
    pub database: DatabaseUrl,
    /// Pool size.
    pub database_connections: u32,
    /// Where objects live.
    pub storage: StorageChoice,
    /// The city's zone.
    pub zone: chrono_tz::Tz,
    /// Seals the contact of whoever objects.
    pub contact_key: Option<ContactKey>,
    /// Which days are worked.
    pub workdays: std::sync::Arc<Workdays>,
    /// Own origin, when configured.
    pub public_origin: Option<String>,
    /// Other origins whose pages may use the API.
    pub allowed_origins: Vec<String>,
    /// Trust X-Forwarded-For.
    pub behind_proxy: bool,
    /// Load the demo into an empty database.
    pub demo: bool,
    /// Log filter.
    pub log: String,
    /// JSON log lines.
    pub log_json: bool,
    /// Largest photo in bytes.
    pub photo_max_bytes: u64,
    /// Largest photo in pixels.
    pub photo_max_pixels: u64,
    /// Days after which exact points are rounded.
    pub exact_point_days: i64,
    /// Months after the end of a cycle for which photos without evidence stay.
    pub retention_months: u32,
    /// The same for photos that evidence rests on.
    pub retention_used_months: u32,
    /// Bytes of small pictures kept in memory.
    pub picture_cache_bytes: u64,
    /// Days after which photos without a report are removed; 0 for never.
    pub stray_days: u32,
    /// Decoding threads.
    pub photo_threads: usize,
    /// Where similar photos are looked up.
    pub hint_index: HintIndex,
    /// A font for characters that the built-in one lacks.
    pub export_font: Option<PathBuf>,
    /// Hashes at once.
    pub hash_parallel: usize,
    /// Failed logins per address and minute.
    pub login_failures_per_minute: u32,
    /// Minutes an account stays locked.
    pub lock_minutes: i64,
    /// Idle minutes of reviewers.
    pub reviewer_idle_minutes: i32,
    /// Days a session lasts.
    pub session_days: i64,
    /// Requests under way without photos.
    pub requests_at_once: usize,
    /// Requests under way with photos.
    pub uploads_at_once: usize,
    /// Seconds a graceful stop waits.
    pub stop_seconds: u64,
}

/// Where similar photos are looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HintIndex {
    /// In an index of this process.
    Memory,
    /// In the database.
    Database,
}

/// A key of 256 bits. It is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct ContactKey(pub [u8; 32]);

impl fmt::Debug for ContactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// Which object store.
#[derive(Clone, Debug)]
pub enum StorageChoice {
    /// The data folder.
    Local,
    /// An S3 service.
    S3(S3Settings),
}

/// Every mistake in the settings.
#[derive(Debug, thiserror::Error)]
pub struct ConfigErrors(pub Vec<String>);

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.join("\n"))
    }
}

impl Config {
    /// Reads the process environment.
    ///
    /// # Errors
    /// All mistakes at once.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn from_environment() -> Result<Self, ConfigErrors> {
        Self::from_variables(std::env::vars().filter(|(name, _)| name.starts_with("SHIGAN_")).collect())
    }

    /// Reads given variables: the same rules for tests and for the process.
    ///
    /// # Errors
    /// All mistakes at once.
    pub fn from_variables(variables: BTreeMap<String, String>) -> Result<Self, ConfigErrors> {
        let mut reader = Reader { variables, errors: Vec::new() };
        reader.refuse_unknown();
        let data_dir = PathBuf::from(reader.text("SHIGAN_DATA_DIR"));
        let config = Self {
            listen: reader.text("SHIGAN_LISTEN"),
            metrics_listen: Some(reader.text("SHIGAN_METRICS_LISTEN")).filter(|text| text != "off"),
            database: reader.database(&data_dir),
            database_connections: reader.parsed("SHIGAN_DATABASE_CONNECTIONS", 8),
            storage: reader.storage(),
            zone: reader.parsed("SHIGAN_ZONE", chrono_tz::Asia::Shanghai),
            contact_key: reader.contact_key(),
            workdays: std::sync::Arc::new(reader.workdays()),
            public_origin: reader
                .optional("SHIGAN_PUBLIC_ORIGIN")
                .map(|origin| origin.trim_end_matches('/').to_owned()),
            allowed_origins: reader.origins("SHIGAN_ALLOWED_ORIGINS"),
            behind_proxy: reader.parsed("SHIGAN_BEHIND_PROXY", false),
            demo: reader.parsed("SHIGAN_DEMO", false),
            log: reader.text("SHIGAN_LOG"),
            log_json: reader.one_of("SHIGAN_LOG_FORMAT", &["json", "text"]) == "json",
            photo_max_bytes: reader.parsed("SHIGAN_PHOTO_MAX_BYTES", 20 << 20),
            photo_max_pixels: reader.parsed("SHIGAN_PHOTO_MAX_PIXELS", 100_000_000),
            exact_point_days: reader.parsed("SHIGAN_EXACT_POINT_DAYS", 90),
            retention_months: reader.parsed("SHIGAN_RETENTION_MONTHS", 6),
            retention_used_months: reader.parsed("SHIGAN_RETENTION_USED_MONTHS", 24),
            picture_cache_bytes: reader.parsed::<u64>("SHIGAN_PICTURE_CACHE_MB", 64).saturating_mul(1_000_000),
            stray_days: reader.parsed("SHIGAN_STRAY_DAYS", 7),
            photo_threads: reader.per_core("SHIGAN_PHOTO_THREADS"),
            hint_index: match reader.one_of("SHIGAN_HINT_INDEX", &["memory", "database"]).as_str() {
                "database" => HintIndex::Database,
                _ => HintIndex::Memory,
            },
            export_font: reader.optional("SHIGAN_EXPORT_FONT").map(PathBuf::from),
            hash_parallel: reader.per_core("SHIGAN_HASH_PARALLEL"),
            login_failures_per_minute: reader.parsed("SHIGAN_LOGIN_FAILURES_PER_MINUTE", 30),
            lock_minutes: reader.parsed("SHIGAN_LOCK_MINUTES", 15),
            reviewer_idle_minutes: reader.parsed("SHIGAN_REVIEWER_IDLE_MINUTES", 30),
            session_days: reader.parsed("SHIGAN_SESSION_DAYS", 90),
            requests_at_once: reader.parsed("SHIGAN_REQUESTS_AT_ONCE", 512),
            uploads_at_once: reader.parsed("SHIGAN_UPLOADS_AT_ONCE", 128),
            stop_seconds: reader.parsed("SHIGAN_STOP_SECONDS", 60),
            data_dir,
        };
        if reader.errors.is_empty() { Ok(config) } else { Err(ConfigErrors(reader.errors)) }
    }

    /// Whether an `Origin` header names this service.
    #[must_use]
    pub fn is_own_origin(&self, origin: &str, host: &str) -> bool {
        match &self.public_origin {
            Some(own) => own == origin,
            // Without a configured origin the Host header decides: a browser sets both truthfully.
            None => origin == format!("http://{host}") || origin == format!("https://{host}"),
        }
    }
}

struct Reader {
    variables: BTreeMap<String, String>,
    errors: Vec<String>,
}

impl Reader {
    /// A misspelt name would silently leave a default in force.
    fn refuse_unknown(&mut self) {
        for name in self.variables.keys() {
            let known = SETTINGS.iter().any(|setting| {
                name == setting.name || (setting.secret && name.strip_suffix("_FILE") == Some(setting.name))
            });
            if !known && !name.starts_with("SHIGAN_TEST_") && name != "SHIGAN_SAMPLES" {
                self.errors.push(format!("{name}: there is no such setting"));
            }
        }
    }

    fn optional(&mut self, name: &str) -> Option<String> {
        let file = format!("{name}_FILE");
        if let Some(path) = self.variables.get(&file) {
            match std::fs::read_to_string(path) {
                Ok(text) => return Some(text.trim().to_owned()),
                Err(error) => self.errors.push(format!("{file}: cannot be read: {error}")),
            }
        }
        self.variables.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn text(&mut self, name: &str) -> String {
        let default = SETTINGS.iter().find(|setting| setting.name == name).map_or("", |setting| setting.default);
        self.optional(name).unwrap_or_else(|| default.to_owned())
    }

    fn origins(&mut self, name: &str) -> Vec<String> {
        let text = self.text(name);
        let origins: Vec<String> =
            text.split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect();
        for one in &origins {
            // Compared letter for letter with what browsers send, which is always written like this.
            let written = url::Url::parse(one).ok().map(|url| url.origin().ascii_serialization());
            if written.as_ref() != Some(one) {
                self.errors.push(format!("{name}: `{one}` is no origin such as https://shigan.example"));
            }
        }
        origins
    }

    fn parsed<T: std::str::FromStr>(&mut self, name: &str, fallback: T) -> T {
        let text = self.text(name);
        text.parse().unwrap_or_else(|_| {
            self.errors.push(format!("{name}: `{text}` is not a valid value"));
            fallback
        })
    }

    fn one_of(&mut self, name: &str, words: &[&str]) -> String {
        let text = self.text(name);
        if !words.contains(&text.as_str()) {
            self.errors.push(format!("{name}: `{text}` is not one of {}", words.join(", ")));
        }
        text
    }

    fn per_core(&mut self, name: &str) -> usize {
        match self.parsed(name, 0) {
            0 => std::thread::available_parallelism().map_or(2, std::num::NonZero::get),
            count => count,
        }
    }

    fn database(&mut self, data_dir: &std::path::Path) -> DatabaseUrl {
        let Some(text) = self.optional("SHIGAN_DATABASE_URL") else {
            return DatabaseUrl::Sqlite(data_dir.join("shigan.db"));
        };
        text.parse().unwrap_or_else(|reason| {
            self.errors.push(format!("SHIGAN_DATABASE_URL: {reason}"));
            DatabaseUrl::Sqlite(data_dir.join("shigan.db"))
        })
    }

    fn contact_key(&mut self) -> Option<ContactKey> {
        let text = self.optional("SHIGAN_CONTACT_KEY")?;
        let mut key = [0; 32];
        if hex::decode_to_slice(&text, &mut key).is_err() {
            // The value is a secret, so the message does not repeat it.
            self.errors.push("SHIGAN_CONTACT_KEY: it has to be 64 hexadecimal digits".to_owned());
            return None;
        }
        Some(ContactKey(key))
    }

    fn workdays(&mut self) -> Workdays {
        let Some(path) = self.optional("SHIGAN_WORKDAYS_FILE") else { return Workdays::shipped() };
        let read = std::fs::read_to_string(path).map_err(|error| error.to_string());
        read.and_then(|text| Workdays::parse(&text)).unwrap_or_else(|error| {
            self.errors.push(format!("SHIGAN_WORKDAYS_FILE: {error}"));
            Workdays::shipped()
        })
    }

    fn storage(&mut self) -> StorageChoice {
        if self.one_of("SHIGAN_STORAGE", &["local", "s3"]) != "s3" {
            return StorageChoice::Local;
        }
        let mut required = |name: &str| {
            self.optional(name).unwrap_or_else(|| {
                self.errors.push(format!("{name}: needed when SHIGAN_STORAGE is s3"));
                String::new()
            })
        };
        let (endpoint, access_key, secret_key) =
            (required("SHIGAN_S3_ENDPOINT"), required("SHIGAN_S3_ACCESS_KEY"), required("SHIGAN_S3_SECRET_KEY"));
        StorageChoice::S3(S3Settings {
            endpoint,
            access_key,
            secret_key,
            public_endpoint: self.optional("SHIGAN_S3_PUBLIC_ENDPOINT"),
            region: self.text("SHIGAN_S3_REGION"),
            bucket: self.text("SHIGAN_S3_BUCKET"),
            path_style: true,
        })
    }
}
