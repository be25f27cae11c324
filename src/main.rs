//! The `shigan` program. Everything is in the library; this only hands over.

/// The system's own keeps an arena for each of many threads, and gives little of them back: after a hundred uploads at
/// once the process stayed three times as large. How this one behaves is set in `.cargo/config.toml`.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> std::process::ExitCode {
    shigan::cli::main()
}
