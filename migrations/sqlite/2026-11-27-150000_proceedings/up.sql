-- Working days a list is public before anybody is named.
ALTER TABLE appraisal_cycles ADD COLUMN publicity_days INTEGER NOT NULL DEFAULT 5;
-- Levels that score blind at first, as words with commas between (盲评).
ALTER TABLE appraisal_cycles ADD COLUMN blind_levels TEXT NOT NULL DEFAULT '';

-- The way the records of a domain go, from the lowest level up. The last step is always the city's.
CREATE TABLE review_steps (
    cycle_id BLOB NOT NULL REFERENCES appraisal_cycles (id),
    domain_code TEXT NOT NULL REFERENCES domains (code),
    position INTEGER NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('township', 'county', 'city')),
    reviewed_by TEXT NOT NULL CHECK (reviewed_by IN ('area', 'line')),
    body_zh TEXT NOT NULL,
    body_en TEXT NOT NULL,
    PRIMARY KEY (cycle_id, domain_code, position)
);
-- Cycles made before there were chains go the way of the area.
INSERT INTO review_steps (cycle_id, domain_code, position, level, reviewed_by, body_zh, body_en)
    SELECT id, code, 1, 'township', 'area', '乡镇(街道)党(工)委', 'Party committee of the township or subdistrict'
    FROM appraisal_cycles CROSS JOIN domains;
INSERT INTO review_steps (cycle_id, domain_code, position, level, reviewed_by, body_zh, body_en)
    SELECT id, code, 2, 'county', 'area', '县(市、区)委组织部', 'Organisation Department of the county or district'
    FROM appraisal_cycles CROSS JOIN domains;
INSERT INTO review_steps (cycle_id, domain_code, position, level, reviewed_by, body_zh, body_en)
    SELECT id, code, 3, 'city', 'area', '市委组织部', 'Organisation Department of the city'
    FROM appraisal_cycles CROSS JOIN domains;

-- Most branches of a domain that a cycle names: an upper limit beside that of the honour, where a city wants one.
CREATE TABLE domain_caps (
    cycle_id BLOB NOT NULL REFERENCES appraisal_cycles (id),
    domain_code TEXT NOT NULL REFERENCES domains (code),
    cap INTEGER NOT NULL CHECK (cap >= 0),
    PRIMARY KEY (cycle_id, domain_code)
);
-- When each stage is meant to be: for people to read; nothing happens by itself.
CREATE TABLE cycle_stages (
    cycle_id BLOB NOT NULL REFERENCES appraisal_cycles (id),
    stage TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    PRIMARY KEY (cycle_id, stage)
);

-- Every step a record took, in order. Only added to.
CREATE TABLE record_steps (
    id BLOB PRIMARY KEY NOT NULL,
    record_id BLOB NOT NULL REFERENCES appraisal_records (id),
    step TEXT NOT NULL,
    level TEXT CHECK (level IN ('township', 'county', 'city')),
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    reason TEXT,
    decision_number TEXT,
    decided_on DATE,
    taken_by BLOB NOT NULL REFERENCES accounts (id),
    taken_at TIMESTAMP NOT NULL
);
CREATE INDEX record_steps_by_record ON record_steps (record_id, id);

-- 加分, 扣分, 一票否决: each rests on a document. A veto counts once a second person confirmed it.
CREATE TABLE adjustments (
    id BLOB PRIMARY KEY NOT NULL,
    record_id BLOB NOT NULL REFERENCES appraisal_records (id),
    kind TEXT NOT NULL CHECK (kind IN ('bonus', 'deduction', 'veto')),
    level TEXT NOT NULL CHECK (level IN ('township', 'county', 'city')),
    ground TEXT,
    points INTEGER NOT NULL CHECK (points >= 0),
    event TEXT NOT NULL,
    happened_on DATE NOT NULL,
    source_document TEXT NOT NULL CHECK (source_document <> ''),
    set_by BLOB NOT NULL REFERENCES accounts (id),
    set_at TIMESTAMP NOT NULL,
    confirmed_by BLOB REFERENCES accounts (id),
    confirmed_at TIMESTAMP,
    lifted_by BLOB REFERENCES accounts (id),
    lifted_at TIMESTAMP,
    lift_reason TEXT,
    CHECK (confirmed_by <> set_by)
);
CREATE INDEX adjustments_by_record ON adjustments (record_id, id);

