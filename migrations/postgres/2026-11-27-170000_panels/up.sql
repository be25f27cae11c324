-- 评审汇报: a day on which branches present themselves to judges, at one level, for one part of the city.
-- `seed` is what the order was drawn with; without one it was set by hand. `result` is canonical JSON, kept once all is over.
CREATE TABLE panels (
    id BYTEA PRIMARY KEY NOT NULL,
    cycle_id BYTEA NOT NULL REFERENCES appraisal_cycles (id),
    level TEXT NOT NULL CHECK (level IN ('county', 'city')),
    area_id BYTEA NOT NULL REFERENCES areas (id),
    domain_code TEXT REFERENCES domains (code),
    title TEXT NOT NULL,
    held_on DATE NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('mean', 'trimmed_mean')),
    state TEXT NOT NULL CHECK (state IN ('preparing', 'running', 'closed')),
    seed TEXT,
    absence_reason TEXT,
    result TEXT,
    result_sha256 BYTEA,
    created_by BYTEA NOT NULL REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP
);
CREATE INDEX panels_by_cycle ON panels (cycle_id, held_on, id);
CREATE TABLE panel_judges (
    panel_id BYTEA NOT NULL REFERENCES panels (id),
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (panel_id, account_id)
);
-- A branch's turn. `points` are written when the panel closes, never before.
CREATE TABLE panel_rounds (
    panel_id BYTEA NOT NULL REFERENCES panels (id),
    record_id BYTEA NOT NULL REFERENCES appraisal_records (id),
    position INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'open', 'closed')),
    reason TEXT,
    points INTEGER CHECK (points >= 0),
    PRIMARY KEY (panel_id, record_id),
    UNIQUE (panel_id, position)
);
CREATE INDEX panel_rounds_by_record ON panel_rounds (record_id);
CREATE TABLE panel_scores (
    panel_id BYTEA NOT NULL REFERENCES panels (id),
    record_id BYTEA NOT NULL REFERENCES appraisal_records (id),
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 10000),
    given_at TIMESTAMP NOT NULL,
    PRIMARY KEY (panel_id, record_id, account_id)
);
