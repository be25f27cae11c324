-- The fingerprints a picture is found again by: of the whole, of what is shown between bars, of two windows inside.
-- Two prints within 7 bits share a 16-bit chunk to within 1 bit, so 17 values of each indexed chunk find them all.
CREATE TABLE photo_prints (
    number INTEGER PRIMARY KEY NOT NULL,
    sha256 BLOB NOT NULL REFERENCES blobs (sha256) ON DELETE CASCADE,
    part INTEGER NOT NULL CHECK (part BETWEEN 0 AND 3),
    print BIGINT NOT NULL,
    chunk_0 INTEGER NOT NULL,
    chunk_1 INTEGER NOT NULL,
    chunk_2 INTEGER NOT NULL,
    chunk_3 INTEGER NOT NULL,
    UNIQUE (sha256, part)
);
CREATE INDEX photo_prints_by_chunk_0 ON photo_prints (chunk_0, part, print, number);
CREATE INDEX photo_prints_by_chunk_1 ON photo_prints (chunk_1, part, print, number);
CREATE INDEX photo_prints_by_chunk_2 ON photo_prints (chunk_2, part, print, number);
CREATE INDEX photo_prints_by_chunk_3 ON photo_prints (chunk_3, part, print, number);

-- A photo that shows what an earlier photo of another report shows: a neutral hint, which its author may explain once.
CREATE TABLE photo_hints (
    id BLOB PRIMARY KEY NOT NULL,
    photo_id BLOB NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    report_id BLOB NOT NULL REFERENCES field_reports (id) ON DELETE CASCADE,
    earlier_photo_id BLOB NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    earlier_report_id BLOB NOT NULL REFERENCES field_reports (id) ON DELETE CASCADE,
    how TEXT NOT NULL CHECK (how IN ('same_bytes', 'near', 'mirrored')),
    distance INTEGER NOT NULL,
    found_at TIMESTAMP NOT NULL,
    reason TEXT CHECK (reason IN ('same_activity', 'same_work_continued', 'shown_for_comparison', 'chosen_by_mistake', 'other')),
    remark TEXT,
    explained_by BLOB REFERENCES accounts (id),
    explained_at TIMESTAMP,
    UNIQUE (photo_id, earlier_photo_id)
);
CREATE INDEX photo_hints_by_report ON photo_hints (report_id);
CREATE INDEX photo_hints_by_earlier_photo ON photo_hints (earlier_photo_id);
CREATE INDEX photo_hints_by_earlier_report ON photo_hints (earlier_report_id);

-- Photos that were ready before this table was there are looked at once.
INSERT INTO jobs (id, kind, subject, state, attempts, run_at, created_at)
SELECT randomblob(16), 'find_similar',
    lower(substr(hex(photos.id), 1, 8) || '-' || substr(hex(photos.id), 9, 4) || '-' || substr(hex(photos.id), 13, 4)
        || '-' || substr(hex(photos.id), 17, 4) || '-' || substr(hex(photos.id), 21, 12)),
    'queued', 0, photos.stored_at, photos.stored_at
FROM photos INNER JOIN blobs ON blobs.sha256 = photos.sha256
WHERE photos.stored_at IS NOT NULL AND blobs.state = 'ready';
