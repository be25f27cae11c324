DELETE FROM jobs WHERE kind = 'find_similar';
DROP TABLE photo_hints;
DROP TABLE photo_prints;
