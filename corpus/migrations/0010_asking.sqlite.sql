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

CREATE TRIGGER holding_new AFTER INSERT ON holding BEGIN INSERT INTO revision VALUES ('documents', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER holding_gone AFTER DELETE ON holding BEGIN INSERT INTO revision VALUES ('documents', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER holding_changed AFTER UPDATE ON holding BEGIN INSERT INTO revision VALUES ('documents', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER document_gone AFTER DELETE ON document BEGIN INSERT INTO revision VALUES ('documents', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER document_changed AFTER UPDATE OF name, stem, laag ON document BEGIN INSERT INTO revision VALUES ('documents', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER fact_new AFTER INSERT ON fact BEGIN INSERT INTO revision VALUES ('documents', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER fact_gone AFTER DELETE ON fact BEGIN INSERT INTO revision VALUES ('documents', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER fact_changed AFTER UPDATE ON fact BEGIN INSERT INTO revision VALUES ('documents', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER vector_new AFTER INSERT ON vector BEGIN INSERT INTO revision VALUES ('vectors', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER vector_gone AFTER DELETE ON vector BEGIN INSERT INTO revision VALUES ('vectors', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER vector_changed AFTER UPDATE ON vector BEGIN INSERT INTO revision VALUES ('vectors', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; END;
