-- How far the revisions of pictures had come when the row of their bytes was removed. Should the same bytes come again,
-- they go on from there: a picture of the former life, kept somewhere under its name, is never taken for a new one.
CREATE TABLE retired_revisions (
    sha256 BYTEA PRIMARY KEY NOT NULL,
    rendition_revision INTEGER NOT NULL
);
