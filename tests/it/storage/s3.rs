//! What only an S3 server can show: credentials, addresses, outages.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use bytes::Bytes;
use shigan::storage::{ObjectKey, ObjectStore, S3Settings, S3Store, StorageError};
use url::Url;

use super::{Fixture, s3_settings};

/// A plain HTTP GET, as a phone would send it: no signature but the address.
fn plain_get(url: &Url) -> String {
    let host = url.host_str().unwrap();
    let port = url.port_or_known_default().unwrap();
    let mut server = TcpStream::connect((host, port)).unwrap();
    let target = &url[url::Position::BeforePath..];
    write!(server, "GET {target} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut reply = Vec::new();
    server.read_to_end(&mut reply).unwrap();
    String::from_utf8_lossy(&reply).into_owned()
}

#[tokio::test]
async fn a_wrong_secret_is_refused() {
    let Some(settings) = s3_settings() else {
        return;
    };
    let wrong = S3Settings { secret_key: "not-the-secret".into(), ..settings };
    let opened = S3Store::open(&wrong).await;
    let Err(error) = opened else {
        panic!("the server took a wrong signature");
    };
    assert!(matches!(error, StorageError::Refused { .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("not-the-secret"));
}

#[tokio::test]
async fn two_processes_may_open_the_same_new_bucket_at_once() {
    let Some(settings) = s3_settings() else {
        return;
    };
    let (a, b) = tokio::join!(S3Store::open(&settings), S3Store::open(&settings));
    a.unwrap();
    ObjectStore::S3(b.unwrap()).check().await.unwrap();
}

#[tokio::test]
async fn a_signed_address_works_for_anyone_and_sends_the_name_of_a_download() {
    let Some(fixture) = Fixture::s3().await else {
        return;
    };
    let key = ObjectKey::rendition(&[6; 32], 1600, 1);
    let bytes = Bytes::from("a small picture");
    fixture.store.put_bytes(&key, bytes, "image/jpeg").await.unwrap();
    let name = "attachment; filename*=UTF-8''%E7%85%A7%E7%89%87%201.jpg";
    let url = fixture.store.presign_get(&key, Duration::from_hours(9), Some(name)).await.unwrap().unwrap();
    assert!(url.query().unwrap().contains("X-Amz-Expires=600"), "{url}");

    let reply = plain_get(&url);
    assert!(reply.starts_with("HTTP/1.1 200"), "{reply}");
    assert!(reply.ends_with("a small picture"), "{reply}");
    let headers = reply.to_lowercase();
    assert!(headers.contains("content-type: image/jpeg"), "{reply}");
    assert!(headers.contains(&name.to_lowercase()), "{reply}");

    let mut forged = url.clone();
    forged.set_path(&url.path().replace("-r1", "-r2"));
    assert!(plain_get(&forged).starts_with("HTTP/1.1 403"));
    let mut bare = url;
    bare.set_query(None);
    assert!(plain_get(&bare).starts_with("HTTP/1.1 403"));
}

#[tokio::test]
async fn an_original_that_is_not_what_its_name_says_is_not_stored() {
    let Some(fixture) = Fixture::s3().await else {
        return;
    };
    let key = ObjectKey::original(&[6; 32]);
    let path = fixture.file("damaged on its way", b"not the bytes of that digest");
    let error = fixture.store.put_file(&key, &path, "image/jpeg").await.unwrap_err();
    assert!(error.is_transient(), "the next try may arrive whole: {error:?}");
    assert!(!fixture.store.exists(&key).await.unwrap());
}

#[tokio::test]
async fn without_a_public_endpoint_there_are_no_addresses() {
    let Some(settings) = s3_settings() else {
        return;
    };
    let inside = S3Settings { public_endpoint: None, ..settings };
    let store = ObjectStore::S3(S3Store::open(&inside).await.unwrap());
    let key = ObjectKey::staging([5; 16]);
    let url = store.presign_get(&key, Duration::from_mins(1), None).await;
    assert_eq!(url.unwrap(), None);
}

#[tokio::test]
async fn a_server_that_is_down_is_unavailable_and_not_waited_for() {
    let settings = S3Settings {
        // Nothing listens on the discard port.
        endpoint: "http://127.0.0.1:9".into(),
        public_endpoint: None,
        region: "us-east-1".into(),
        bucket: "any-bucket".into(),
        access_key: "a".into(),
        secret_key: "b".into(),
        path_style: true,
    };
    let started = Instant::now();
    let opened = S3Store::open(&settings).await;
    let Err(error) = opened else {
        panic!("a store was opened where none is");
    };
    assert!(error.is_transient(), "{error:?}");
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn an_unfinished_upload_can_be_swept() {
    let Some(settings) = s3_settings() else {
        return;
    };
    let store = ObjectStore::S3(S3Store::open(&settings).await.unwrap());
    let key = ObjectKey::staging([7; 16]);
    begin_upload(&settings, &key).await;

    let young = store.sweep(Duration::from_hours(1)).await.unwrap();
    assert_eq!(young, 0, "its sender may still be at it");
    assert!(!store.exists(&key).await.unwrap());
    assert_eq!(store.sweep(Duration::ZERO).await.unwrap(), 1);
    assert_eq!(store.sweep(Duration::ZERO).await.unwrap(), 0);
}

/// Begins a multipart upload and forgets it, as a killed process does.
#[allow(clippy::disallowed_methods, reason = "the store itself never leaves an upload open")]
async fn begin_upload(settings: &S3Settings, key: &ObjectKey) {
    let region = s3::Region::Custom { region: settings.region.clone(), endpoint: settings.endpoint.clone() };
    let (access, secret) = (&settings.access_key, &settings.secret_key);
    let credentials = s3::creds::Credentials::new(Some(access), Some(secret), None, None, None).unwrap();
    let bucket = s3::Bucket::new(&settings.bucket, region, credentials).unwrap();
    bucket.with_path_style().initiate_multipart_upload(&key.to_string(), "image/jpeg").await.unwrap();
}
