//! Hashing and checking passwords; what a password must look like stands in `rules`.
//!
//! argon2id, 19 MiB, two passes, one lane: about 20 ms. Invariants: hashing never
//! runs on an async thread and only a few run at once; checking an unknown login
//! costs the same as checking a known one.

use std::sync::Arc;

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::db::DbError;

/// How many hashes may wait before callers are told to come back.
const WAITING: usize = 200;

/// Random bytes in the place of a hash, checked when a login does not exist. It costs what one of [`hash_blocking`] costs.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$yRW9UQoomszNWR0cJPhcug$f9uQ9RP0zUUw5M74sTYR7A4iNNR3XCsci5JC8A4zTos";

/// Hashes passwords a few at a time.
#[derive(Clone)]
pub struct Passwords {
    slots: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

/// Why a hash could not be made or checked.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too many are waiting.
    #[error("too many passwords are being checked")]
    Busy,
    /// A defect.
    #[error("hashing failed: {0}")]
    Failed(String),
}

impl From<PasswordError> for DbError {
    fn from(error: PasswordError) -> Self {
        Self::unavailable(error)
    }
}

fn hasher() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|error| PasswordError::Failed(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes on the calling thread: for commands at the shell.
///
/// # Errors
/// [`PasswordError::Failed`].
pub fn hash_blocking(password: &str) -> Result<String, PasswordError> {
    let salt = SaltString::generate(&mut OsRng);
    let hash = hasher()?
        .hash_password(password.as_bytes(), &salt)
        .map_err(|error| PasswordError::Failed(error.to_string()))?;
    Ok(hash.to_string())
}

fn verify_blocking(password: &str, hash: &str) -> Result<bool, PasswordError> {
    let hash = PasswordHash::new(hash).map_err(|error| PasswordError::Failed(error.to_string()))?;
    Ok(hasher()?.verify_password(password.as_bytes(), &hash).is_ok())
}

impl Passwords {
    /// At most `parallel` hashes at once, 19 MiB each.
    #[must_use]
    pub fn new(parallel: usize) -> Self {
        Self { slots: Arc::new(Semaphore::new(parallel.max(1))), queue: Arc::new(Semaphore::new(WAITING)) }
    }

    /// Hashes a password.
    ///
    /// # Errors
    /// [`PasswordError`].
    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        self.run(move || hash_blocking(&password)).await
    }

    /// Checks a password; without a hash it takes as long and answers false.
    ///
    /// # Errors
    /// [`PasswordError`].
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, PasswordError> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODYS.to_owned());
        let fits = self.run(move || verify_blocking(&password, &hash)).await?;
        Ok(known && fits)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let _waiting = self.queue.try_acquire().map_err(|_| PasswordError::Busy)?;
        let slot = Arc::clone(&self.slots).acquire_owned().await.map_err(|_| PasswordError::Busy)?;
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(slot);
            result
        })
        .await
        .map_err(|error| PasswordError::Failed(error.to_string()))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_no_account_costs_what_everybody_costs() {
        let of_a_person = hash_blocking("a password").unwrap();
        let [theirs, nobodys] = [&of_a_person, NOBODYS].map(|text| PasswordHash::new(text).unwrap());
        assert_eq!(nobodys.algorithm, theirs.algorithm);
        assert_eq!(nobodys.version, theirs.version);
        assert_eq!(nobodys.params, theirs.params);
        assert_eq!(nobodys.hash.unwrap().len(), theirs.hash.unwrap().len());
        assert!(!verify_blocking("", NOBODYS).unwrap());
    }
}
