//! From what was asked to a file in the object store.
//!
//! Invariants: the rights are those of the asker now; one record is held in memory at a time, and the file grows on disk;
//! the object is put before the row, under a name of this attempt, so that two attempts never mix.

use std::fs::File;
use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use serde::Serialize;
use serde_json::json;
use sha2::Digest as _;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::actions::{must_see, subject_of};
use super::dossier::{self, Material};
use super::error::Error;
use super::hashes::{HashList, hash_list, spelled};
use super::model::{DAYS_KEPT, ExportFormat, ExportState, Subject};
use super::pdf::Fonts;
use super::queries::{self, ExportRow, HashListRow, NewFile};
use super::table::{Table, Value};
use super::{tables, words};
use crate::accounts::Identity;
use crate::accounts::identity::find_account;
use crate::audit::{self, Event, Origin};
use crate::db::DbError;
use crate::db::types::{ExportId, FileId, Instant, RecordId, ReportId, Sha256};
use crate::evidence::actions::{DifferenceFilter, list_differences, load_dossier};
use crate::evidence::{Dossier, model::Viewer};
use crate::photos::{self, LongSide, list_blobs, load_rendition};
use crate::rankings::actions::find_ranking;
use crate::rankings::model::Field;
use crate::services::Services;
use crate::storage::ObjectKey;

/// Most differences in one table.
const MOST_DIFFERENCES: usize = 10_000;
/// How much of a file is hashed at a time.
const CHUNK: usize = 256 * 1024;

/// The folder of files being made: on the file system of the local store, so that a finished one is moved.
fn folder(services: &Services) -> PathBuf {
    services.config.data_dir.join("exporting")
}

/// Removes what an earlier process did not finish. Only where no other process works in this data folder.
///
/// # Errors
/// As the file system.
pub async fn clear_spool(services: &Services) -> std::io::Result<()> {
    match tokio::fs::remove_dir_all(folder(services)).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A file being made. It removes itself unless the store took it.
struct Spool(PathBuf);

impl Spool {
    fn new(services: &Services, id: FileId) -> Result<Self, Error> {
        let folder = folder(services);
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder.join(id.to_string())))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // Missing means that the store took it.
        drop(std::fs::remove_file(&self.0));
    }
}

/// What is being made, for whom.
struct Order {
    row: ExportRow,
    subject: Subject,
    asker: Identity,
    second: String,
    at: Instant,
}

/// Makes the file of an export, if somebody waits for it.
///
/// # Errors
/// [`Error::ends`] tells which of them are for good.
pub(super) async fn make(services: &Services, fonts: &Fonts, id: ExportId) -> Result<(), Error> {
    let Some(order) = open_order(services, id).await? else { return Ok(()) };
    let file: FileId = services.clock.new_id();
    let spool = Spool::new(services, file)?;
    let lists = fill(services, fonts, &order, spool.path()).await?;
    let path = spool.path().to_owned();
    let (sha256, size) = blocking(move || digest(&path)).await?;
    let key = ObjectKey::export(file.0.into_bytes());
    services.store.put_file(&key, spool.path(), order.row.format.media_type()).await?;
    let new = NewFile { id: file, sha256, size };
    if !hand_over(services, id, new, lists).await? {
        services.store.delete(&key).await?;
    }
    Ok(())
}

async fn open_order(services: &Services, id: ExportId) -> Result<Option<Order>, Error> {
    let clock = services.clock.clone();
    services
        .db
        .read(move |conn| {
            let row = queries::find_export(conn, id)?.filter(|row| row.state == ExportState::Making);
            let Some(row) = row else { return Ok(None) };
            let subject = subject_of(&row)?;
            let asker = find_account(conn, &clock, row.asked_by)?.ok_or(Error::Forbidden)?;
            must_see(conn, &asker, &subject)?;
            let people: Vec<_> = row.decided_by.into_iter().collect();
            let second = queries::names(conn, &people)?.into_values().next().unwrap_or_default();
            Ok(Some(Order { row, subject, asker, second, at: clock.now() }))
        })
        .await
}

