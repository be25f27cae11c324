-- Something to be taken out of the system: asked for with a reason, agreed to by a second person, made by a job.
CREATE TABLE exports (
    id BLOB PRIMARY KEY NOT NULL,
    subject TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('xlsx', 'csv', 'pdf', 'zip')),
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('awaiting_consent', 'making', 'ready', 'refused', 'failed', 'expired')),
    asked_by BLOB NOT NULL REFERENCES accounts (id),
    asked_at TIMESTAMP NOT NULL,
    decided_by BLOB REFERENCES accounts (id),
    decided_at TIMESTAMP,
    decision_note TEXT,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL,
    file_id BLOB,
    file_sha256 BLOB,
    file_size BIGINT,
    failure TEXT CHECK (failure IN ('rights_ended', 'not_to_be_seen', 'given_up')),
    ready_at TIMESTAMP,
    expires_at TIMESTAMP NOT NULL,
    CHECK (decided_by IS NULL OR decided_by <> asked_by),
    CHECK (state <> 'ready' OR (file_id IS NOT NULL AND file_sha256 IS NOT NULL AND file_size IS NOT NULL))
);
CREATE INDEX exports_by_asker ON exports (asked_by, id);
CREATE INDEX exports_by_state ON exports (state, expires_at);

-- What a dossier on paper rests on, by the code printed on it. Outlasts the export.
CREATE TABLE hash_lists (
    code TEXT PRIMARY KEY NOT NULL,
    record_id BLOB NOT NULL REFERENCES appraisal_records (id),
    content TEXT NOT NULL,
    content_sha256 BLOB NOT NULL,
    made_at TIMESTAMP NOT NULL
);
