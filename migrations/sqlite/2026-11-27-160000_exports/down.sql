DROP TABLE hash_lists;
DROP TABLE exports;
