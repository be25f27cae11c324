DROP TABLE evidence_photos;
DROP TABLE evidence;
DROP TABLE scores;
DROP TABLE appraisal_record_reports;
DROP TABLE appraisal_records;
DROP TABLE criteria;
DROP TABLE scoring_sheets;
DROP TABLE appraisal_cycles;
