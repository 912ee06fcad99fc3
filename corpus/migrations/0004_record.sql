ALTER TABLE document ADD COLUMN nr INTEGER;

UPDATE document SET nr = (SELECT count(*) FROM document AS other WHERE other.id <= document.id);

CREATE UNIQUE INDEX document_by_nr ON document (nr);

ALTER TABLE document ADD COLUMN position INTEGER;

ALTER TABLE document ADD COLUMN analysis INTEGER;

ALTER TABLE document ADD COLUMN stale INTEGER NOT NULL DEFAULT 1;

ALTER TABLE document ADD COLUMN erased TEXT NOT NULL DEFAULT '';

CREATE INDEX document_stale ON document (nr) WHERE stale = 1;

CREATE TABLE source (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    text TEXT NOT NULL
);

INSERT INTO source SELECT id, source FROM document;

ALTER TABLE document DROP COLUMN source;

CREATE TABLE holding (
    nr INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES document (id),
    since TEXT NOT NULL,
    until TEXT NOT NULL DEFAULT ''
);

CREATE INDEX holding_by_document ON holding (document);

CREATE INDEX holding_by_name ON holding (name);

ALTER TABLE analysis RENAME TO old_analysis;

CREATE TABLE analysis (
    nr INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    reader TEXT NOT NULL,
    model TEXT NOT NULL,
    codebook TEXT NOT NULL,
    made_at TEXT NOT NULL
);

CREATE UNIQUE INDEX analysis_by_stamp ON analysis (document, reader, model, codebook);

CREATE TABLE adoption (
    nr INTEGER PRIMARY KEY,
    analysis INTEGER NOT NULL REFERENCES analysis (nr) ON DELETE CASCADE,
    adopted_at TEXT NOT NULL
);

CREATE INDEX adoption_by_analysis ON adoption (analysis);

ALTER TABLE observation RENAME TO old_observation;

CREATE TABLE observation (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    part INTEGER NOT NULL,
    block INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    page INTEGER NOT NULL,
    text TEXT NOT NULL,
    path TEXT NOT NULL,
    confidence DOUBLE PRECISION,
    present INTEGER NOT NULL,
    origin INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX observation_of_document ON observation (document, seq);

ALTER TABLE coding RENAME TO old_coding;

CREATE TABLE coding (
    analysis INTEGER NOT NULL REFERENCES analysis (nr) ON DELETE CASCADE,
    observation INTEGER NOT NULL REFERENCES observation (nr) ON DELETE CASCADE,
    rol TEXT NOT NULL,
    rol_score DOUBLE PRECISION NOT NULL,
    thema TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    toerekening TEXT NOT NULL,
    eerder TEXT NOT NULL,
    fase TEXT NOT NULL,
    spreker TEXT NOT NULL,
    onzeker INTEGER NOT NULL,
    modaliteit TEXT NOT NULL,
    taal TEXT NOT NULL,
    getroffen TEXT NOT NULL,
    aan TEXT NOT NULL,
    evidence TEXT NOT NULL,
    mentions TEXT NOT NULL,
    action TEXT NOT NULL,
    PRIMARY KEY (analysis, observation)
) WITHOUT ROWID;

CREATE INDEX coding_of_observation ON coding (observation);

CREATE TABLE judgement (
    nr INTEGER PRIMARY KEY,
    observation TEXT NOT NULL,
    document TEXT NOT NULL,
    act TEXT NOT NULL,
    labels TEXT NOT NULL,
    pieces TEXT NOT NULL,
    author TEXT NOT NULL,
    made_at TEXT NOT NULL,
    why TEXT NOT NULL,
    model TEXT NOT NULL,
    codebook TEXT NOT NULL,
    machine TEXT NOT NULL,
    undoes INTEGER NOT NULL
);

CREATE INDEX judgement_of_observation ON judgement (observation);

CREATE INDEX judgement_of_document ON judgement (document);

CREATE TABLE vector (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    encoder TEXT NOT NULL,
    observations BLOB NOT NULL,
    data BLOB NOT NULL
);

CREATE TABLE effective (
    place INTEGER PRIMARY KEY,
    observation INTEGER NOT NULL UNIQUE,
    document INTEGER NOT NULL,
    analysis INTEGER NOT NULL,
    basis INTEGER NOT NULL,
    rol TEXT NOT NULL,
    rol_score DOUBLE PRECISION NOT NULL,
    thema TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    toerekening TEXT NOT NULL,
    eerder TEXT NOT NULL,
    fase TEXT NOT NULL,
    onzeker INTEGER NOT NULL,
    state TEXT NOT NULL,
    authors TEXT NOT NULL,
    words TEXT NOT NULL,
    lemmas TEXT NOT NULL
);

CREATE INDEX effective_by_rol ON effective (rol);

CREATE INDEX effective_by_toerekening ON effective (toerekening);

CREATE INDEX effective_by_fase ON effective (fase);

CREATE INDEX effective_by_document ON effective (document);

CREATE INDEX effective_by_state ON effective (state);

CREATE TABLE effective_thema (
    thema TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (thema, place)
) WITHOUT ROWID;

CREATE TABLE effective_onderwerp (
    onderwerp TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (onderwerp, place)
) WITHOUT ROWID;
