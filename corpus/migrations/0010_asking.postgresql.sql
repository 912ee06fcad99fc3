CREATE TABLE revision (
    name TEXT PRIMARY KEY,
    number INTEGER NOT NULL
);

CREATE INDEX effective_thema_of_place ON effective_thema (place);

CREATE INDEX effective_onderwerp_of_place ON effective_onderwerp (place);

DROP TABLE vector;

CREATE TABLE vector (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    encoder TEXT NOT NULL,
    stale INTEGER NOT NULL DEFAULT 0,
    observations BLOB NOT NULL,
    data BLOB NOT NULL
);

CREATE FUNCTION revised() RETURNS TRIGGER LANGUAGE plpgsql AS $$BEGIN INSERT INTO revision VALUES (TG_ARGV[0], 1) ON CONFLICT (name) DO UPDATE SET number = revision.number + 1; RETURN NULL; END$$;

CREATE TRIGGER holding_revised AFTER INSERT OR DELETE OR UPDATE ON holding FOR EACH STATEMENT EXECUTE FUNCTION revised('documents');

CREATE TRIGGER document_revised AFTER DELETE OR UPDATE OF name, stem, laag ON document FOR EACH STATEMENT EXECUTE FUNCTION revised('documents');

CREATE TRIGGER fact_revised AFTER INSERT OR DELETE OR UPDATE ON fact FOR EACH STATEMENT EXECUTE FUNCTION revised('documents');

CREATE TRIGGER vector_revised AFTER INSERT OR DELETE OR UPDATE ON vector FOR EACH STATEMENT EXECUTE FUNCTION revised('vectors');
