//! Shigan: field reports that count as evidence in the yearly appraisal of Party branches.
//!
//! `ARCHITECTURE.md` holds the map, the import rules and two walk-throughs.

pub mod accounts;
pub mod app;
pub mod appraisals;
pub mod audit;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod evidence;
pub mod exports;
pub mod feedback;
pub mod fields;
pub mod gate;
pub mod hints;
pub mod honors;
pub mod http;
pub mod inspections;
pub mod jobs;
pub mod keeping;
pub mod metrics;
pub mod organizations;
pub mod panels;
pub mod photos;
pub mod proceedings;
pub mod publicity;
pub mod rankings;
pub mod reports;
pub mod server;
pub mod services;
pub mod storage;
pub mod telemetry;
pub mod uploads;
pub mod workdays;
