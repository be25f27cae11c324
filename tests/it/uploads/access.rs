//! Who may call the operations of uploads.

use super::{PIECE, begun, metadata, promised};
use crate::reports::Shot;
use crate::support::access::{Access, Prepare, Vars};

const PROMISED: Prepare = |app, world| {
    Box::pin(async {
        let shot = Shot::new(app, 1);
        let report = promised(app, world.person("member"), std::slice::from_ref(&shot)).await;
        Vars::from([("slot", metadata(&report, &shot.id)), ("length", shot.bytes.len().to_string())])
    })
};

const BEGUN: Prepare = |app, world| {
    Box::pin(async {
        let shot = Shot::new(app, 1);
        let report = promised(app, world.person("member"), std::slice::from_ref(&shot)).await;
        let upload = begun(app, world.person("member"), &report, &shot).await;
        let id = upload.rsplit('/').next().unwrap().to_owned();
        Vars::from([("upload_id", id), ("bytes", hex::encode(&shot.bytes))])
    })
};

fn version() -> (&'static str, String) {
    ("tus-resumable", "1.0.0".to_owned())
}

/// One row for each operation.
pub fn rows() -> Vec<Access> {
    vec![
        Access::new("describe_uploads", "member", 204).public(),
        Access::new("create_upload", "member", 201)
            .prepare(PROMISED)
            .headers(|_, vars| {
                vec![version(), ("upload-metadata", vars["slot"].clone()), ("upload-length", vars["length"].clone())]
            })
            .wrong_role("auditor")
            .wrong_scope("secretary"),
        Access::new("head_upload", "member", 200)
            .prepare(BEGUN)
            .headers(|_, _| vec![version()])
            .wrong_role("auditor")
            .wrong_scope("secretary"),
        // The pieces of a photo are told by the event of the photo they become.
        Access::new("append_upload", "member", 204)
            .prepare(BEGUN)
            .headers(|_, _| vec![version(), ("upload-offset", "0".to_owned())])
            .raw(|_, vars| Some((PIECE, hex::decode(&vars["bytes"]).unwrap())))
            .wrong_role("auditor")
            .wrong_scope("colleague"),
        Access::new("end_upload", "member", 204)
            .prepare(BEGUN)
            .headers(|_, _| vec![version()])
            .wrong_role("auditor")
            .wrong_scope("colleague"),
    ]
}
