//! What only a folder can show: modes, places, leftovers.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use shigan::storage::{LocalStore, ObjectKey, ObjectStore, StorageError};

use super::Fixture;

fn files_below(path: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        }
        found.push(path);
    }
    found
}

#[tokio::test]
async fn nobody_else_may_read_files_or_folders() {
    let fixture = Fixture::local().await;
    let key = ObjectKey::original(&[0xcd; 32]);
    let path = fixture.file("upload", b"x");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    fixture.store.put_file(&key, &path, "").await.unwrap();
    let key = ObjectKey::rendition(&[0xcd; 32], 320, 1);
    fixture.store.put_bytes(&key, Bytes::from("y"), "").await.unwrap();
    let root = fixture.folder.path().join("objects");
    for path in files_below(&root).iter().chain([&root]) {
        let expected = if path.is_dir() { 0o700 } else { 0o600 };
        let mode = fs::metadata(path).unwrap().mode() & 0o777;
        assert_eq!(mode, expected, "{}", path.display());
    }
}

#[tokio::test]
async fn a_file_from_another_file_system_is_copied_in() {
    let fixture = Fixture::local().await;
    let Ok(elsewhere) = tempfile::tempdir_in("/dev/shm") else {
        println!("skipped: there is no second file system here");
        return;
    };
    let path = elsewhere.path().join("upload");
    fs::write(&path, vec![7; 100_000]).unwrap();
    let key = ObjectKey::original(&[1; 32]);
    fixture.store.put_file(&key, &path, "").await.unwrap();
    assert!(!path.exists());
    assert_eq!(fixture.store.get_bytes(&key).await.unwrap(), vec![7; 100_000]);
    assert_eq!(leftovers(&fixture), 0);
}

#[tokio::test]
async fn putting_again_leaves_the_same_file_in_place() {
    let fixture = Fixture::local().await;
    let key = ObjectKey::original(&[2; 32]);
    let on_disk = fixture.folder.path().join("objects").join(key.to_string());
    let mut seen = Vec::new();
    for _ in 0..2 {
        let bytes = Bytes::from("the same");
        fixture.store.put_bytes(&key, bytes, "").await.unwrap();
        let meta = fs::metadata(&on_disk).unwrap();
        seen.push((meta.ino(), meta.mtime_nsec()));
    }
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn unfinished_files_of_a_killed_process_are_swept_once_they_are_old() {
    let fixture = Fixture::local().await;
    let temp = fixture.folder.path().join("objects/tmp/half");
    fs::write(&temp, b"half a pict").unwrap();
    // A young one may belong to a process that is still writing it.
    let store = LocalStore::open(fixture.folder.path().join("objects")).await;
    assert_eq!(leftovers(&fixture), 1);
    let long_ago = std::time::SystemTime::now() - Duration::from_hours(2);
    let file = fs::File::options().write(true).open(&temp).unwrap();
    file.set_modified(long_ago).unwrap();
    let store = ObjectStore::Local(store.unwrap());
    assert_eq!(store.sweep(Duration::from_hours(1)).await.unwrap(), 1);
    assert_eq!(leftovers(&fixture), 0);
}

#[tokio::test]
async fn foreign_files_are_listed_but_are_no_keys() {
    let fixture = Fixture::local().await;
    let root = fixture.folder.path().join("objects");
    fs::write(root.join("staging/notes.txt"), "by hand").unwrap();
    let page = fixture.store.list_page(shigan::storage::KeyKind::Staging, None, 10).await.unwrap();
    assert_eq!(page.objects.len(), 1);
    assert_eq!(page.objects[0].key, None);
}

#[tokio::test]
async fn a_shortened_file_ends_the_stream_with_an_error() {
    use futures_util::TryStreamExt;

    let fixture = Fixture::local().await;
    let key = ObjectKey::staging([3; 16]);
    let content = Bytes::from(vec![1; 1_000_000]);
    fixture.store.put_bytes(&key, content, "").await.unwrap();
    let (_, stream) = fixture.store.get_stream(&key).await.unwrap();
    let path = fixture.folder.path().join("objects").join(key.to_string());
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_len(1000).unwrap();
    let read = stream.try_collect::<Vec<_>>().await;
    assert!(matches!(read, Err(StorageError::Damaged { .. })));
}

#[tokio::test]
async fn a_folder_store_hands_out_no_addresses() {
    let fixture = Fixture::local().await;
    let key = ObjectKey::staging([4; 16]);
    let url = fixture.store.presign_get(&key, Duration::from_mins(1), None);
    assert_eq!(url.await.unwrap(), None);
}

#[tokio::test]
async fn a_path_that_cannot_be_a_folder_is_reported() {
    let fixture = Fixture::local().await;
    let file = fixture.file("a-file", b"x");
    assert!(LocalStore::open(file.join("below")).await.is_err());
}

fn leftovers(fixture: &Fixture) -> usize {
    let temp = fixture.folder.path().join("objects/tmp");
    fs::read_dir(temp).unwrap().count()
}
