//! What is wrong with which field of a request: shared by all models.
//!
//! Pure data. Invariant: a pointer is a JSON pointer (RFC 6901) into the body the client sent.

use serde::Serialize;

/// One bad field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct FieldError {
    /// JSON pointer to the field, such as `/photos/0/sha256`.
    #[schema(example = "/photos/0/sha256")]
    pub pointer: String,
    /// What is wrong and what to do, in a plain sentence.
    #[schema(example = "The same picture is listed twice.")]
    pub detail: String,
}

/// Gathers every bad field, so that a client learns all of them at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// Starts with nothing wrong.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Exactly one bad field.
    #[must_use]
    pub fn one(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        let mut errors = Self::new();
        errors.push(pointer, detail);
        errors
    }

    /// Notes a bad field.
    pub fn push(&mut self, pointer: impl Into<String>, detail: impl Into<String>) {
        self.0.push(FieldError { pointer: pointer.into(), detail: detail.into() });
    }

    /// Notes the field unless the condition holds.
    pub fn require(&mut self, holds: bool, pointer: &str, detail: &str) {
        if !holds {
            self.push(pointer, detail);
        }
    }

    /// Notes the field unless its text has between `min` and `max` characters (not bytes) once trimmed.
    pub fn require_length(&mut self, text: &str, min: usize, max: usize, pointer: &str) {
        let length = text.trim().chars().count();
        if length < min || length > max {
            self.push(pointer, format!("Must have {min} to {max} characters; it has {length}."));
        }
    }

    /// `Ok` when nothing is wrong.
    ///
    /// # Errors
    /// Itself, when at least one field is bad.
    pub fn finish(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }

    /// All bad fields, in the order they were found.
    #[must_use]
    pub fn into_vec(self) -> Vec<FieldError> {
        self.0
    }
}

impl std::fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            write!(f, "{}: {}", error.pointer, error.detail)?;
        }
        Ok(())
    }
}
