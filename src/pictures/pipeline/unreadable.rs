//! Why a photo has no preview.
//!
//! Invariant: an unreadable photo is still a stored photo. The reason is for a person; it carries
//! no bytes of the file.

/// Why no rendition could be made. The original is kept all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// The file ends before its picture does. Half a picture is not shown, because what it hides
    /// could be what matters.
    #[error("the picture data ends early")]
    Truncated,
    /// The decoder found the picture broken.
    #[error("the picture data is damaged: {0}")]
    Damaged(String),
    /// The picture is sound but coded in a way that is not decoded here.
    #[error("the picture uses a coding that is not supported: {0}")]
    Unsupported(String),
    /// Decoding would take more memory than one photo may.
    #[error("decoding would take {needed} bytes, the limit is {limit}")]
    TooCostly {
        /// Estimated need.
        needed: u64,
        /// The limit.
        limit: u64,
    },
    /// There is more to do than one photo is worth: more scans or pictures than the limit.
    #[error("{what}: {actual}, the limit is {limit}")]
    TooMuchWork {
        /// Of what.
        what: &'static str,
        /// Counted before decoding.
        actual: u64,
        /// The limit.
        limit: u64,
    },
    /// The decoder panicked. Only this photo is lost to it.
    #[error("the decoder failed on this file")]
    Crashed,
}

impl Unreadable {
    /// A short stable word for a database column and for metrics.
    #[must_use]
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Truncated => "truncated",
            Self::Damaged(_) => "damaged",
            Self::Unsupported(_) => "unsupported",
            Self::TooCostly { .. } | Self::TooMuchWork { .. } => "too-costly",
            Self::Crashed => "crashed",
        }
    }
}
