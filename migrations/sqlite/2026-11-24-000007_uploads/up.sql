-- A photo on its way in pieces. Complete when its slot is filled, whoever filled it.
-- `generation` counts the requests that took the upload over: only the newest may add to it. `released` is the last of
-- them that let go by itself.
CREATE TABLE uploads (
    id BLOB PRIMARY KEY NOT NULL,
    photo_id BLOB NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    account_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    length BIGINT,
    metadata TEXT NOT NULL,
    received BIGINT NOT NULL CHECK (received >= 0),
    generation INTEGER NOT NULL,
    released INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX uploads_by_photo ON uploads (photo_id);
CREATE INDEX uploads_by_account ON uploads (account_id);
CREATE INDEX uploads_by_expiry ON uploads (expires_at);

-- The pieces of an upload that are durable in the store, each under its own id, end to end from 0.
CREATE TABLE upload_parts (
    id BLOB PRIMARY KEY NOT NULL,
    upload_id BLOB NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
    start BIGINT NOT NULL,
    length BIGINT NOT NULL CHECK (length > 0),
    UNIQUE (upload_id, start)
);

-- Answers to requests that carried an Idempotency-Key. Without a status the first request is still at work.
CREATE TABLE idempotency_keys (
    account_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    request_sha256 BLOB NOT NULL,
    status INTEGER,
    body TEXT,
    begun_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires_at);
