//! The promise about sudden ends, tried for real: a second process writes
//! objects to a folder until it is killed with SIGKILL.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use bytes::Bytes;
use futures_util::TryStreamExt;
use shigan::storage::{KeyKind, ListedObject, LocalStore, ObjectKey, ObjectStore};

/// Where the child writes. Set only by the parent.
const FOLDER: &str = "SHIGAN_TEST_KILL_FOLDER";
const LENGTH: usize = 3_000_000;
const ROUNDS: u64 = 6;

/// What belongs under a key: any shortened or mixed-up file shows. Made by
/// copying, so that the child spends its time writing.
fn content(key: &ObjectKey) -> Bytes {
    let seed = key.sha256().unwrap()[0];
    let pattern: Vec<u8> = (0..=250).map(|byte| byte ^ seed).collect();
    let mut bytes = pattern.repeat(LENGTH / pattern.len() + 1);
    bytes.truncate(LENGTH);
    bytes.into()
}

async fn open(folder: &Path) -> ObjectStore {
    ObjectStore::Local(LocalStore::open(folder).await.unwrap())
}

#[tokio::test]
#[ignore = "only runs as the child of the test below"]
async fn a_child_writes_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let store = open(Path::new(&folder)).await;
    let mut written = 0_u8;
    loop {
        let mut hash = [0; 32];
        // A new name each time, also after the rounds before this one.
        hash[0] = written;
        hash[1..5].copy_from_slice(&std::process::id().to_be_bytes());
        let key = ObjectKey::original(&hash);
        store.put_bytes(&key, content(&key), "").await.unwrap();
        written = written.wrapping_add(1);
    }
}

fn start_child(folder: &Path) -> Child {
    let (_, module) = module_path!().split_once("::").unwrap();
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--ignored", "--nocapture"])
        .arg(format!("{module}::a_child_writes_until_it_is_killed"))
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

async fn stored(store: &ObjectStore) -> Vec<ListedObject> {
    let listed = store.list(KeyKind::Original).try_collect().await;
    listed.unwrap()
}

#[tokio::test]
async fn a_kill_at_any_moment_leaves_whole_objects_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = 0;
    for round in 0..ROUNDS {
        let mut child = start_child(folder.path());
        let store = open(folder.path()).await;
        while stored(&store).await.len() <= before {
            assert!(child.try_wait().unwrap().is_none(), "the child gave up");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        // Another moment within a write in every round.
        tokio::time::sleep(Duration::from_millis(round * 3)).await;
        child.kill().unwrap();
        child.wait().unwrap();

        let objects = stored(&store).await;
        for object in &objects {
            let key = object.key.unwrap();
            let bytes = store.get_bytes(&key).await.unwrap();
            assert!(bytes == content(&key), "{key} is not whole");
        }
        before = objects.len();
    }
    let store = open(folder.path()).await;
    let left = store.sweep(Duration::ZERO).await.unwrap();
    println!("{before} objects whole, {left} unfinished files swept");
    assert!(folder.path().join("tmp").read_dir().unwrap().next().is_none());
}
