-- For how many years an honour of the cycle is given, and where people may turn with an objection.
ALTER TABLE appraisal_cycles ADD COLUMN honor_years INTEGER NOT NULL DEFAULT 3;
ALTER TABLE appraisal_cycles ADD COLUMN notice_issuer TEXT;
ALTER TABLE appraisal_cycles ADD COLUMN notice_phone TEXT;
ALTER TABLE appraisal_cycles ADD COLUMN notice_address TEXT;

-- An honour that was given. What became of it and why stands in `record_steps`; that it has ended follows from the day.
CREATE TABLE honors (
    record_id BLOB PRIMARY KEY NOT NULL REFERENCES appraisal_records (id),
    cycle_id BLOB NOT NULL REFERENCES appraisal_cycles (id),
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    honor TEXT NOT NULL,
    decision_number TEXT NOT NULL,
    decided_on DATE NOT NULL,
    last_day DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('in_force', 'under_review', 'revoked')),
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX honors_by_organization ON honors (organization_id, decided_on);
CREATE INDEX honors_by_last_day ON honors (last_day, record_id);
-- Those that were given before there was this table.
INSERT INTO honors (record_id, cycle_id, organization_id, honor, decision_number, decided_on, last_day, state, updated_at)
    SELECT r.id, r.cycle_id, r.organization_id, d.honor, s.decision_number, s.decided_on,
        date(s.decided_on, '+3 years', '-1 day'),
        CASE r.state WHEN 'revoked' THEN 'revoked' WHEN 'under_review' THEN 'under_review' ELSE 'in_force' END, s.taken_at
    FROM record_steps s
    JOIN appraisal_records r ON r.id = s.record_id
    JOIN organizations o ON o.id = r.organization_id
    JOIN domains d ON d.code = o.domain_code
    WHERE s.step = 'name';
