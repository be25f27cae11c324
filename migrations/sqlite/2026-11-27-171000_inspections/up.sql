-- 考察: what an inspector saw on a visit, told from the phone, and what he found once the city had concluded.
CREATE TABLE visit_notes (
    id BLOB PRIMARY KEY NOT NULL,
    record_id BLOB NOT NULL REFERENCES appraisal_records (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    manifest_sha256 BLOB NOT NULL,
    visited_on DATE NOT NULL,
    body TEXT NOT NULL,
    finding TEXT CHECK (finding IN ('confirm', 'adjust', 'fail')),
    reason TEXT,
    noted_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP,
    withdraw_reason TEXT
);
CREATE INDEX visit_notes_by_record ON visit_notes (record_id, noted_at);
-- A photo promised by a note; `stored_at` is set once the bytes are durable.
CREATE TABLE visit_photos (
    id BLOB PRIMARY KEY NOT NULL,
    note_id BLOB NOT NULL REFERENCES visit_notes (id),
    position INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    size BIGINT NOT NULL,
    stored_at TIMESTAMP,
    UNIQUE (note_id, sha256)
);
CREATE INDEX visit_photos_by_bytes ON visit_photos (sha256);
-- Which note a piece of evidence of the kind `visit_note` is; those without a row consist of a text alone.
CREATE TABLE evidence_visits (
    evidence_id BLOB PRIMARY KEY NOT NULL REFERENCES evidence (id),
    note_id BLOB NOT NULL REFERENCES visit_notes (id)
);
CREATE INDEX evidence_visits_by_note ON evidence_visits (note_id);
