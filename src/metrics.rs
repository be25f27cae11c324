//! Counters and timings in Prometheus text form.
//!
//! Counts requests and jobs, never people or uploads per person. Invariant: no label holds an id.

use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

use crate::gate::Gate;

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Status {
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Door {
    door: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Kind {
    kind: &'static str,
}

/// All metrics of this process.
pub struct Metrics {
    registry: Mutex<Registry>,
    requests: Family<Status, Counter>,
    request_seconds: Histogram,
    photo_queue: Gauge,
    jobs_waiting: Gauge,
    job_lag_seconds: Gauge,
    inside: Family<Door, Gauge>,
    turned_away: Family<Door, Counter>,
    jobs_given_up: Family<Kind, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("shigan");
        let requests = Family::default();
        let request_seconds = Histogram::new(exponential_buckets(0.001, 2.0, 15));
        let (photo_queue, jobs_waiting, job_lag_seconds) = (Gauge::default(), Gauge::default(), Gauge::default());
        registry.register("requests", "Requests answered, by status", requests.clone());
        registry.register("request_seconds", "Time from request to answer", request_seconds.clone());
        registry.register("photo_queue", "Photos waiting for a decoding thread", photo_queue.clone());
        registry.register("jobs_waiting", "Jobs that are due and not begun", jobs_waiting.clone());
        registry.register("job_lag_seconds", "Age of the oldest due job", job_lag_seconds.clone());
        let (inside, turned_away) = (Family::default(), Family::default());
        registry.register("inside", "Requests under way, by the door they came through", inside.clone());
        registry.register("turned_away", "Requests that found their door full", turned_away.clone());
        let jobs_given_up = Family::default();
        registry.register("jobs_given_up", "Jobs that failed too often or never came to an end", jobs_given_up.clone());
        Self {
            registry: Mutex::new(registry),
            requests,
            request_seconds,
            photo_queue,
            jobs_waiting,
            job_lag_seconds,
            inside,
            turned_away,
            jobs_given_up,
        }
    }
}

impl Metrics {
    /// Notes one answered request.
    pub fn observe_request(&self, status: u16, elapsed: Duration) {
        self.requests.get_or_create(&Status { status }).inc();
        self.request_seconds.observe(elapsed.as_secs_f64());
    }

    /// Notes how much work waits.
    pub fn observe_queues(&self, photos: i64, jobs: i64, lag_seconds: i64) {
        self.photo_queue.set(photos);
        self.jobs_waiting.set(jobs);
        self.job_lag_seconds.set(lag_seconds);
    }

    /// Notes a job that is not tried any more.
    pub fn count_given_up(&self, kind: &'static str) {
        self.jobs_given_up.get_or_create(&Kind { kind }).inc();
    }

    /// Notes how full a door is.
    pub fn observe_gate(&self, gate: &Gate) {
        let door = Door { door: gate.name() };
        self.inside.get_or_create(&door).set(i64::try_from(gate.inside()).unwrap_or(i64::MAX));
        self.turned_away.get_or_create(&door).inner().store(gate.turned_away(), Ordering::Relaxed);
    }

    /// Everything as Prometheus text.
    #[must_use]
    pub fn render(&self) -> String {
        let mut text = String::new();
        let registry = self.registry.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // Writing to a String cannot fail.
        let _written = encode(&mut text, &registry);
        text
    }
}
