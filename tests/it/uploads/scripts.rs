//! Running the scripts of `tests/clients`: a job goes in as a line, a result comes out as one.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::house::files::root;
use crate::support::app::{missing, variable};

/// A script being run. It ends with this value.
pub struct Script {
    child: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
    name: &'static str,
}

/// A program by its name on the PATH.
fn program(name: &str) -> Option<PathBuf> {
    let path = variable("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Debian's Chromium, or whatever this system calls it.
pub fn chromium() -> Option<PathBuf> {
    let found = ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(program);
    if found.is_none() {
        missing("there is no Chromium here");
    }
    found
}

impl Script {
    /// Starts a script in Node; `None`, and a line that says so, when its packages are not installed.
    pub fn node(name: &'static str) -> Option<Self> {
        let installed = root().join("tests/clients/node_modules/.package-lock.json").is_file();
        match program("node") {
            Some(node) if installed => Some(Self::start(&node, name)),
            _ => {
                missing("Node or its packages are missing");
                None
            }
        }
    }

    /// Starts a script in the Python of the test tools.
    pub fn python(name: &'static str) -> Option<Self> {
        let venv = root().join(".tools/venv");
        let has_tuspy = std::fs::read_dir(venv.join("lib")).ok().is_some_and(|mut versions| {
            versions.any(|version| version.is_ok_and(|version| version.path().join("site-packages/tusclient").is_dir()))
        });
        if !has_tuspy {
            missing("tuspy is missing");
            return None;
        }
        Some(Self::start(&venv.join("bin/python"), name))
    }

    fn start(program: &Path, name: &'static str) -> Self {
        let mut command = Command::new(program);
        command.arg(root().join("tests/clients").join(name)).kill_on_drop(true);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        if let Some(chromium) = chromium_for(name) {
            command.env("CHROMIUM", chromium);
        }
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self { child, input, output: BufReader::new(output).lines(), name }
    }

    /// Gives it a job.
    pub async fn ask(&mut self, job: &Value) {
        self.input.write_all(format!("{job}\n").as_bytes()).await.unwrap();
    }

    /// The next line it says.
    pub async fn told(&mut self) -> Value {
        let line = self.output.next_line().await.unwrap();
        let line = line.unwrap_or_else(|| panic!("{} ended without a result", self.name));
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{}: {error}: {line}", self.name))
    }

    /// Waits for its end, which comes when there are no more jobs.
    pub async fn finish(mut self) {
        drop(self.input);
        let status = self.child.wait().await.unwrap();
        assert!(status.success(), "{} ended with {status}", self.name);
    }
}

fn chromium_for(name: &str) -> Option<PathBuf> {
    (name == "browser.mjs").then(chromium).flatten()
}
