//! The `shigan` program. Everything is in the library; this only hands over.

fn main() -> std::process::ExitCode {
    shigan::cli::main()
}
