//! The `counterpoint` program.

fn main() -> std::process::ExitCode {
    counterpoint::cli::run()
}
