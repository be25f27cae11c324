//! Tests that hold the house in order: access, imports, documents, contract, schema.

mod access;
mod burden;
mod contract;
mod documents;
pub mod files;
mod imports;
mod schema;