async fn hand_over(services: &Services, id: ExportId, file: NewFile, lists: Vec<HashListRow>) -> Result<bool, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let now = clock.now();
            if !queries::finish(conn, id, &file, now, now.plus(TimeDelta::days(DAYS_KEPT)))? {
                return Ok(false);
            }
            for list in &lists {
                queries::keep_hash_list(conn, list)?;
            }
            let details = json!({"file_sha256": file.sha256, "size": file.size, "hash_lists": lists.len()});
            let event = Event::done("export.make", "export", id).details(details);
            audit::record(conn, &clock, &Origin::system(), event)?;
            Ok(true)
        })
        .await
}

/// Writes the file; hands back the lists of digests of the dossiers in it.
async fn fill(services: &Services, fonts: &Fonts, order: &Order, path: &Path) -> Result<Vec<HashListRow>, Error> {
    match &order.subject {
        Subject::Dossiers { record_ids } if order.row.format == ExportFormat::Pdf => {
            let mut lists = Vec::new();
            for id in record_ids {
                let one = paper(services, fonts, order, *id).await?;
                tokio::fs::write(path, &one.pdf).await?;
                lists.push(one.row(order.at));
            }
            Ok(lists)
        }
        Subject::Dossiers { record_ids } => archive(services, fonts, order, record_ids, path).await,
        _ => {
            let table = table(services, order).await?;
            let format = order.row.format;
            let bytes = blocking(move || match format {
                ExportFormat::Csv => Ok(table.to_csv()),
                _ => table.to_xlsx().map_err(|error| Error::Document(error.to_string())),
            })
            .await?;
            tokio::fs::write(path, bytes).await?;
            Ok(Vec::new())
        }
    }
}

/// A dossier as a document.
struct OnePaper {
    record: RecordId,
    code: String,
    name: String,
    state: &'static str,
    revision: i32,
    pdf: Vec<u8>,
    hashes: HashList,
}

impl OnePaper {
    fn row(&self, at: Instant) -> HashListRow {
        HashListRow {
            code: self.hashes.code.clone(),
            record_id: self.record,
            content: self.hashes.content.clone(),
            content_sha256: self.hashes.sha256,
            made_at: at,
        }
    }
}

async fn whole_dossier(services: &Services, order: &Order, id: RecordId) -> Result<Dossier, Error> {
    let dossier = load_dossier(services, &order.asker, id).await?;
    // Between the check of the rights and here somebody may have been posted to the branch.
    if dossier.viewer == Viewer::Branch { Err(Error::Recused) } else { Ok(dossier) }
}

async fn paper(services: &Services, fonts: &Fonts, order: &Order, id: RecordId) -> Result<OnePaper, Error> {
    let dossier = whole_dossier(services, order, id).await?;
    let hashes = hash_list(&dossier).map_err(|error| Error::Document(error.to_string()))?;
    let material = material(services, order, &dossier, hashes).await?;
    let fonts = fonts.clone();
    blocking(move || {
        let pdf = dossier::write(&fonts, &dossier, &material).map_err(Error::Document)?;
        let record = dossier.record;
        Ok(OnePaper {
            record: record.id,
            code: record.code,
            name: record.name,
            state: words::state(record.state),
            revision: record.revision,
            pdf,
            hashes: material.hashes,
        })
    })
    .await
}

