//! Disks that are full: what is refused, what goes on, and that it heals.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::reports::{Shot, filed, id_of, pictured, plain, put, read, submit};
use crate::support::app::{city, fresh_sqlite};
use crate::support::{TestApp, World};

/// A file system of some megabytes that lies in memory.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None`, and a line that says so, where it cannot be mounted.
    fn mount(path: &Path, megabytes: u32) -> Option<Self> {
        std::fs::create_dir_all(path).unwrap();
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(path).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(path.to_owned()));
        }
        println!("skipped: only root can mount a small disk");
        None
    }

    /// Fills it to the last block, and gives back what room is wanted.
    fn fill(&self, but_for: usize) {
        let mut filler = std::fs::File::create(self.0.join("filler")).unwrap();
        while filler.write_all(&[0; 4096]).is_ok() {}
        let full = filler.metadata().unwrap().len();
        filler.set_len(full - but_for as u64).unwrap();
    }

    fn empty(&self) {
        std::fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).output());
    }
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_data_folder_gives_507_and_heals_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(&folder.path().join("disk"), 24) else { return };
    let data = disk.0.join("data");
    let data_text = data.display().to_string();
    let mut settings = vec![("SHIGAN_DATA_DIR", data_text.as_str())];
    let database = (!city()).then(|| fresh_sqlite(&disk.0));
    settings.extend(database.iter().map(|url| ("SHIGAN_DATABASE_URL", url.as_str())));
    let app = TestApp::spawn_with(&settings).await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (before, shot) = (filed(&app, member).await, Shot::new(&app, 7));
    let body = pictured(&app, std::slice::from_ref(&shot));
    submit(&app, member, &body).await.expect(201);
    let id = id_of(&body);

    disk.fill(0);
    for _ in 0..3 {
        put(&app, member, &id, &shot).await.problem(507, "storage-full");
    }
    assert_eq!(read(&app, member, &id).await.expect(200)["photos"][0]["state"], "awaited");
    assert_eq!(files(&data.join("incoming")), 0, "a refused upload leaves nothing");
    app.get("/health/live").send().await.expect(204);

    disk.empty();
    put(&app, member, &id, &shot).await.expect(200);
    crate::reports::wait_settled(&app, member, &id).await;
    read(&app, member, &before).await.expect(200);
    filed(&app, member).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_under_sqlite_gives_507_and_loses_nothing_that_was_acknowledged() {
    if city() {
        return; // The disk of PostgreSQL is not ours to fill.
    }
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(&folder.path().join("disk"), 24) else { return };
    let database = fresh_sqlite(&disk.0);
    let app = TestApp::spawn_with(&[("SHIGAN_DATABASE_URL", database.as_str())]).await;
    let world = World::of(&app).await;
    let member = world.person("member");

    // A little room, so that some reports still fit and it ends in the middle of one.
    disk.fill(300_000);
    let (mut kept, mut refused) = (Vec::new(), 0);
    for _ in 0..2000 {
        let body = plain(&app);
        let answer = submit(&app, member, &body).await;
        match answer.status {
            201 => kept.push(id_of(&body)),
            503 => refused += 1,
            _ => {
                answer.problem(507, "storage-full");
                refused += 1;
            }
        }
        if refused >= 5 {
            break;
        }
    }
    assert!(refused >= 5 && !kept.is_empty(), "{} kept, {refused} refused", kept.len());
    for id in &kept {
        read(&app, member, id).await.expect(200);
    }
    app.get("/health/live").send().await.expect(204);

    disk.empty();
    app.until("reports are taken again", || async { submit(&app, member, &plain(&app)).await.status == 201 }).await;
    for id in &kept {
        read(&app, member, id).await.expect(200);
    }
    let report = app.services.db.read(|conn| shigan::audit::verify::verify(conn, None)).await.unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
}
