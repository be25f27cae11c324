DROP TABLE panel_scores;
DROP TABLE panel_rounds;
DROP TABLE panel_judges;
DROP TABLE panels;