-- That a reviewer looked through the reports of a record for a criterion: before that he may not ask for more.
CREATE TABLE report_searches (
    record_id BLOB NOT NULL REFERENCES appraisal_records (id),
    criterion_id BLOB NOT NULL REFERENCES criteria (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    searched_at TIMESTAMP NOT NULL,
    PRIMARY KEY (record_id, criterion_id, account_id)
);
-- 补充说明: one for a record and criterion over all levels, answered in one line or declined. Answered without a text
-- means declined. `typed_seconds` is what the client measured, for the gauge of burdens only.
CREATE TABLE supplement_requests (
    id BLOB PRIMARY KEY NOT NULL,
    record_id BLOB NOT NULL REFERENCES appraisal_records (id),
    criterion_id BLOB NOT NULL REFERENCES criteria (id),
    level TEXT NOT NULL CHECK (level IN ('township', 'county', 'city')),
    question TEXT NOT NULL,
    asked_by BLOB NOT NULL REFERENCES accounts (id),
    asked_at TIMESTAMP NOT NULL,
    answer_by DATE NOT NULL,
    answer TEXT,
    answered_by BLOB REFERENCES accounts (id),
    answered_at TIMESTAMP,
    typed_seconds INTEGER CHECK (typed_seconds >= 0),
    UNIQUE (record_id, criterion_id)
);

-- 异议: what somebody says against a proposed branch. `contact` is sealed with a key that is not in the database; its
-- first 12 bytes are the nonce. A real name is asked for feedback only; without one an objection counts by its facts.
CREATE TABLE objections (
    id BLOB PRIMARY KEY NOT NULL,
    record_id BLOB NOT NULL REFERENCES appraisal_records (id),
    channel TEXT NOT NULL CHECK (channel IN ('web', 'phone', 'letter', 'visit')),
    ground TEXT NOT NULL,
    facts TEXT NOT NULL,
    contact BLOB,
    received_at TIMESTAMP NOT NULL,
    received_by BLOB REFERENCES accounts (id),
    finding TEXT,
    outcome TEXT CHECK (outcome IN ('upheld', 'partly', 'rejected')),
    replied_on DATE,
    settled_by BLOB REFERENCES accounts (id),
    settled_at TIMESTAMP
);
CREATE INDEX objections_by_record ON objections (record_id, id);

-- Sums of a level's scores come from this index alone.
CREATE INDEX scores_by_level ON scores (level, record_id, criterion_id, points);

-- How a committee ordered records that every rule found equal.
CREATE TABLE tie_votes (
    id BLOB PRIMARY KEY NOT NULL,
    cycle_id BLOB NOT NULL REFERENCES appraisal_cycles (id),
    level TEXT NOT NULL CHECK (level IN ('township', 'county', 'city')),
    note TEXT NOT NULL,
    decided_on DATE NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES accounts (id),
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX tie_votes_by_cycle ON tie_votes (cycle_id, level, id);
CREATE TABLE tie_vote_places (
    vote_id BLOB NOT NULL REFERENCES tie_votes (id),
    place INTEGER NOT NULL,
    record_id BLOB NOT NULL REFERENCES appraisal_records (id),
    PRIMARY KEY (vote_id, place),
    UNIQUE (vote_id, record_id)
);

-- A ranking as it was when frozen: canonical JSON and its digest.
CREATE TABLE ranking_snapshots (
    id BLOB PRIMARY KEY NOT NULL,
    cycle_id BLOB NOT NULL REFERENCES appraisal_cycles (id),
    level TEXT NOT NULL CHECK (level IN ('township', 'county', 'city')),
    honor TEXT,
    domain_code TEXT REFERENCES domains (code),
    note TEXT NOT NULL,
    content TEXT NOT NULL,
    content_sha256 BLOB NOT NULL,
    frozen_by BLOB NOT NULL REFERENCES accounts (id),
    frozen_at TIMESTAMP NOT NULL
);
CREATE INDEX ranking_snapshots_by_cycle ON ranking_snapshots (cycle_id, id);
