DROP TABLE idempotency_keys;
DROP TABLE upload_parts;
DROP TABLE uploads;
