//! What every store has to do, asked of each backend in turn.
//!
//! The questions are functions over `&ObjectStore` in `behaviour`; `backends!`
//! turns each into two tests, one on a folder and one on an S3 server. What only
//! one of them can show is in `local`, `kill` and `s3`.
//!
//! The S3 tests need `SHIGAN_TEST_S3_ENDPOINT`, `_ACCESS_KEY`, `_SECRET_KEY` and
//! `_REGION`, which `scripts/with-services.sh` sets. Without them they say so
//! and pass.

mod behaviour;
mod kill;
mod local;
mod s3;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use shigan::storage::{LocalStore, ObjectStore, S3Settings, S3Store};
use tempfile::TempDir;

/// A store that nobody else uses, and a folder for files to be stored.
pub(super) struct Fixture {
    pub store: ObjectStore,
    pub folder: TempDir,
}

impl Fixture {
    pub(super) async fn local() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = LocalStore::open(folder.path().join("objects")).await;
        Self { store: ObjectStore::Local(store.unwrap()), folder }
    }

    /// `None`, and a line that says so, when no S3 server was started.
    pub(super) async fn s3() -> Option<Self> {
        let settings = s3_settings()?;
        let store = S3Store::open(&settings).await.unwrap();
        Some(Self { store: ObjectStore::S3(store), folder: tempfile::tempdir().unwrap() })
    }

    /// A finished file, as the receiving of an upload leaves it.
    pub(super) fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

/// Settings with a bucket name that no other test and no other run uses.
pub(super) fn s3_settings() -> Option<S3Settings> {
    static BUCKETS: AtomicU32 = AtomicU32::new(0);

    let read = |name: &str| crate::support::app::variable(&format!("SHIGAN_TEST_S3_{name}"));
    let Some(endpoint) = read("ENDPOINT") else {
        crate::support::app::missing("no S3 server (SHIGAN_TEST_S3_ENDPOINT is not set)");
        return None;
    };
    let number = BUCKETS.fetch_add(1, Ordering::Relaxed);
    Some(S3Settings {
        public_endpoint: Some(endpoint.clone()),
        endpoint,
        region: read("REGION").unwrap_or_else(|| "us-east-1".into()),
        bucket: format!("test-{}-{number}", std::process::id()),
        access_key: read("ACCESS_KEY").unwrap(),
        secret_key: read("SECRET_KEY").unwrap(),
        path_style: true,
    })
}

macro_rules! backends {
    ($($question:ident)*) => {
        mod on_a_folder {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $question() {
                super::behaviour::$question(&super::Fixture::local().await).await;
            })*
        }
        mod on_an_s3_server {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $question() {
                if let Some(fixture) = super::Fixture::s3().await {
                    super::behaviour::$question(&fixture).await;
                }
            })*
        }
    };
}

backends! {
    bytes_come_back_as_they_went_in
    a_stored_file_is_taken_over
    a_missing_object_is_reported_as_missing
    deleting_twice_is_a_success
    putting_an_original_again_keeps_the_first_one
    an_original_of_another_length_is_never_overwritten
    a_staged_upload_may_be_replaced
    eight_puts_of_one_key_at_once_all_succeed
    an_empty_object_can_be_stored
    a_file_of_20_mb_comes_back_whole_in_pieces
    a_listing_is_sorted_and_paged
    a_missing_input_file_is_the_callers_fault
    the_check_leaves_nothing_behind
}
