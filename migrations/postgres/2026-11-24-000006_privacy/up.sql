-- Rectangles to be hidden in every picture made of a photo: those of its author and those of the reviewing line
-- stand side by side, so that neither takes away what the other has hidden. `areas` is a JSON list.
CREATE TABLE photo_blurs (
    photo_id BYTEA NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    line TEXT NOT NULL CHECK (line IN ('author', 'reviewer')),
    areas TEXT NOT NULL,
    updated_by BYTEA NOT NULL REFERENCES accounts (id),
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (photo_id, line)
);

-- Exact points are kept for a while and then rounded; the indexes hold only those that are exact still.
ALTER TABLE field_reports ADD COLUMN point_rounded BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE photos ADD COLUMN point_rounded BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE blobs ADD COLUMN point_rounded BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX field_reports_exact_points ON field_reports (submitted_at) WHERE latitude IS NOT NULL AND NOT point_rounded;
CREATE INDEX photos_exact_points ON photos (created_at) WHERE claimed_latitude IS NOT NULL AND NOT point_rounded;
CREATE INDEX blobs_exact_points ON blobs (stored_at) WHERE latitude IS NOT NULL AND NOT point_rounded;
