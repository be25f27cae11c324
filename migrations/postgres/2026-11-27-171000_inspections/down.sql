DROP TABLE evidence_visits;
DROP TABLE visit_photos;
DROP TABLE visit_notes;
