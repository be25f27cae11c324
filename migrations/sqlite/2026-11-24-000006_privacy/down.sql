DROP INDEX blobs_exact_points;
DROP INDEX photos_exact_points;
DROP INDEX field_reports_exact_points;
ALTER TABLE blobs DROP COLUMN point_rounded;
ALTER TABLE photos DROP COLUMN point_rounded;
ALTER TABLE field_reports DROP COLUMN point_rounded;
DROP TABLE photo_blurs;
