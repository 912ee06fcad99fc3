CREATE TABLE labelled (
    document INTEGER PRIMARY KEY,
    number INTEGER NOT NULL
);

CREATE FUNCTION relabelled() RETURNS TRIGGER LANGUAGE plpgsql AS $$BEGIN INSERT INTO revision VALUES ('labels', 1) ON CONFLICT (name) DO UPDATE SET number = revision.number + 1; INSERT INTO labelled SELECT DISTINCT c.document, r.number FROM changed AS c, revision AS r WHERE r.name = 'labels' ON CONFLICT (document) DO UPDATE SET number = excluded.number; RETURN NULL; END$$;

CREATE FUNCTION reparted() RETURNS TRIGGER LANGUAGE plpgsql AS $$BEGIN INSERT INTO revision VALUES ('labels', 1) ON CONFLICT (name) DO UPDATE SET number = revision.number + 1; INSERT INTO labelled SELECT DISTINCT d.nr, r.number FROM changed AS c JOIN document AS d ON d.id = c.document, revision AS r WHERE r.name = 'labels' ON CONFLICT (document) DO UPDATE SET number = excluded.number; RETURN NULL; END$$;

CREATE TRIGGER effective_new AFTER INSERT ON effective REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION relabelled();

CREATE TRIGGER effective_gone AFTER DELETE ON effective REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION relabelled();

CREATE TRIGGER effective_changed AFTER UPDATE ON effective REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION relabelled();

CREATE TRIGGER part_new AFTER INSERT ON part REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION reparted();

CREATE TRIGGER part_gone AFTER DELETE ON part REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION reparted();

CREATE TRIGGER part_changed AFTER UPDATE ON part REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION reparted();
