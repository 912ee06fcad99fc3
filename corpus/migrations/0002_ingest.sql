ALTER TABLE part ADD COLUMN alternatives TEXT NOT NULL DEFAULT '[]';

ALTER TABLE part ADD COLUMN file TEXT NOT NULL DEFAULT '';

CREATE TABLE page_of_file (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    idx INTEGER NOT NULL,
    number INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    file TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (document, idx)
);

INSERT INTO page_of_file
SELECT document, number - 1, number, start_at, end_at, width, height, '', '[]' FROM page;

DROP TABLE page;

ALTER TABLE page_of_file RENAME TO page;

ALTER TABLE block ADD COLUMN cells TEXT NOT NULL DEFAULT '';

CREATE TABLE notice (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    idx INTEGER NOT NULL,
    message TEXT NOT NULL,
    page INTEGER NOT NULL,
    lost INTEGER NOT NULL,
    PRIMARY KEY (document, idx)
);

ALTER TABLE observation ADD COLUMN confidence REAL;

CREATE TABLE action (
    observation TEXT PRIMARY KEY REFERENCES observation (id) ON DELETE CASCADE,
    owner TEXT NOT NULL,
    deadline TEXT NOT NULL,
    about TEXT NOT NULL
);
