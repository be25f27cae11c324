//! Sealing the contact of whoever objects.
//!
//! AES-256-GCM under a key that is not in the database, bound to the objection it belongs to. Invariant: a contact is
//! never stored, logged or audited in the clear.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::config::ContactKey;
use crate::db::types::ObjectionId;

/// Seals a contact: the nonce, then the sealed text. `None` only if the key is of no use, which its type rules out.
pub fn seal(key: &ContactKey, id: ObjectionId, contact: &str) -> Option<Vec<u8>> {
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &key.0).ok()?);
    let nonce: [u8; NONCE_LEN] = rand::random();
    let mut sealed = contact.as_bytes().to_vec();
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(id.0.as_bytes()), &mut sealed).ok()?;
    Some([nonce.as_slice(), &sealed].concat())
}

/// Opens a sealed contact; `None` under another key, of another objection, or when it was altered.
pub fn open(key: &ContactKey, id: ObjectionId, sealed: &[u8]) -> Option<String> {
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &key.0).ok()?);
    let (nonce, text) = sealed.split_first_chunk::<NONCE_LEN>()?;
    let mut text = text.to_vec();
    let nonce = Nonce::assume_unique_for_key(*nonce);
    let clear = key.open_in_place(nonce, Aad::from(id.0.as_bytes()), &mut text).ok()?;
    String::from_utf8(clear.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> ObjectionId {
        uuid::Uuid::from_u128(number).into()
    }

    #[test]
    fn a_contact_opens_only_with_its_key_for_its_objection_and_unaltered() {
        let (key, other) = (ContactKey([7; 32]), ContactKey([8; 32]));
        let sealed = seal(&key, id(1), "张先生 13800000000").unwrap();
        assert_eq!(open(&key, id(1), &sealed).as_deref(), Some("张先生 13800000000"));
        assert_eq!(open(&other, id(1), &sealed), None);
        assert_eq!(open(&key, id(2), &sealed), None);
        let mut altered = sealed.clone();
        *altered.last_mut().unwrap() ^= 1;
        assert_eq!(open(&key, id(1), &altered), None);
        assert_eq!(open(&key, id(1), b"short"), None);
        // The same contact is sealed differently each time, and never stands there in the clear.
        assert_ne!(seal(&key, id(1), "张先生 13800000000").unwrap(), sealed);
        assert!(!sealed.windows(11).any(|part| part == b"13800000000"));
        assert_eq!(format!("{key:?}"), "[redacted]");
    }
}
