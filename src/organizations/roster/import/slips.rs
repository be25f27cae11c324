//! The file of activation codes: the only place where they stand in clear.

use std::fs::OpenOptions;
use std::io::{self, BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use super::apply::ActivationSlip;

/// Opens the file before anything is imported, readable by its owner only; one that exists is never overwritten.
pub(super) fn create(path: &Path) -> io::Result<std::fs::File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Writes the codes as CSV with a byte order mark, so that spreadsheet programs read the names right.
pub(super) fn write(file: std::fs::File, slips: &[ActivationSlip]) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    out.write_all("\u{FEFF}branch,name,phone,code\r\n".as_bytes())?;
    for slip in slips {
        let cells = [&slip.branch, &slip.name, &slip.login, &slip.code].map(|cell| cell_of(cell));
        write!(out, "{}\r\n", cells.join(","))?;
    }
    out.flush()?;
    out.get_ref().sync_all()
}

/// A cell that a spreadsheet takes for a formula would run on the operator's machine.
fn cell_of(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
