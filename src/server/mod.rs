//! The running server: opens what it needs, listens, runs jobs, stops gracefully.
//!
//! Invariants: it is a value whose port can be asked, so tests run what
//! production runs; a stop lets requests under way finish.

mod connection;
pub mod cors;
pub mod docs;
pub mod folder;
pub mod guard;
pub mod health;
pub mod pages;

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpResponse, HttpServer, web};
use tokio::sync::{Notify, watch};

use crate::accounts::passwords::Passwords;
use crate::accounts::throttle::Throttle;
use crate::clock::Clock;
use crate::config::{Config, StorageChoice};
use crate::db::{self, DatabaseUrl, Db};
use crate::gate::Gate;
use crate::jobs::Runner;
use crate::metrics::Metrics;
use crate::photos::Shelf;
use crate::photos::pipeline::Pool;
use crate::services::Services;
use crate::storage::{LocalStore, ObjectStore, S3Store};
use crate::uploads::Turns;
use crate::{accounts, audit, exports, feedback, hints, jobs, organizations, photos, reports, uploads};

use self::folder::Claim;

/// Objections taken from one address within a minute: more than a person writes.
const OBJECTIONS_PER_MINUTE: u32 = 5;
/// Photos that may wait for a decoding thread before submitters wait instead.
const PHOTO_QUEUE: usize = 64;
/// Why the server could not start.
#[derive(Debug, thiserror::Error)]
#[error("{what}: {reason}")]
pub struct StartError {
    what: &'static str,
    reason: String,
}

fn cannot<E: std::fmt::Display>(what: &'static str) -> impl FnOnce(E) -> StartError {
    move |error| StartError { what, reason: error.to_string() }
}

/// Opens everything the server works with: alone in its data folder, on a migrated database.
///
/// # Errors
/// [`StartError`] naming the part that failed.
pub async fn open_services(config: Config, clock: Clock) -> Result<Services, StartError> {
    let claim = Claim::of(&config).map_err(cannot("this server cannot start"))?;
    let url = config.database.clone();
    tokio::task::spawn_blocking(move || db::migrate(&url))
        .await
        .map_err(cannot("the migration stopped"))?
        .map_err(cannot("the database cannot be migrated"))?;
    let (url, connections) = (config.database.clone(), config.database_connections);
    let db = tokio::task::spawn_blocking(move || Db::open(&url, connections))
        .await
        .map_err(cannot("the database task stopped"))?
        .map_err(cannot("the database cannot be opened"))?;
    if matches!(config.database, DatabaseUrl::Sqlite(_)) {
        // The claim says that nobody else works on this database.
        db.write(jobs::release_all).await.map_err(cannot("the jobs of an earlier process cannot be given back"))?;
    }
    let seed_clock = clock.clone();
    db.write(move |conn| organizations::seed_reference_data(conn, &seed_clock))
        .await
        .map_err(cannot("the domains and themes cannot be entered"))?;
    let store = match &config.storage {
        StorageChoice::Local => open_store(&config).await?,
        // Reports without photos and reading need no store, so a server does not wait for one.
        StorageChoice::S3(settings) => {
            ObjectStore::S3(S3Store::open_patiently(settings).await.map_err(cannot("the S3 store cannot be opened"))?)
        }
    };
    let services = Services {
        shelf: Arc::new(Shelf::beside(&store, config.picture_cache_bytes)),
        store,
        claim: Arc::new(claim),
        pool: Arc::new(
            Pool::with_workers(config.photo_threads, PHOTO_QUEUE).map_err(cannot("the photo threads cannot start"))?,
        ),
        passwords: Passwords::new(config.hash_parallel),
        throttle: Arc::new(Throttle::new(config.login_failures_per_minute)),
        objections: Arc::new(Throttle::new(OBJECTIONS_PER_MINUTE)),
        requests: Gate::new("requests", config.requests_at_once),
        uploads: Gate::new("uploads", config.uploads_at_once),
        metrics: Arc::new(Metrics::default()),
        turns: Turns::default(),
        job_bell: Arc::new(Notify::new()),
        config: Arc::new(config),
        clock,
        db,
    };
    photos::sweep::clear_incoming(&services).await.map_err(cannot("the folder of uploads cannot be cleared"))?;
    exports::clear_spool(&services).await.map_err(cannot("the folder of exports cannot be cleared"))?;
    Ok(services)
}

/// Opens the object store the settings choose.
///
/// # Errors
/// [`StartError`].
pub async fn open_store(config: &Config) -> Result<ObjectStore, StartError> {
    Ok(match &config.storage {
        StorageChoice::Local => ObjectStore::Local(
            LocalStore::open(config.data_dir.join("objects"))
                .await
                .map_err(cannot("the photo folder cannot be opened"))?,
        ),
        StorageChoice::S3(settings) => {
            ObjectStore::S3(S3Store::open(settings).await.map_err(cannot("the S3 store cannot be opened"))?)
        }
    })
}

/// A server that listens and works.
pub struct Server {
    address: SocketAddr,
    metrics_address: Option<SocketAddr>,
    handle: ServerHandle,
    http: tokio::task::JoinHandle<std::io::Result<()>>,
    stop: watch::Sender<bool>,
    background: Vec<tokio::task::JoinHandle<()>>,
    services: Services,
}

