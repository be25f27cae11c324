//! Tokens and one-time codes: how they are made, spelt and kept.
//!
//! Pure but for the randomness of the operating system. Invariant: what is
//! handed out exists in clear only in the answer that hands it out; the database
//! holds its SHA-256.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore as _;

use crate::db::types::{AccountId, Sha256};

/// Crockford's alphabet: no I, L, O or U, which are read as 1, 1, 0 and V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Twelve characters of 32 are 60 bits: far beyond ten attempts.
const CODE_LENGTH: usize = 12;

/// A session token: 256 random bits as URL-safe text.
#[must_use]
pub fn new_token() -> String {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A one-time code as shown to people: `7KQ2-M9XB-4TFD`.
#[must_use]
pub fn new_code() -> String {
    let mut bytes = [0; CODE_LENGTH];
    rand::rng().fill_bytes(&mut bytes);
    let mut code = String::with_capacity(CODE_LENGTH + 2);
    for (index, byte) in bytes.into_iter().enumerate() {
        if index > 0 && index % 4 == 0 {
            code.push('-');
        }
        // 32 divides 256, so that every character is as likely.
        code.push(char::from(ALPHABET[usize::from(byte % 32)]));
    }
    code
}

/// The code without what people add or misread: dashes, blanks, lower case, O for 0, I and L for 1.
///
/// `None` when it cannot be a code.
#[must_use]
pub fn read_code(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|character| !matches!(character, '-' | ' ' | '－' | '—'))
        .map(|character| match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            'U' => 'V',
            other => other,
        })
        .take(CODE_LENGTH + 1)
        .collect();
    let fits = code.len() == CODE_LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte));
    fits.then_some(code)
}

/// What is kept of a code: bound to its account, so that equal codes of two people differ.
#[must_use]
pub fn code_hash(account_id: AccountId, code: &str) -> Sha256 {
    let mut bytes = b"activation:".to_vec();
    bytes.extend_from_slice(account_id.0.as_bytes());
    bytes.extend(code.bytes().filter(|byte| *byte != b'-'));
    Sha256::of(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_256_bits_and_never_alike() {
        let token = new_token();
        assert_eq!(URL_SAFE_NO_PAD.decode(&token).unwrap().len(), 32);
        assert_ne!(token, new_token());
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = new_code();
        assert_eq!(code.len(), 14);
        let bare = code.replace('-', "");
        assert_eq!(read_code(&code), Some(bare.clone()));
        assert_eq!(read_code(&format!(" {} ", code.to_lowercase())), Some(bare));
        assert_eq!(read_code("oIl0-0000-0000").as_deref(), Some("011000000000"));
        assert_eq!(read_code("0000-0000-000"), None);
        assert_eq!(read_code("0000-0000-00000"), None);
        assert_eq!(read_code("0000-0000-000组"), None);
    }

    #[test]
    fn a_code_is_bound_to_its_account() {
        let (one, other) = (AccountId(uuid::Uuid::from_u128(1)), AccountId(uuid::Uuid::from_u128(2)));
        assert_ne!(code_hash(one, "000000000000"), code_hash(other, "000000000000"));
        assert_eq!(code_hash(one, "0000-0000-0000"), code_hash(one, "000000000000"));
    }
}
