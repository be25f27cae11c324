CREATE TABLE appraisal_cycles (
    id BYTEA PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    scheme_type TEXT NOT NULL CHECK (scheme_type IN ('demonstration', 'annual_assessment')),
    approval_document TEXT,
    red_flag_cap INTEGER NOT NULL,
    model_cap INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    opened_at TIMESTAMP,
    closed_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- Points everywhere are integers in hundredths: 87.50 is 8750.
CREATE TABLE scoring_sheets (
    id BYTEA PRIMARY KEY NOT NULL,
    cycle_id BYTEA NOT NULL REFERENCES appraisal_cycles (id),
    domain_code TEXT NOT NULL REFERENCES domains (code),
    version INTEGER NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    frozen_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (cycle_id, domain_code, version)
);
CREATE TABLE criteria (
    id BYTEA PRIMARY KEY NOT NULL,
    sheet_id BYTEA NOT NULL REFERENCES scoring_sheets (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    dimension TEXT NOT NULL CHECK (dimension IN ('political', 'organization', 'capability', 'conduct', 'performance')),
    text_zh TEXT NOT NULL,
    text_en TEXT NOT NULL,
    max_points INTEGER NOT NULL CHECK (max_points > 0),
    basis TEXT NOT NULL,
    evidence_required BOOLEAN NOT NULL,
    UNIQUE (sheet_id, code)
);

-- One per organisation and cycle, created when first needed. `revision` rises with every change of scores or evidence.
CREATE TABLE appraisal_records (
    id BYTEA PRIMARY KEY NOT NULL,
    cycle_id BYTEA NOT NULL REFERENCES appraisal_cycles (id),
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (cycle_id, organization_id)
);
CREATE INDEX appraisal_records_by_organization ON appraisal_records (organization_id);

CREATE TABLE appraisal_record_reports (
    record_id BYTEA NOT NULL REFERENCES appraisal_records (id),
    report_id BYTEA NOT NULL REFERENCES field_reports (id),
    linked_at TIMESTAMP NOT NULL,
    PRIMARY KEY (record_id, report_id)
);
CREATE INDEX appraisal_record_reports_by_report ON appraisal_record_reports (report_id);

CREATE TABLE scores (
    id BYTEA PRIMARY KEY NOT NULL,
    record_id BYTEA NOT NULL REFERENCES appraisal_records (id),
    criterion_id BYTEA NOT NULL REFERENCES criteria (id),
    level TEXT NOT NULL CHECK (level IN ('self', 'township', 'county', 'city')),
    points INTEGER NOT NULL CHECK (points >= 0),
    reason TEXT NOT NULL,
    scored_by BYTEA NOT NULL REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (record_id, criterion_id, level)
);

-- What a level rested its score on. `frozen` is what the reviewer saw, so that a later edit cannot change it.
CREATE TABLE evidence (
    id BYTEA PRIMARY KEY NOT NULL,
    record_id BYTEA NOT NULL REFERENCES appraisal_records (id),
    criterion_id BYTEA NOT NULL REFERENCES criteria (id),
    level TEXT NOT NULL CHECK (level IN ('self', 'township', 'county', 'city')),
    kind TEXT NOT NULL CHECK (kind IN ('report', 'photos', 'document', 'visit_note')),
    report_id BYTEA REFERENCES field_reports (id),
    text TEXT,
    note TEXT,
    frozen TEXT NOT NULL,
    frozen_sha256 BYTEA NOT NULL,
    attached_by BYTEA NOT NULL REFERENCES accounts (id),
    attached_at TIMESTAMP NOT NULL,
    detached_by BYTEA REFERENCES accounts (id),
    detached_at TIMESTAMP
);
CREATE INDEX evidence_by_record ON evidence (record_id, criterion_id, level);
CREATE INDEX evidence_by_report ON evidence (report_id);
CREATE TABLE evidence_photos (
    evidence_id BYTEA NOT NULL REFERENCES evidence (id),
    photo_id BYTEA NOT NULL REFERENCES photos (id),
    PRIMARY KEY (evidence_id, photo_id)
);
CREATE INDEX evidence_photos_by_photo ON evidence_photos (photo_id);
