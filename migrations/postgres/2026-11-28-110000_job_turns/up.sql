-- The next job of a kind is the first entry of an index, however many wait.
DROP INDEX jobs_by_turn;
CREATE INDEX jobs_by_turn ON jobs (state, kind, run_at);
