-- What an author hides belongs to his photo and goes with it. What the reviewing line hides belongs to the bytes: it stays
-- when they are taken out of a report, and also when their row is removed, since they may be sent again.
CREATE TABLE author_blurs (
    photo_id BLOB PRIMARY KEY NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    areas TEXT NOT NULL,
    updated_by BLOB NOT NULL REFERENCES accounts (id),
    updated_at TIMESTAMP NOT NULL
);
CREATE TABLE reviewer_blurs (
    sha256 BLOB PRIMARY KEY NOT NULL,
    areas TEXT NOT NULL,
    updated_by BLOB NOT NULL REFERENCES accounts (id),
    updated_at TIMESTAMP NOT NULL
);
INSERT INTO author_blurs (photo_id, areas, updated_by, updated_at)
    SELECT photo_id, areas, updated_by, updated_at FROM photo_blurs WHERE line = 'author';
INSERT INTO reviewer_blurs (sha256, areas, updated_by, updated_at)
    SELECT photos.sha256, json_group_array(json(area.value)), max(photo_blurs.updated_by), max(photo_blurs.updated_at)
    FROM photo_blurs JOIN photos ON photos.id = photo_blurs.photo_id, json_each(photo_blurs.areas) AS area
    WHERE photo_blurs.line = 'reviewer' GROUP BY photos.sha256;
DROP TABLE photo_blurs;
