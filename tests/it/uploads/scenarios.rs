//! The same questions to our server and to the reference: where the answers differ, the document says why.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::scripts::Script;
use super::{UPLOADS, photo_of, promised};
use crate::house::files::text;
use crate::support::{Person, TestApp, World};

/// More than there are scenarios that need one.
const SLOTS: usize = 54;
const DOCUMENT: &str = "docs/uploads.md";

type Seen = BTreeMap<String, String>;

async fn asked(script: &mut Script, job: &Value) -> Seen {
    script.ask(job).await;
    serde_json::from_value(script.told().await).unwrap()
}

async fn slots(app: &TestApp, person: &Person, folder: &std::path::Path) -> Vec<Value> {
    let mut slots = Vec::new();
    for _ in 0..SLOTS / 9 {
        let shots: Vec<_> = (0..9).map(|_| photo_of(app, 60_000)).collect();
        let report = promised(app, person, &shots).await;
        for shot in shots {
            let file = folder.join(&shot.id);
            std::fs::write(&file, &shot.bytes).unwrap();
            slots.push(json!({ "file": file, "report_id": report, "photo_id": shot.id }));
        }
    }
    slots
}

/// The rows of the table of differences: scenario, ours, theirs. Each has to say why, too.
fn explained() -> BTreeMap<String, (String, String)> {
    let document = text(DOCUMENT);
    let table = document.split("| scenario | ours | reference | why |").nth(1).expect("the table of differences");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        assert!(cells.len() == 4 && cells[3].len() > 10, "a row has four cells, and the last says why: {line}");
        (cells[0].to_owned(), (cells[1].to_owned(), cells[2].to_owned()))
    })
    .collect()
}

#[tokio::test]
async fn where_our_server_and_the_reference_differ_the_document_says_why() {
    let (Some(mut ours), Some(mut theirs)) = (Script::node("scenarios.mjs"), Script::node("scenarios.mjs")) else {
        return;
    };
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let folder = tempfile::tempdir().unwrap();
    let slots = slots(&app, member, folder.path()).await;
    let limit = app.services.config.photo_max_bytes;
    let job =
        json!({ "endpoint": format!("{}{UPLOADS}", app.base), "token": member.token, "limit": limit, "slots": slots });
    let seen_here = asked(&mut ours, &job).await;
    let seen_there = asked(&mut theirs, &json!({ "limit": limit, "slots": slots })).await;
    let mut differences = BTreeMap::new();
    for (name, here) in &seen_here {
        let there = &seen_there[name];
        println!("{name}\n    ours      {here}\n    reference {there}");
        assert!(!here.starts_with("failed"), "{name}: {here}");
        if here != there {
            differences.insert(name.clone(), (here.clone(), there.clone()));
        }
    }
    println!("{} scenarios, {} differences", seen_here.len(), differences.len());
    assert_eq!(differences, explained(), "what was seen (left) is not what {DOCUMENT} says (right)");
}
