//! A real server on port 0 with a database and a store of its own.
//!
//! `SHIGAN_TEST_BACKEND=city` runs it on PostgreSQL and S3; otherwise on SQLite and a folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use diesel::connection::SimpleConnection as _;
use sha2::Digest as _;
use shigan::clock::Clock;
use shigan::config::Config;
use shigan::db::{self, DatabaseUrl, DbConn, Purpose};
use shigan::server::{self, Server};
use shigan::services::Services;

/// A running server. Everything it keeps vanishes with it.
pub struct TestApp {
    pub services: Services,
    pub clock: Clock,
    pub base: String,
    pub http: reqwest::Client,
    pub server: Option<Server>,
    pub folder: tempfile::TempDir,
}

/// A Wednesday morning in Fuzhou, well inside a year.
pub fn default_now() -> DateTime<Utc> {
    "2026-05-20T02:00:00Z".parse().unwrap()
}

/// Whether the tests run on PostgreSQL and S3.
pub fn city() -> bool {
    variable("SHIGAN_TEST_BACKEND").as_deref() == Some("city")
}

/// Says that a test is left out as something is not installed. Where everything has to be there, as in `make test`, it
/// fails instead.
pub fn missing(what: &str) {
    assert!(variable("SHIGAN_TEST_COMPLETE").is_none(), "{what}; `scripts/setup.sh test` installs what tests need");
    println!("skipped: {what}");
}

#[expect(clippy::disallowed_methods, reason = "tests are told their services by the environment")]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

impl TestApp {
    /// Starts a server with default settings.
    pub async fn spawn() -> Self {
        Self::spawn_with(&[]).await
    }

    /// Starts a server with some settings of its own.
    pub async fn spawn_with(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = fresh_database(folder.path());
        let mut variables = BTreeMap::from([
            ("SHIGAN_LISTEN".to_owned(), "127.0.0.1:0".to_owned()),
            ("SHIGAN_METRICS_LISTEN".to_owned(), "127.0.0.1:0".to_owned()),
            ("SHIGAN_DATA_DIR".to_owned(), folder.path().join("data").display().to_string()),
            ("SHIGAN_DATABASE_URL".to_owned(), database),
            ("SHIGAN_DATABASE_CONNECTIONS".to_owned(), "4".to_owned()),
            ("SHIGAN_LOG".to_owned(), variable("SHIGAN_TEST_LOG").unwrap_or_else(|| "error".to_owned())),
            ("SHIGAN_LOG_FORMAT".to_owned(), "text".to_owned()),
            ("SHIGAN_STOP_SECONDS".to_owned(), "5".to_owned()),
        ]);
        if city() {
            variables.extend(s3_settings());
        }
        variables.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let config = Config::from_variables(variables).unwrap();
        let clock = Clock::fixed(default_now(), config.zone);
        Self::start(config, clock, folder).await
    }

    async fn start(config: Config, clock: Clock, folder: tempfile::TempDir) -> Self {
        shigan::telemetry::start(&config);
        let services = server::open_services(config, clock.clone()).await.unwrap();
        let server = Server::start(services.clone()).unwrap();
        let http = reqwest::Client::builder()
            .tls_built_in_root_certs(false)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .unwrap();
        Self { base: format!("http://{}", server.address()), services, clock, http, server: Some(server), folder }
    }

    /// Stops the server gracefully and starts another on the same data.
    pub async fn restart(mut self) -> Self {
        self.server.take().unwrap().stop().await;
        let Self { services, clock, folder, .. } = self;
        let config = (*services.config).clone();
        drop(services);
        Self::start(config, clock, folder).await
    }

    /// Stops the server: where a test starts many, those it is done with would go on working.
    pub async fn stop(self) {
        let Self { http, server, folder, .. } = self;
        // Nobody is left whose connection could be waited for.
        drop(http);
        server.unwrap().stop().await;
        drop(folder);
    }

    /// Moves the clock of the server.
    pub fn set_time(&self, at: &str) {
        self.clock.set(at.parse().unwrap());
    }

