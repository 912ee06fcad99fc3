CREATE TABLE labelled (
    document INTEGER PRIMARY KEY,
    number INTEGER NOT NULL
);

CREATE TRIGGER effective_new AFTER INSERT ON effective BEGIN INSERT INTO revision VALUES ('labels', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; INSERT INTO labelled SELECT NEW.document, number FROM revision WHERE name = 'labels' ON CONFLICT (document) DO UPDATE SET number = excluded.number; END;

CREATE TRIGGER effective_gone AFTER DELETE ON effective BEGIN INSERT INTO revision VALUES ('labels', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; INSERT INTO labelled SELECT OLD.document, number FROM revision WHERE name = 'labels' ON CONFLICT (document) DO UPDATE SET number = excluded.number; END;

CREATE TRIGGER effective_changed AFTER UPDATE ON effective BEGIN INSERT INTO revision VALUES ('labels', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; INSERT INTO labelled SELECT NEW.document, number FROM revision WHERE name = 'labels' ON CONFLICT (document) DO UPDATE SET number = excluded.number; END;

CREATE TRIGGER part_new AFTER INSERT ON part BEGIN INSERT INTO revision VALUES ('labels', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; INSERT INTO labelled SELECT d.nr, r.number FROM document AS d, revision AS r WHERE d.id = NEW.document AND r.name = 'labels' ON CONFLICT (document) DO UPDATE SET number = excluded.number; END;

CREATE TRIGGER part_gone AFTER DELETE ON part BEGIN INSERT INTO revision VALUES ('labels', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; INSERT INTO labelled SELECT d.nr, r.number FROM document AS d, revision AS r WHERE d.id = OLD.document AND r.name = 'labels' ON CONFLICT (document) DO UPDATE SET number = excluded.number; END;

CREATE TRIGGER part_changed AFTER UPDATE ON part BEGIN INSERT INTO revision VALUES ('labels', 1) ON CONFLICT (name) DO UPDATE SET number = number + 1; INSERT INTO labelled SELECT d.nr, r.number FROM document AS d, revision AS r WHERE d.id = NEW.document AND r.name = 'labels' ON CONFLICT (document) DO UPDATE SET number = excluded.number; END;
