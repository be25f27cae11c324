-- When each round of cleaning up last came to its end, and how much it removed: for whoever keeps the installation.
CREATE TABLE sweeps (
    kind TEXT PRIMARY KEY NOT NULL,
    ended_at TIMESTAMP NOT NULL,
    removed BIGINT NOT NULL
);
-- The inbox of those who handle objections begins with what waits.
CREATE INDEX objections_open ON objections (id) WHERE settled_at IS NULL;
-- Questions over all records, the newest first.
CREATE INDEX supplement_requests_by_level ON supplement_requests (level, id);
