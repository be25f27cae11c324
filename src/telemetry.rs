//! Logging: JSON lines on stdout, or text for people.
//!
//! Invariant: report texts, tokens and positions are never given to the log.

use tracing_subscriber::EnvFilter;

use crate::config::Config;

/// Starts logging as configured; a second call is ignored.
pub fn start(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started =
        if config.log_json { builder.json().flatten_event(true).try_init() } else { builder.compact().try_init() };
    // Tests start several servers in one process; the first logger stays.
    drop(started);
}
