DROP TABLE retired_revisions;
