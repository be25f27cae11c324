DROP TABLE audit_seal_entries;
DROP TABLE audit_seals;
DROP TABLE audit_unsealed;
DROP TABLE audit_events;
DROP TABLE jobs;
DROP FUNCTION refuse_change();
