DROP TABLE photos;
DROP TABLE report_companions;
DROP TABLE field_reports;
DROP TABLE blobs;
