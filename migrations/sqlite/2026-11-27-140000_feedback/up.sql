-- What people say about the system or about what is asked of them, for the city's administrator.
CREATE TABLE feedback (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('suggestion', 'complaint')),
    body TEXT NOT NULL,
    contact TEXT,
    received_at TIMESTAMP NOT NULL,
    answer TEXT,
    answered_by BLOB REFERENCES accounts (id),
    answered_at TIMESTAMP
);
CREATE INDEX feedback_by_account ON feedback (account_id, id);
