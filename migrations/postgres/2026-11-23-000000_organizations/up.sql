-- City, counties, districts, zones, townships. `path` is the codes from the root, each closed by a slash,
-- so that a subtree is one range of an index.
CREATE TABLE areas (
    id BYTEA PRIMARY KEY NOT NULL,
    code TEXT COLLATE "C" NOT NULL UNIQUE,
    parent_id BYTEA REFERENCES areas (id),
    kind TEXT NOT NULL CHECK (kind IN ('city', 'county', 'district', 'zone', 'township', 'subdistrict')),
    name TEXT NOT NULL,
    path TEXT COLLATE "C" NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX areas_by_parent ON areas (parent_id);

-- The eight domains are data: a city may add a ninth.
CREATE TABLE domains (
    code TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    honor TEXT NOT NULL CHECK (honor IN ('red_flag', 'model')),
    review_line TEXT NOT NULL
);

CREATE TABLE work_themes (
    code TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL
);

CREATE TABLE organizations (
    id BYTEA PRIMARY KEY NOT NULL,
    code TEXT COLLATE "C" NOT NULL UNIQUE,
    parent_id BYTEA REFERENCES organizations (id),
    kind TEXT NOT NULL CHECK (kind IN ('committee', 'general_branch', 'branch', 'guidance_station', 'chain', 'alliance')),
    domain_code TEXT REFERENCES domains (code),
    area_id BYTEA NOT NULL REFERENCES areas (id),
    name TEXT NOT NULL,
    short_name TEXT,
    is_temporary BOOLEAN NOT NULL,
    valid_from DATE,
    valid_to DATE,
    status TEXT NOT NULL CHECK (status IN ('active', 'dissolved')),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX organizations_by_area ON organizations (area_id);
CREATE INDEX organizations_by_parent ON organizations (parent_id);
CREATE INDEX organizations_by_name ON organizations (name, id);

-- Chains and alliances cross counties: membership is not the tree.
CREATE TABLE organization_links (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    partner_id BYTEA NOT NULL REFERENCES organizations (id),
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (organization_id, partner_id)
);

CREATE TABLE projects (
    id BYTEA PRIMARY KEY NOT NULL,
    area_id BYTEA NOT NULL REFERENCES areas (id),
    name TEXT NOT NULL,
    started_on DATE,
    ended_on DATE,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE TABLE organization_projects (
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    project_id BYTEA NOT NULL REFERENCES projects (id),
    PRIMARY KEY (organization_id, project_id)
);

-- A point is coarse on purpose: integers in thousandths of a degree, about 100 m.
CREATE TABLE places (
    id BYTEA PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('village', 'grid', 'project', 'enterprise', 'site', 'other')),
    area_id BYTEA NOT NULL REFERENCES areas (id),
    organization_id BYTEA REFERENCES organizations (id),
    name TEXT NOT NULL,
    latitude_milli INTEGER,
    longitude_milli INTEGER,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX places_by_organization ON places (organization_id);

CREATE TABLE teams (
    id BYTEA PRIMARY KEY NOT NULL,
    organization_id BYTEA NOT NULL REFERENCES organizations (id),
    kind TEXT NOT NULL CHECK (kind IN ('vanguard', 'exemplary_post', 'service_team')),
    name TEXT NOT NULL,
    project_id BYTEA REFERENCES projects (id),
    place_id BYTEA REFERENCES places (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX teams_by_organization ON teams (organization_id);