    /// Runs something on the database, to arrange or to look behind the API.
    pub async fn db<T: Send + 'static>(&self, work: impl FnOnce(&mut DbConn) -> T + Send + 'static) -> T {
        self.services.db.write(move |conn| Ok::<_, db::DbError>(work(conn))).await.unwrap()
    }

    /// Waits until a condition on the server holds; fails after a minute, since a machine may be busy.
    pub async fn until<F: Future<Output = bool>>(&self, what: &str, mut condition: impl FnMut() -> F) {
        let deadline = std::time::Instant::now() + std::time::Duration::from_mins(1);
        while std::time::Instant::now() < deadline {
            if condition().await {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("did not happen within a minute: {what}");
    }
}

/// The settings of a server on the S3 service of the tests.
pub fn s3_settings() -> Vec<(String, String)> {
    let given = |name: &str| variable(name).unwrap_or_else(|| panic!("{name} is needed; run scripts/with-services.sh"));
    [
        ("SHIGAN_STORAGE", "s3".to_owned()),
        ("SHIGAN_S3_ENDPOINT", given("SHIGAN_TEST_S3_ENDPOINT")),
        ("SHIGAN_S3_ACCESS_KEY", given("SHIGAN_TEST_S3_ACCESS_KEY")),
        ("SHIGAN_S3_SECRET_KEY", given("SHIGAN_TEST_S3_SECRET_KEY")),
        ("SHIGAN_S3_REGION", given("SHIGAN_TEST_S3_REGION")),
        ("SHIGAN_S3_BUCKET", "shigan-it".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}

/// URL of a migrated, empty database nobody else uses: a copy of a template made once per schema.
pub fn fresh_database(folder: &Path) -> String {
    if city() {
        let admin = variable("SHIGAN_TEST_POSTGRES_URL").expect("run scripts/with-services.sh");
        fresh_postgres(&admin)
    } else {
        fresh_sqlite(folder)
    }
}

/// A new database file in a folder, copied from the template of this schema.
pub fn fresh_sqlite(folder: &Path) -> String {
    let path = folder.join("test.db");
    std::fs::copy(sqlite_template(), &path).unwrap();
    format!("sqlite:{}", path.display())
}

/// Changes whenever a migration changes, so that a stale template is never used.
fn schema_digest(backend: &str) -> String {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(backend)).unwrap() {
        files.push(entry.unwrap().path().join("up.sql"));
    }
    files.sort();
    let mut hash = sha2::Sha256::new();
    for file in files {
        hash.update(std::fs::read(file).unwrap());
    }
    hex::encode(&hash.finalize()[..8])
}

fn sqlite_template() -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("template-{}.db", schema_digest("sqlite")));
    if !path.exists() {
        // Made aside and renamed, so that tests running side by side never see half of it.
        let aside = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let draft = aside.path().join("draft.db");
        let url = DatabaseUrl::Sqlite(draft.clone());
        db::migrate(&url).unwrap();
        let mut conn = url.connect(Purpose::Write).unwrap();
        conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        drop(conn);
        std::fs::rename(draft, &path).unwrap();
    }
    path
}

/// A new database of the cluster, copied from the template of this schema.
pub fn fresh_postgres(admin: &str) -> String {
    let template = format!("template_{}", schema_digest("postgres"));
    let url_of = |name: &str| {
        let mut url = url::Url::parse(admin).unwrap();
        url.set_path(name);
        url.to_string()
    };
    let mut conn = DatabaseUrl::Postgres(admin.to_owned()).connect(Purpose::Write).unwrap();
    conn.batch_execute("SET lock_timeout = 0; SET statement_timeout = 0; SELECT pg_advisory_lock(4711)").unwrap();
    if conn.batch_execute(&format!("CREATE DATABASE {template}")).is_ok() {
        db::migrate(&DatabaseUrl::Postgres(url_of(&template))).unwrap();
    }
    let name = format!("t{:032x}", rand::random::<u128>());
    conn.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).unwrap();
    url_of(&name)
}
