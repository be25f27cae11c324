DROP TABLE honors;
ALTER TABLE appraisal_cycles DROP COLUMN notice_address;
ALTER TABLE appraisal_cycles DROP COLUMN notice_phone;
ALTER TABLE appraisal_cycles DROP COLUMN notice_issuer;
ALTER TABLE appraisal_cycles DROP COLUMN honor_years;
