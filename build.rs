//! Tells cargo when the web pages were built anew, since they are embedded in the program.

fn main() {
    // An absent folder would count as changed every time; without pages it is simply empty.
    if let Err(error) = std::fs::create_dir_all("web/dist") {
        println!("cargo:warning=the folder of the web pages cannot be made: {error}");
    }
    println!("cargo:rerun-if-changed=web/dist");
}
