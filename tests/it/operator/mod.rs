//! What the operator does at the shell, with the real program.

mod demo;
mod memory;
mod photo;
mod program;
