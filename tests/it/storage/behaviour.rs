//! The questions that every backend answers in the same way.

use bytes::Bytes;
use futures_util::TryStreamExt;
use shigan::db::types::Sha256;
use shigan::storage::{KeyKind, ObjectKey, ObjectStore, PutOutcome, StorageError};

use super::Fixture;

const JPEG: &str = "image/jpeg";

/// A made-up hash that differs in its first bytes, so that keys spread over folders.
fn hash(number: u32) -> [u8; 32] {
    let mut hash = [0x5a; 32];
    hash[..4].copy_from_slice(&number.wrapping_mul(0x9e37_79b9).to_be_bytes());
    hash
}

/// Content that repeats nowhere near a buffer's length.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}

async fn put(store: &ObjectStore, key: &ObjectKey, content: &'static [u8]) -> PutOutcome {
    let bytes = Bytes::from_static(content);
    store.put_bytes(key, bytes, JPEG).await.unwrap()
}

pub(super) async fn bytes_come_back_as_they_went_in(fixture: &Fixture) {
    let store = &fixture.store;
    for key in [ObjectKey::original(&hash(1)), ObjectKey::rendition(&hash(1), 1600, 1), ObjectKey::staging([9; 16])] {
        assert_eq!(put(store, &key, b"a picture").await, PutOutcome::Stored);
        assert_eq!(store.get_bytes(&key).await.unwrap(), "a picture");
        let meta = store.head(&key).await.unwrap().unwrap();
        assert_eq!(meta.size, 9);
        let age = meta.modified.unwrap().elapsed().unwrap_or_default();
        assert!(age.as_secs() < 60, "{age:?}");
    }
}

/// A server may compare the bytes of an original with its name.
fn original(content: &[u8]) -> ObjectKey {
    ObjectKey::original(Sha256::of(content).bytes())
}

pub(super) async fn a_stored_file_is_taken_over(fixture: &Fixture) {
    let key = original(b"from a phone");
    for outcome in [PutOutcome::Stored, PutOutcome::AlreadyThere] {
        let path = fixture.file("upload", b"from a phone");
        let put = fixture.store.put_file(&key, &path, JPEG).await;
        assert_eq!(put.unwrap(), outcome);
        assert!(!path.exists(), "the file should be gone after {outcome:?}");
    }
    let stored = fixture.store.get_bytes(&key).await.unwrap();
    assert_eq!(stored, "from a phone");
}

pub(super) async fn a_missing_object_is_reported_as_missing(fixture: &Fixture) {
    let store = &fixture.store;
    let key = ObjectKey::original(&hash(3));
    assert_eq!(store.head(&key).await.unwrap(), None);
    assert!(!store.exists(&key).await.unwrap());
    let read = store.get_bytes(&key).await;
    assert!(matches!(read, Err(StorageError::NotFound { .. })));
    let streamed = store.get_stream(&key).await.map(|(length, _)| length);
    assert!(matches!(streamed, Err(StorageError::NotFound { .. })));
}

pub(super) async fn deleting_twice_is_a_success(fixture: &Fixture) {
    let store = &fixture.store;
    let key = ObjectKey::original(&hash(4));
    put(store, &key, b"gone soon").await;
    store.delete(&key).await.unwrap();
    assert!(!store.exists(&key).await.unwrap());
    store.delete(&key).await.unwrap();
    assert_eq!(put(store, &key, b"and back").await, PutOutcome::Stored);
}

pub(super) async fn putting_an_original_again_keeps_the_first_one(fixture: &Fixture) {
    let store = &fixture.store;
    let key = ObjectKey::original(&hash(5));
    put(store, &key, b"first").await;
    // Content of the same length that no honest caller would send, to see
    // which of the two is kept.
    assert_eq!(put(store, &key, b"other").await, PutOutcome::AlreadyThere);
    assert_eq!(store.get_bytes(&key).await.unwrap(), "first");
    let path = fixture.file("again", b"third");
    let again = store.put_file(&key, &path, JPEG).await.unwrap();
    assert_eq!(again, PutOutcome::AlreadyThere);
    assert_eq!(store.get_bytes(&key).await.unwrap(), "first");
}

pub(super) async fn an_original_of_another_length_is_never_overwritten(fixture: &Fixture) {
    let store = &fixture.store;
    let key = ObjectKey::original(&hash(6));
    put(store, &key, b"whole").await;
    let path = fixture.file("short", b"who");
    let short = store.put_file(&key, &path, JPEG).await;
    assert!(matches!(short, Err(StorageError::Damaged { .. })));
    assert!(path.exists(), "a file that was not stored stays");
    assert_eq!(store.get_bytes(&key).await.unwrap(), "whole");
    // A rendition may come out longer from another build; the first one stays.
    let rendition = ObjectKey::rendition(&hash(6), 320, 1);
    put(store, &rendition, b"small").await;
    let longer = put(store, &rendition, b"not so small").await;
    assert_eq!(longer, PutOutcome::AlreadyThere);
    assert_eq!(store.get_bytes(&rendition).await.unwrap(), "small");
}

