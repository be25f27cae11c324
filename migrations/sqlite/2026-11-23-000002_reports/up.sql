-- The bytes of one picture, kept once however many reports show it, and what was read from them.
-- `taken_at` is wall time as the camera wrote it; the offset says where, when the file told one.
CREATE TABLE blobs (
    sha256 BLOB PRIMARY KEY NOT NULL,
    size BIGINT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('jpeg', 'png', 'webp', 'heic', 'gif')),
    state TEXT NOT NULL CHECK (state IN ('stored', 'ready', 'unreadable')),
    unreadable_reason TEXT,
    stored_at TIMESTAMP NOT NULL,
    settled_at TIMESTAMP,
    width INTEGER,
    height INTEGER,
    orientation INTEGER,
    taken_at TIMESTAMP,
    taken_offset_minutes INTEGER,
    taken_basis TEXT CHECK (taken_basis IN ('file_offset', 'assumed_zone', 'none')),
    taken_dropped TEXT,
    latitude DOUBLE,
    longitude DOUBLE,
    place_dropped TEXT,
    camera_make TEXT,
    camera_model TEXT,
    dhash BIGINT,
    phash BIGINT,
    rendition_revision INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE field_reports (
    id BLOB PRIMARY KEY NOT NULL,
    manifest_sha256 BLOB NOT NULL,
    author_id BLOB NOT NULL REFERENCES members (id),
    filed_by BLOB NOT NULL REFERENCES accounts (id),
    branch_id BLOB NOT NULL REFERENCES organizations (id),
    project_id BLOB REFERENCES projects (id),
    team_id BLOB REFERENCES teams (id),
    place_id BLOB REFERENCES places (id),
    kind TEXT NOT NULL CHECK (kind IN ('vanguard_work', 'post_duty', 'household_visit', 'errand_service', 'village_service', 'enterprise_help', 'community_governance', 'emergency', 'volunteer', 'other')),
    theme_code TEXT REFERENCES work_themes (code),
    body TEXT NOT NULL,
    outcome TEXT,
    partner TEXT,
    search_text TEXT NOT NULL,
    happened_on DATE NOT NULL,
    backdated BOOLEAN NOT NULL,
    has_minors BOOLEAN NOT NULL,
    has_vulnerable BOOLEAN NOT NULL,
    latitude DOUBLE,
    longitude DOUBLE,
    coordinate_system TEXT CHECK (coordinate_system IN ('wgs84', 'gcj02')),
    state TEXT NOT NULL CHECK (state IN ('submitted', 'withdrawn', 'hidden')),
    state_reason TEXT,
    revision INTEGER NOT NULL,
    photo_count INTEGER NOT NULL,
    submitted_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX field_reports_by_day ON field_reports (happened_on, id);
CREATE INDEX field_reports_by_branch ON field_reports (branch_id, happened_on, id);
CREATE INDEX field_reports_by_author ON field_reports (author_id, happened_on, id);
CREATE INDEX field_reports_by_filer ON field_reports (filed_by, happened_on, id);
CREATE INDEX field_reports_by_place ON field_reports (place_id, happened_on, id);

CREATE TABLE report_companions (
    report_id BLOB NOT NULL REFERENCES field_reports (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id),
    PRIMARY KEY (report_id, member_id)
);
CREATE INDEX report_companions_by_member ON report_companions (member_id);

-- A slot promised by a manifest; `stored_at` is set once the bytes are durable.
CREATE TABLE photos (
    id BLOB PRIMARY KEY NOT NULL,
    report_id BLOB NOT NULL REFERENCES field_reports (id),
    position INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    size BIGINT NOT NULL,
    claimed_type TEXT NOT NULL,
    claimed_taken_at TIMESTAMP,
    claimed_offset_minutes INTEGER,
    claimed_latitude DOUBLE,
    claimed_longitude DOUBLE,
    claimed_coordinate_system TEXT CHECK (claimed_coordinate_system IN ('wgs84', 'gcj02')),
    stored_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (report_id, sha256)
);
CREATE INDEX photos_by_bytes ON photos (sha256);