async fn material(services: &Services, order: &Order, dossier: &Dossier, hashes: HashList) -> Result<Material, Error> {
    let (record, wanted) = (dossier.record.id, dossier::wanted_photos(dossier));
    let reports: Vec<ReportId> =
        dossier.parts.iter().flat_map(|part| &part.evidence).filter_map(|row| row.report_id).collect();
    let (blobs, places, adjustments) = services
        .db
        .read(move |conn| {
            let blobs = list_blobs(conn, &wanted)?;
            let places = queries::place_names(conn, &reports)?;
            Ok::<_, DbError>((blobs, places, queries::list_adjustments(conn, record)?))
        })
        .await?;
    let mut pictures = std::collections::HashMap::new();
    for blob in &blobs {
        let side = |side: Option<i32>| side.and_then(|side| u32::try_from(side).ok()).filter(|side| *side > 0);
        let pixels = side(blob.width).zip(side(blob.height)).unwrap_or((4, 3));
        match load_rendition(services, blob, LongSide::Large).await {
            Ok(bytes) => drop(pictures.insert(blob.sha256, (bytes, pixels))),
            // It is being made, or cannot be made: the document says that it is missing.
            Err(photos::Error::NoPicture) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let at = order.at.utc().with_timezone(&services.clock.zone());
    Ok(Material { hashes, adjustments, places, pictures, exporter: order.asker.name.clone(), at })
}

/// What stands in the manifest of an archive.
#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    made_at: Instant,
    exported_by: &'a str,
    agreed_by: &'a str,
    reason: &'a str,
    records: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    folder: String,
    record_id: RecordId,
    code: String,
    name: String,
    state: &'static str,
    revision: i32,
    hash_list_code: String,
    hash_list_sha256: Sha256,
}

/// A ZIP that grows on disk.
struct Archive {
    zip: ZipWriter<BufWriter<File>>,
    at: zip::DateTime,
    sums: String,
}

impl Archive {
    fn create(path: &Path, at: zip::DateTime) -> Result<Self, Error> {
        Ok(Self { zip: ZipWriter::new(BufWriter::new(File::create(path)?)), at, sums: String::new() })
    }

    fn add(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), Error> {
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(self.at);
        self.zip.start_file(name, options).map_err(zip_error)?;
        self.zip.write_all(bytes)?;
        self.sums.push_str(&format!("{}  {name}\n", Sha256::of(bytes)));
        Ok(())
    }

    fn finish(mut self) -> Result<(), Error> {
        let sums = std::mem::take(&mut self.sums);
        self.add("SHA256SUMS", sums.as_bytes(), CompressionMethod::Deflated)?;
        self.zip.finish().map_err(zip_error)?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        Ok(())
    }
}

fn zip_error(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => Error::Disk(error),
        other => Error::Document(other.to_string()),
    }
}

const README: &str = "考评记录佐证卷\r\n\r\n\
    每个文件夹是一个党组织的考评记录：dossier.pdf 为佐证卷，hashes.json 为佐证清单（每条佐证快照和每张照片原图的 SHA-256）。\r\n\
    核对文件是否完整：sha256sum -c SHA256SUMS\r\n\
    卷上的核验码是 hashes.json 校验值的开头；在平台输入核验码，可得同一份清单。\r\n\r\n\
    Each folder is the record of one organisation: dossier.pdf is the dossier, hashes.json lists the SHA-256 of every\r\n\
    snapshot of evidence and of every original photo. To check the files: sha256sum -c SHA256SUMS.\r\n\
    The code on a dossier is the beginning of the digest of its hashes.json; the platform shows the same list for it.\r\n";

async fn archive(
    services: &Services,
    fonts: &Fonts,
    order: &Order,
    records: &[RecordId],
    path: &Path,
) -> Result<Vec<HashListRow>, Error> {
    let at = zip_time(services, order.at);
    let target = path.to_owned();
    let mut archive = blocking(move || Archive::create(&target, at)).await?;
    let (mut lists, mut lines) = (Vec::new(), Vec::new());
    for (number, id) in (1_i32..).zip(records) {
        let one = paper(services, fonts, order, *id).await?;
        let folder = format!("{number:04}-{}", file_name(&one.name));
        lists.push(one.row(order.at));
        lines.push(Line {
            folder: folder.clone(),
            record_id: one.record,
            code: one.code,
            name: one.name,
            state: one.state,
            revision: one.revision,
            hash_list_code: spelled(&one.hashes.code),
            hash_list_sha256: one.hashes.sha256,
        });
        let (pdf, hashes) = (one.pdf, one.hashes.content);
        archive = blocking(move || {
            archive.add(&format!("{folder}/dossier.pdf"), &pdf, CompressionMethod::Stored)?;
            archive.add(&format!("{folder}/hashes.json"), hashes.as_bytes(), CompressionMethod::Deflated)?;
            Ok(archive)
        })
        .await?;
        let export = order.row.id;
        services.db.write(move |conn| queries::note_progress(conn, export, number)).await?;
    }
    let manifest = Manifest {
        format: 1,
        made_at: order.at,
        exported_by: &order.asker.name,
        agreed_by: &order.second,
        reason: &order.row.reason,
        records: lines,
    };
    let manifest = serde_json::to_vec_pretty(&manifest).map_err(|error| Error::Document(error.to_string()))?;
    blocking(move || {
        archive.add("manifest.json", &manifest, CompressionMethod::Deflated)?;
        archive.add("README.txt", README.as_bytes(), CompressionMethod::Deflated)?;
        archive.finish()
    })
    .await?;
    Ok(lists)
}

