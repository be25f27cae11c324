-- Work to be done after the answer. A row is claimed with a lease, so a killed process loses nothing.
CREATE TABLE jobs (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'dead')),
    attempts INTEGER NOT NULL,
    run_at TIMESTAMP NOT NULL,
    leased_until TIMESTAMP,
    last_error TEXT,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (kind, subject)
);
CREATE INDEX jobs_by_turn ON jobs (state, run_at);

-- Append-only: the triggers below refuse any change, the seals make a change by other means visible.
CREATE TABLE audit_events (
    id BLOB PRIMARY KEY NOT NULL,
    at TIMESTAMP NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('account', 'operator', 'system', 'nobody')),
    account_id BLOB,
    session_id BLOB,
    request_id TEXT,
    address TEXT,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    details TEXT NOT NULL
);
CREATE INDEX audit_events_by_subject ON audit_events (subject_kind, subject_id, at);
CREATE INDEX audit_events_by_time ON audit_events (at, id);
CREATE TABLE audit_unsealed (
    event_id BLOB PRIMARY KEY NOT NULL REFERENCES audit_events (id)
);
CREATE TABLE audit_seals (
    number BIGINT PRIMARY KEY NOT NULL,
    previous_hash BLOB NOT NULL,
    event_count INTEGER NOT NULL,
    hash BLOB NOT NULL,
    sealed_at TIMESTAMP NOT NULL
);
CREATE TABLE audit_seal_entries (
    seal_number BIGINT NOT NULL REFERENCES audit_seals (number),
    position INTEGER NOT NULL,
    event_id BLOB NOT NULL UNIQUE REFERENCES audit_events (id),
    event_hash BLOB NOT NULL,
    PRIMARY KEY (seal_number, position)
);
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
CREATE TRIGGER audit_seals_no_update BEFORE UPDATE ON audit_seals BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;
CREATE TRIGGER audit_seals_no_delete BEFORE DELETE ON audit_seals BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;
CREATE TRIGGER audit_seal_entries_no_update BEFORE UPDATE ON audit_seal_entries BEGIN SELECT RAISE(ABORT, 'audit_seal_entries is append-only'); END;
CREATE TRIGGER audit_seal_entries_no_delete BEFORE DELETE ON audit_seal_entries BEGIN SELECT RAISE(ABORT, 'audit_seal_entries is append-only'); END;
