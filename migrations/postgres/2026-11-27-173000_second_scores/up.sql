-- 双人评分: what a second reviewer of a level would give, independently. It changes no score; from a gap on the level looks
-- again before it concludes.
ALTER TABLE appraisal_cycles ADD COLUMN second_score_gap INTEGER;
CREATE TABLE second_scores (
    record_id BYTEA NOT NULL REFERENCES appraisal_records (id),
    criterion_id BYTEA NOT NULL REFERENCES criteria (id),
    level TEXT NOT NULL CHECK (level IN ('township', 'county', 'city')),
    points INTEGER NOT NULL CHECK (points >= 0),
    reason TEXT NOT NULL,
    scored_by BYTEA NOT NULL REFERENCES accounts (id),
    scored_at TIMESTAMP NOT NULL,
    PRIMARY KEY (record_id, criterion_id, level)
);
