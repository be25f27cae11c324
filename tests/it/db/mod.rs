//! What bites when one query text runs on two databases.
