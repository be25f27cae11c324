//! What has to be known to reach a bucket, and whether it can work.
//!
//! What lives here: the settings and their check. What does not: where they come
//! from (the product's configuration) and any network traffic (`s3`).
//!
//! Invariant: the credentials are never printed.

use std::fmt;

use url::Url;

use super::StorageError;

/// How to reach a bucket of an S3 server.
#[derive(Clone, PartialEq, Eq)]
pub struct S3Settings {
    /// Where this server reaches the store: scheme, host, port, nothing more.
    pub endpoint: String,
    /// Where phones and browsers reach the same store, if they can. Only with
    /// this are signed addresses handed out.
    pub public_endpoint: Option<String>,
    /// The region that signatures are made for. Most servers that are not
    /// Amazon's accept any, but it must be the same on both sides.
    pub region: String,
    /// The bucket. Created when it is missing.
    pub bucket: String,
    /// The name of the credentials.
    pub access_key: String,
    /// The secret of the credentials.
    pub secret_key: String,
    /// `http://host/bucket/key` instead of `http://bucket.host/key`. Servers
    /// in one's own network nearly always need it.
    pub path_style: bool,
}

impl fmt::Debug for S3Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Settings")
            .field("endpoint", &self.endpoint)
            .field("public_endpoint", &self.public_endpoint)
            .field("region", &self.region)
            .field("bucket", &self.bucket)
            .field("access_key", &"[redacted]")
            .field("secret_key", &"[redacted]")
            .field("path_style", &self.path_style)
            .finish()
    }
}

impl S3Settings {
    /// Says everything that is wrong with the settings at once.
    ///
    /// # Errors
    ///
    /// [`StorageError::Config`] with one sentence for each mistake.
    pub fn validate(&self) -> Result<(), StorageError> {
        let mut wrong = Vec::new();
        if let Some(why) = bad_endpoint(&self.endpoint) {
            wrong.push(format!("the endpoint {why}"));
        }
        if let Some(why) = self.public_endpoint.as_deref().and_then(bad_endpoint) {
            wrong.push(format!("the public endpoint {why}"));
        }
        if !is_bucket_name(&self.bucket) {
            wrong.push(
                "the bucket needs 3 to 63 characters of a-z, 0-9, '-' and '.', \
                 with a letter or digit at both ends"
                    .to_owned(),
            );
        }
        if self.region.trim().is_empty() {
            wrong.push("the region is empty".to_owned());
        }
        if self.access_key.trim().is_empty() || self.secret_key.trim().is_empty() {
            wrong.push("the access key or the secret key is empty".to_owned());
        }
        if wrong.is_empty() { Ok(()) } else { Err(StorageError::Config(wrong.join("; "))) }
    }
}

/// Why this cannot be an endpoint. Does not repeat the text: it may hold a
/// password that somebody put into the address.
fn bad_endpoint(text: &str) -> Option<&'static str> {
    let Ok(url) = Url::parse(text) else {
        return Some("is not an address like https://host:port");
    };
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Some("has to begin with http:// or https:// and a host");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Some("must not hold credentials");
    }
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    (!bare).then_some("must end after the host and the port")
}

fn is_bucket_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = name.as_bytes();
    (3..=63).contains(&bytes.len())
        && bytes.iter().all(|&b| plain(b) || b == b'-' || b == b'.')
        && bytes.first().copied().is_some_and(plain)
        && bytes.last().copied().is_some_and(plain)
        && !name.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> S3Settings {
        S3Settings {
            endpoint: "http://127.0.0.1:8333".into(),
            public_endpoint: Some("https://pictures.example.org".into()),
            region: "us-east-1".into(),
            bucket: "shigan".into(),
            access_key: "who-asks".into(),
            secret_key: "what-nobody-may-see".into(),
            path_style: true,
        }
    }

    #[test]
    fn printed_settings_do_not_show_the_credentials() {
        let printed = format!("{:?} {:#?}", good(), good());
        assert!(!printed.contains("who-asks") && !printed.contains("nobody"));
        assert!(printed.contains("127.0.0.1:8333"));
    }

    #[test]
    fn every_mistake_is_named_at_once() {
        assert!(good().validate().is_ok());
        let bad = S3Settings {
            endpoint: "host:1".into(),
            public_endpoint: Some("https://user:pw@host".into()),
            region: " ".into(),
            bucket: "Upper_Case".into(),
            secret_key: String::new(),
            ..good()
        };
        let Err(StorageError::Config(text)) = bad.validate() else {
            panic!("the settings were accepted");
        };
        for part in ["endpoint", "public", "bucket", "region", "secret"] {
            assert!(text.contains(part), "{part} is missing in: {text}");
        }
        assert!(!text.contains("pw"), "{text}");
    }
}
