//! For questions to the database itself: asked of SQLite, and of PostgreSQL when one was started.
//!
//! `on_both_databases!` turns each function over `Database` into two tests. The
//! PostgreSQL ones need `SHIGAN_TEST_POSTGRES_URL`, which `scripts/with-services.sh`
//! sets; without it they say so and pass.

use shigan::clock::Clock;
use shigan::db::{DatabaseUrl, Db, DbConn, Purpose};
use tempfile::TempDir;

use super::app::{default_now, fresh_postgres, fresh_sqlite, missing, variable};
use super::proxy::Proxy;

/// A migrated, empty database nobody else uses.
pub struct Database {
    pub url: DatabaseUrl,
    pub db: Db,
    pub clock: Clock,
    pub folder: TempDir,
}

impl Database {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = fresh_sqlite(folder.path());
        Self::at(&url, folder)
    }

    /// `None`, and a line that says so, when no PostgreSQL was started.
    pub fn postgres() -> Option<Self> {
        let Some(admin) = variable("SHIGAN_TEST_POSTGRES_URL") else {
            missing("no PostgreSQL (SHIGAN_TEST_POSTGRES_URL is not set)");
            return None;
        };
        Some(Self::at(&fresh_postgres(&admin), tempfile::tempdir().unwrap()))
    }

    /// A PostgreSQL whose road can be blocked; `None` as above.
    #[allow(dead_code, reason = "the benches share this folder and block no road")]
    pub async fn postgres_behind_a_proxy() -> Option<(Self, Proxy)> {
        let direct = Self::postgres()?;
        let DatabaseUrl::Postgres(url) = &direct.url else { return None };
        let mut url = url::Url::parse(url).unwrap();
        let target = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap_or(5432));
        let proxy = Proxy::to(target).await;
        url.set_host(Some("127.0.0.1")).unwrap();
        url.set_port(Some(proxy.address.port())).unwrap();
        Some((Self::at(url.as_str(), direct.folder), proxy))
    }

    fn at(url: &str, folder: TempDir) -> Self {
        let url: DatabaseUrl = url.parse().unwrap();
        let db = Db::open(&url, 4).unwrap();
        Self { db, url, clock: Clock::fixed(default_now(), chrono_tz::Asia::Shanghai), folder }
    }

    /// Another handle, as a second process would have it.
    pub fn another(&self) -> Db {
        Db::open(&self.url, 4).unwrap()
    }

    /// A connection past all doors, for arranging what no door allows.
    pub fn connect(&self) -> DbConn {
        self.url.connect(Purpose::Write).unwrap()
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self.url, DatabaseUrl::Postgres(_))
    }
}

#[allow(unused_macros, reason = "the benches share this folder and need no such test")]
macro_rules! on_both_databases {
    ($($question:ident)*) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $question() {
                super::$question(&crate::support::databases::Database::sqlite()).await;
            })*
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $question() {
                if let Some(database) = crate::support::databases::Database::postgres() {
                    super::$question(&database).await;
                }
            })*
        }
    };
}
pub(crate) use on_both_databases;
