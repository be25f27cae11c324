ALTER TABLE blobs DROP COLUMN coordinate_system;
