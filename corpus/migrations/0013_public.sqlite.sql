ALTER TABLE point_event ADD COLUMN documents TEXT NOT NULL DEFAULT '[]';

CREATE INDEX fact_confidential ON fact (document) WHERE field = 'confidential';

CREATE VIEW effective_public AS
SELECT place, words, lemmas, document FROM effective
WHERE document NOT IN (SELECT d.nr FROM document AS d WHERE d.id IN (SELECT f.document FROM fact AS f WHERE f.field = 'confidential'));

CREATE VIRTUAL TABLE search_public USING fts5 (words, lemmas, content = 'effective_public', content_rowid = 'place');

CREATE TRIGGER effective_found_public AFTER INSERT ON effective WHEN NOT EXISTS (SELECT 1 FROM document AS d JOIN fact AS f ON f.document = d.id AND f.field = 'confidential' WHERE d.nr = new.document) BEGIN INSERT INTO search_public (rowid, words, lemmas) VALUES (new.place, new.words, new.lemmas); END;

CREATE TRIGGER effective_lost_public AFTER DELETE ON effective WHEN NOT EXISTS (SELECT 1 FROM document AS d JOIN fact AS f ON f.document = d.id AND f.field = 'confidential' WHERE d.nr = old.document) BEGIN INSERT INTO search_public (search_public, rowid, words, lemmas) VALUES ('delete', old.place, old.words, old.lemmas); END;

CREATE TRIGGER effective_moved_public AFTER UPDATE OF place, words, lemmas ON effective WHEN NOT EXISTS (SELECT 1 FROM document AS d JOIN fact AS f ON f.document = d.id AND f.field = 'confidential' WHERE d.nr = new.document) BEGIN INSERT INTO search_public (search_public, rowid, words, lemmas) VALUES ('delete', old.place, old.words, old.lemmas); INSERT INTO search_public (rowid, words, lemmas) VALUES (new.place, new.words, new.lemmas); END;

CREATE TRIGGER fact_closes AFTER INSERT ON fact WHEN new.field = 'confidential' AND NOT EXISTS (SELECT 1 FROM fact AS f WHERE f.document = new.document AND f.field = 'confidential' AND f.idx <> new.idx) BEGIN INSERT INTO search_public (search_public, rowid, words, lemmas) SELECT 'delete', e.place, e.words, e.lemmas FROM effective AS e WHERE e.document = (SELECT d.nr FROM document AS d WHERE d.id = new.document); END;

CREATE TRIGGER fact_opens AFTER DELETE ON fact WHEN old.field = 'confidential' AND NOT EXISTS (SELECT 1 FROM fact AS f WHERE f.document = old.document AND f.field = 'confidential') BEGIN INSERT INTO search_public (rowid, words, lemmas) SELECT e.place, e.words, e.lemmas FROM effective AS e WHERE e.document = (SELECT d.nr FROM document AS d WHERE d.id = old.document); END;

CREATE TRIGGER fact_stays BEFORE UPDATE OF document, field ON fact WHEN 'confidential' IN (old.field, new.field) AND (old.field <> new.field OR old.document <> new.document) BEGIN SELECT RAISE(ABORT, 'of een stuk vertrouwelijk is, wordt opnieuw vastgelegd en niet gewijzigd'); END;

INSERT INTO search_public (search_public) VALUES ('rebuild');