pub(super) async fn a_staged_upload_may_be_replaced(fixture: &Fixture) {
    let store = &fixture.store;
    let key = ObjectKey::staging([1; 16]);
    put(store, &key, b"first").await;
    assert_eq!(put(store, &key, b"second try").await, PutOutcome::Stored);
    assert_eq!(store.get_bytes(&key).await.unwrap(), "second try");
}

pub(super) async fn eight_puts_of_one_key_at_once_all_succeed(fixture: &Fixture) {
    let content = Bytes::from(noise(300_000));
    let key = original(&content);
    let mut puts = tokio::task::JoinSet::new();
    for number in 0..8 {
        let store = fixture.store.clone();
        let content = content.clone();
        let path = fixture.file(&format!("upload-{number}"), &content);
        puts.spawn(async move {
            // Half of them as bytes, half as files.
            if number % 2 == 0 {
                store.put_file(&key, &path, JPEG).await
            } else {
                store.put_bytes(&key, content, JPEG).await
            }
        });
    }
    let outcomes: Vec<_> = puts.join_all().await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(fixture.store.get_bytes(&key).await.unwrap(), content);
    let listed: Vec<_> = fixture.store.list(KeyKind::Original).try_collect().await.unwrap();
    assert_eq!(listed.len(), 1, "{listed:?}");
}

pub(super) async fn an_empty_object_can_be_stored(fixture: &Fixture) {
    let store = &fixture.store;
    let key = ObjectKey::staging([2; 16]);
    put(store, &key, b"").await;
    assert_eq!(store.get_bytes(&key).await.unwrap(), "");
    let (length, stream) = store.get_stream(&key).await.unwrap();
    let pieces: Vec<Bytes> = stream.try_collect().await.unwrap();
    assert_eq!((length, pieces.concat().len()), (0, 0));
}

pub(super) async fn a_file_of_20_mb_comes_back_whole_in_pieces(fixture: &Fixture) {
    let content = noise(20 * 1024 * 1024 + 17);
    let key = original(&content);
    let path = fixture.file("big", &content);
    fixture.store.put_file(&key, &path, JPEG).await.unwrap();
    let (length, stream) = fixture.store.get_stream(&key).await.unwrap();
    assert_eq!(length, content.len() as u64);
    let pieces: Vec<Bytes> = stream.try_collect().await.unwrap();
    assert!(pieces.len() > 10, "only {} pieces", pieces.len());
    assert!(pieces.concat() == content, "the bytes differ");
    assert!(fixture.store.get_bytes(&key).await.unwrap() == content);
}

pub(super) async fn a_listing_is_sorted_and_paged(fixture: &Fixture) {
    let store = &fixture.store;
    let mut expected: Vec<_> = (0..12).map(|number| ObjectKey::original(&hash(number))).collect();
    for key in &expected {
        put(store, key, b"listed").await;
    }
    put(store, &ObjectKey::rendition(&hash(0), 320, 1), b"elsewhere").await;
    expected.sort_by_key(ToString::to_string);

    let all: Vec<_> = store.list(KeyKind::Original).try_collect().await.unwrap();
    let keys: Vec<_> = all.iter().filter_map(|object| object.key).collect();
    assert_eq!(keys, expected);
    assert!(all.iter().all(|object| object.size == 6 && object.modified.is_some()));

    let mut after = None;
    let mut pages = Vec::new();
    loop {
        let page = store.list_page(KeyKind::Original, after, 5).await.unwrap();
        pages.push(page.objects.len());
        assert!(pages.len() < 9, "the listing does not end: {pages:?}");
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(pages, [5, 5, 2]);
    let none = store.list_page(KeyKind::Staging, None, 5).await.unwrap();
    assert!(none.objects.is_empty() && none.next.is_none());
}

pub(super) async fn a_missing_input_file_is_the_callers_fault(fixture: &Fixture) {
    let key = ObjectKey::original(&hash(9));
    for path in [fixture.folder.path().join("nothing"), fixture.folder.path().into()] {
        let put = fixture.store.put_file(&key, &path, JPEG).await;
        assert!(matches!(put, Err(StorageError::Input { .. })), "{put:?}");
    }
    assert!(!fixture.store.exists(&key).await.unwrap());
}

pub(super) async fn the_check_leaves_nothing_behind(fixture: &Fixture) {
    fixture.store.check().await.unwrap();
    for kind in KeyKind::ALL {
        let listed: Vec<_> = fixture.store.list(kind).try_collect().await.unwrap();
        assert!(listed.is_empty(), "{listed:?}");
    }
}
