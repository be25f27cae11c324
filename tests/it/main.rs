//! The one integration-test binary. `support` runs the real server; each folder tests one feature.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may end with a panic")]
#![allow(clippy::pedantic, reason = "tests are read top to bottom and keep their helpers short")]

mod accounts;
mod appraisals;
mod audit;
mod db;
mod evidence;
mod exports;
mod feedback;
mod hints;
mod honors;
mod house;
mod inspections;
mod jobs;
mod keeping;
mod operator;
mod organizations;
mod pages;
mod panels;
mod photos;
mod pipeline;
mod proceedings;
mod rankings;
mod reports;
mod storage;
mod support;
mod torture;
mod uploads;