fn zip_time(services: &Services, at: Instant) -> zip::DateTime {
    use chrono::{Datelike as _, Timelike as _};
    let at = at.utc().with_timezone(&services.clock.zone());
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(at.year()).unwrap_or(1980);
    let (month, day) = (small(at.month()), small(at.day()));
    zip::DateTime::from_date_and_time(year, month, day, small(at.hour()), small(at.minute()), small(at.second()))
        .unwrap_or_default()
}

/// A name that every file system takes.
fn file_name(name: &str) -> String {
    let plain = |one: char| if one.is_control() || "/\\:*?\"<>|.".contains(one) { '_' } else { one };
    name.chars().map(plain).take(60).collect::<String>().trim().to_owned()
}

async fn table(services: &Services, order: &Order) -> Result<Table, Error> {
    let mut table = match &order.subject {
        Subject::Ranking { cycle_id, level, honor, domain } => {
            let field = Field::of(honor.clone(), domain.clone())?;
            let ranking = find_ranking(services, order.asker.clone(), *cycle_id, *level, field).await?;
            let ids: Vec<RecordId> = ranking.entries.iter().map(|one| one.standing.record_id).collect();
            let names = services.db.read(move |conn| queries::organization_names(conn, &ids)).await?;
            tables::ranking(ranking.entries, &names)
        }
        Subject::Differences { cycle_id, min_gap, area_id, domain } => {
            let filter = DifferenceFilter { min_gap: *min_gap, area_id: *area_id, domain: domain.clone() };
            let rows = list_differences(services, &order.asker, *cycle_id, filter, None, MOST_DIFFERENCES).await?;
            tables::differences(rows)
        }
        Subject::Evidence { record_ids } | Subject::Dossiers { record_ids } => {
            tables::evidence(evidence_rows(services, order, record_ids).await?)
        }
    };
    let at = order.at.utc().with_timezone(&services.clock.zone());
    table.notes = vec![
        ("导出人", order.asker.name.clone()),
        ("同意人", order.second.clone()),
        ("导出时间", at.format("%Y-%m-%d %H:%M").to_string()),
        ("事由", order.row.reason.clone()),
    ];
    Ok(table)
}

async fn evidence_rows(services: &Services, order: &Order, records: &[RecordId]) -> Result<Vec<Vec<Value>>, Error> {
    let mut rows = Vec::new();
    for (number, id) in (1_i32..).zip(records) {
        let dossier = whole_dossier(services, order, *id).await?;
        rows.append(&mut tables::evidence_rows(&dossier, services.clock.zone()));
        let export = order.row.id;
        services.db.write(move |conn| queries::note_progress(conn, export, number)).await?;
    }
    Ok(rows)
}

fn digest(path: &Path) -> Result<(Sha256, i64), Error> {
    let (mut file, mut hasher, mut size) = (File::open(path)?, sha2::Sha256::new(), 0_i64);
    let mut buffer = vec![0; CHUNK];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((Sha256::new(hasher.finalize().into()), size));
        }
        hasher.update(&buffer[..read]);
        size += i64::try_from(read).unwrap_or_default();
    }
}

/// Work that takes the processor or the disk for long, off the async threads.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Document(error.to_string()))?
}
