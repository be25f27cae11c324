-- Who can log in. The login is a phone number in practice, but the table does not care.
CREATE TABLE accounts (
    id BLOB PRIMARY KEY NOT NULL,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    roster_code TEXT UNIQUE,
    password_hash TEXT,
    password_changed_at TIMESTAMP,
    must_change_password BOOLEAN NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
    failed_attempts INTEGER NOT NULL DEFAULT 0,
    locked_until TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- One device of one person. Only the hash of the token is kept.
CREATE TABLE sessions (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    token_hash BLOB NOT NULL UNIQUE,
    transport TEXT NOT NULL CHECK (transport IN ('bearer', 'cookie')),
    device_label TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    idle_minutes INTEGER,
    ended_at TIMESTAMP
);
CREATE INDEX sessions_by_account ON sessions (account_id);

-- One-time codes that let a person set the first password.
CREATE TABLE activation_codes (
    account_id BLOB PRIMARY KEY NOT NULL REFERENCES accounts (id),
    code_hash BLOB NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    failed_attempts INTEGER NOT NULL DEFAULT 0
);

-- What a person may do beyond being a member of a branch (that follows from `members`).
CREATE TABLE role_grants (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL CHECK (role IN ('group_leader', 'branch_contact', 'reviewer', 'domain_reviewer', 'inspector', 'panel_judge', 'objection_handler', 'city_admin', 'security_admin', 'auditor')),
    level TEXT CHECK (level IN ('township', 'county', 'city')),
    area_id BLOB REFERENCES areas (id),
    organization_id BLOB REFERENCES organizations (id),
    source TEXT NOT NULL CHECK (source IN ('roster', 'administrator', 'operator')),
    granted_by BLOB REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX role_grants_by_account ON role_grants (account_id);
CREATE TABLE role_grant_domains (
    grant_id BLOB NOT NULL REFERENCES role_grants (id),
    domain_code TEXT NOT NULL REFERENCES domains (code),
    PRIMARY KEY (grant_id, domain_code)
);

-- Name, branch and office only: no gender, birthday, ID number or address is kept.
CREATE TABLE members (
    id BLOB PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    account_id BLOB UNIQUE REFERENCES accounts (id),
    branch_id BLOB NOT NULL REFERENCES organizations (id),
    name TEXT NOT NULL,
    office TEXT NOT NULL CHECK (office IN ('secretary', 'deputy_secretary', 'organization_commissioner', 'publicity_commissioner', 'discipline_commissioner', 'member')),
    status TEXT NOT NULL CHECK (status IN ('active', 'blocked')),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX members_by_branch ON members (branch_id);

CREATE TABLE postings (
    id BLOB PRIMARY KEY NOT NULL,
    member_id BLOB NOT NULL REFERENCES members (id),
    host_id BLOB NOT NULL REFERENCES organizations (id),
    role TEXT NOT NULL CHECK (role IN ('first_secretary', 'first_commissioner', 'seconded_village_head', 'medical_team', 'retired_leader', 'project_member', 'other')),
    starts_on DATE NOT NULL,
    ends_on DATE,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX postings_by_member ON postings (member_id);
CREATE INDEX postings_by_host ON postings (host_id);
