DROP TABLE postings;
DROP TABLE members;
DROP TABLE role_grant_domains;
DROP TABLE role_grants;
DROP TABLE activation_codes;
DROP TABLE sessions;
DROP TABLE accounts;
