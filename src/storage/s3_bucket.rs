//! From settings to a bucket that is there.
//!
//! What lives here: the one place that builds the S3 library's bucket handle, and
//! the creation of a missing bucket. What does not: objects (`s3`).
//!
//! Invariant: opening needs no more than the right to list the bucket, and the
//! right to create it only when it is missing.

use ::s3::creds::Credentials;
use ::s3::error::S3Error;
use ::s3::{Bucket, BucketConfiguration, Region};

use super::s3_reply::classify;
use super::{S3Settings, StorageError};

/// Makes sure that the bucket can be listed, and creates it when it is missing.
pub(super) async fn ensure_bucket(settings: &S3Settings, bucket: &Bucket) -> Result<(), StorageError> {
    const DOING: &str = "opening the bucket";
    // Lists one name rather than asking for the bucket itself, which needs a
    // right that narrow credentials do not have.
    let one = bucket.list_page(String::new(), None, None, None, Some(1));
    match one.await {
        Ok(_) => return Ok(()),
        Err(S3Error::HttpFailWithBody(404, _)) => {}
        Err(error) => return Err(classify(DOING, None, error)),
    }
    match create(settings).await? {
        // 409: another process created it in the same moment, or it belongs to
        // somebody else; then the second look is refused.
        Ok(()) | Err(S3Error::HttpFailWithBody(409, _)) => {}
        Err(error) => return Err(classify(DOING, None, error)),
    }
    let again = bucket.list_page(String::new(), None, None, None, Some(1));
    match again.await {
        Ok(_) => Ok(()),
        Err(error) => Err(classify(DOING, None, error)),
    }
}

async fn create(settings: &S3Settings) -> Result<Result<(), S3Error>, StorageError> {
    let region = region(settings, &settings.endpoint);
    let credentials = credentials(settings)?;
    let config = BucketConfiguration::default();
    let name = &settings.bucket;
    let created = if settings.path_style {
        Bucket::create_with_path_style(name, region, credentials, config).await
    } else {
        Bucket::create(name, region, credentials, config).await
    };
    Ok(created.map(|_| ()))
}

/// The library's handle for the bucket behind one endpoint. No traffic.
#[allow(clippy::disallowed_methods, reason = "the storage layer is the one place that opens a bucket")]
pub(super) fn handle(settings: &S3Settings, endpoint: &str) -> Result<Bucket, StorageError> {
    let region = region(settings, endpoint);
    let bucket = Bucket::new(&settings.bucket, region, credentials(settings)?)
        .map_err(|error| StorageError::Config(error.to_string()))?;
    Ok(if settings.path_style { *bucket.with_path_style() } else { *bucket })
}

fn region(settings: &S3Settings, endpoint: &str) -> Region {
    Region::Custom { region: settings.region.clone(), endpoint: endpoint.trim_end_matches('/').to_owned() }
}

fn credentials(settings: &S3Settings) -> Result<Credentials, StorageError> {
    let (access, secret) = (&settings.access_key, &settings.secret_key);
    Credentials::new(Some(access), Some(secret), None, None, None)
        .map_err(|error| StorageError::Config(error.to_string()))
}
