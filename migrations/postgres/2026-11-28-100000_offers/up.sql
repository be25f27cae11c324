-- Reports a branch puts beside a criterion for those who will score it. Nobody has to, and nothing is uploaded for it.
CREATE TABLE offers (
    record_id BYTEA NOT NULL REFERENCES appraisal_records (id),
    criterion_id BYTEA NOT NULL REFERENCES criteria (id),
    report_id BYTEA NOT NULL REFERENCES field_reports (id),
    offered_by BYTEA NOT NULL REFERENCES accounts (id),
    offered_at TIMESTAMP NOT NULL,
    PRIMARY KEY (record_id, criterion_id, report_id)
);
CREATE INDEX offers_by_report ON offers (report_id);
