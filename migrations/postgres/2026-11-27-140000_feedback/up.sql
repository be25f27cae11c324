-- What people say about the system or about what is asked of them, for the city's administrator.
CREATE TABLE feedback (
    id BYTEA PRIMARY KEY NOT NULL,
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('suggestion', 'complaint')),
    body TEXT NOT NULL,
    contact TEXT,
    received_at TIMESTAMP NOT NULL,
    answer TEXT,
    answered_by BYTEA REFERENCES accounts (id),
    answered_at TIMESTAMP
);
CREATE INDEX feedback_by_account ON feedback (account_id, id);