impl Server {
    /// Starts listening and working.
    ///
    /// # Errors
    /// [`StartError`] when a port is taken.
    pub fn start(services: Services) -> Result<Self, StartError> {
        let listener = TcpListener::bind(&services.config.listen).map_err(cannot("the port cannot be opened"))?;
        let address = listener.local_addr().map_err(cannot("the port cannot be read"))?;
        let (stop, stopping) = watch::channel(false);
        let server = connection::serve(&services, listener).map_err(cannot("the port cannot be listened on"))?;
        let handle = server.handle();
        let (metrics_address, metrics) = start_metrics(&services, stopping.clone())?;
        let mut background = vec![
            tokio::spawn(runner(&services).run(stopping.clone())),
            tokio::spawn(export_runner(&services)?.run(stopping.clone())),
            tokio::spawn(audit::seal::run(services.db.clone(), services.clock.clone(), stopping.clone())),
            tokio::spawn(photos::sweep::run(services.clone(), stopping.clone())),
            tokio::spawn(uploads::sweep::run(services.clone(), stopping.clone())),
            tokio::spawn(exports::sweep::run(services.clone(), stopping.clone())),
            tokio::spawn(reports::actions::run_round_points(services.clone(), stopping.clone())),
            tokio::spawn(reports::actions::run_clear_photos(services.clone(), stopping.clone())),
            tokio::spawn(feedback::run_forget(services.clone(), stopping.clone())),
            tokio::spawn(reports::actions::run_forget_answers(services.clone(), stopping.clone())),
            tokio::spawn(accounts::actions::run_sweep(services.clone(), stopping)),
        ];
        background.extend(metrics);
        Ok(Self { address, metrics_address, handle, http: tokio::spawn(server), stop, background, services })
    }

    /// Where it listens; the real port when 0 was asked for.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where the metrics are.
    #[must_use]
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics_address
    }

    /// Stops listening, lets requests and jobs under way finish, and returns.
    pub async fn stop(self) {
        let stopped = self.handle.stop(true);
        // Whoever sends a photo in pieces learns where to go on, instead of being cut off when the time is over.
        self.services.turns.close();
        stopped.await;
        drop(self.http.await);
        // Nobody listening means nothing left to stop.
        let _told = self.stop.send(true);
        for task in self.background {
            drop(tokio::time::timeout(Duration::from_secs(30), task).await);
        }
        // The last jobs may have written after the last round of the sealing task.
        audit::seal::seal_all(&self.services.db, &self.services.clock).await;
        self.services.claim.release();
    }
}

fn runner(services: &Services) -> Runner {
    let mut handlers = photos::job_handlers(services);
    handlers.extend(hints::job_handlers(services));
    // One more than the decoding threads, so that fetching and storing overlap with decoding.
    let parallel = services.pool.workers() + 1;
    Runner::new(services.db.clone(), services.clock.clone(), handlers, parallel, Arc::clone(&services.job_bell))
        .standing_back(services.uploads.clone())
        .counting(Arc::clone(&services.metrics))
}

/// Beside the other jobs, one at a time: an export may take an hour, and photos do not wait for it.
fn export_runner(services: &Services) -> Result<Runner, StartError> {
    let handlers = exports::job_handlers(services).map_err(cannot("the fonts of exports cannot be opened"))?;
    let bell = Arc::new(Notify::new());
    let runner = Runner::new(services.db.clone(), services.clock.clone(), handlers, 1, bell);
    Ok(runner.counting(Arc::clone(&services.metrics)))
}

type MetricsTask = Option<tokio::task::JoinHandle<()>>;

fn start_metrics(
    services: &Services,
    mut stopping: watch::Receiver<bool>,
) -> Result<(Option<SocketAddr>, MetricsTask), StartError> {
    let Some(listen) = &services.config.metrics_listen else { return Ok((None, None)) };
    let listener = TcpListener::bind(listen).map_err(cannot("the metrics port cannot be opened"))?;
    let address = listener.local_addr().map_err(cannot("the metrics port cannot be read"))?;
    let services = web::Data::new(services.clone());
    let server =
        HttpServer::new(move || App::new().app_data(services.clone()).route("/metrics", web::get().to(metrics)))
            .workers(1)
            .listen(listener)
            .map_err(cannot("the metrics port cannot be listened on"))?
            .disable_signals()
            .run();
    let handle = server.handle();
    let serving = tokio::spawn(server);
    let task = tokio::spawn(async move {
        drop(stopping.changed().await);
        // Whoever reads figures may come again; nothing is lost by not waiting for him.
        handle.stop(false).await;
        drop(serving.await);
    });
    Ok((Some(address), Some(task)))
}

async fn metrics(services: web::Data<Services>) -> HttpResponse {
    let clock = services.clock.clone();
    if let Ok((waiting, lag)) = services.db.read(move |conn| crate::jobs::backlog(conn, &clock)).await {
        services.metrics.observe_queues(i64::try_from(services.pool.queued()).unwrap_or(i64::MAX), waiting, lag);
    }
    for gate in [&services.requests, &services.uploads] {
        services.metrics.observe_gate(gate);
    }
    HttpResponse::Ok()
        .content_type("application/openmetrics-text; version=1.0.0; charset=utf-8")
        .body(services.metrics.render())
}
