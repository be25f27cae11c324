DROP INDEX supplement_requests_by_level;
DROP INDEX objections_open;
DROP TABLE sweeps;
