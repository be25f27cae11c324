DROP TABLE second_scores;
ALTER TABLE appraisal_cycles DROP COLUMN second_score_gap;
