CREATE TABLE photo_blurs (
    photo_id BLOB NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    line TEXT NOT NULL CHECK (line IN ('author', 'reviewer')),
    areas TEXT NOT NULL,
    updated_by BLOB NOT NULL REFERENCES accounts (id),
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (photo_id, line)
);
INSERT INTO photo_blurs (photo_id, line, areas, updated_by, updated_at)
    SELECT photo_id, 'author', areas, updated_by, updated_at FROM author_blurs;
INSERT INTO photo_blurs (photo_id, line, areas, updated_by, updated_at)
    SELECT photos.id, 'reviewer', reviewer_blurs.areas, reviewer_blurs.updated_by, reviewer_blurs.updated_at
    FROM reviewer_blurs JOIN photos ON photos.sha256 = reviewer_blurs.sha256;
DROP TABLE reviewer_blurs;
DROP TABLE author_blurs;
