-- A report's own salt, sealed under the report's content key: the act that brought it in names SHA-256(salt ‖ what was kept), so that an
-- altered record is found by its act. Once the content key is destroyed the digest on record tells nothing, in no backup either.
alter table report add column salt bytea;
