//! Tests that hold the house in order: access, imports, documents, schema.

mod access;
