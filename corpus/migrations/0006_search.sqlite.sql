CREATE VIRTUAL TABLE search USING fts5 (words, lemmas, content = 'effective', content_rowid = 'place');

CREATE TRIGGER effective_found AFTER INSERT ON effective BEGIN INSERT INTO search (rowid, words, lemmas) VALUES (new.place, new.words, new.lemmas); END;

CREATE TRIGGER effective_lost AFTER DELETE ON effective BEGIN INSERT INTO search (search, rowid, words, lemmas) VALUES ('delete', old.place, old.words, old.lemmas); END;

CREATE TRIGGER effective_moved AFTER UPDATE OF place, words, lemmas ON effective BEGIN INSERT INTO search (search, rowid, words, lemmas) VALUES ('delete', old.place, old.words, old.lemmas); INSERT INTO search (rowid, words, lemmas) VALUES (new.place, new.words, new.lemmas); END;
