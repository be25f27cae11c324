-- A file may name the coordinate system of its place; without a name it is that of GPS.
ALTER TABLE blobs ADD COLUMN coordinate_system TEXT NOT NULL DEFAULT 'wgs84'
    CHECK (coordinate_system IN ('wgs84', 'gcj02'));
