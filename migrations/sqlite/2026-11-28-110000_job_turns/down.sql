DROP INDEX jobs_by_turn;
CREATE INDEX jobs_by_turn ON jobs (state, run_at);
