CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE document (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    stem TEXT NOT NULL,
    format TEXT NOT NULL,
    page_count INTEGER NOT NULL,
    laag TEXT NOT NULL,
    source TEXT NOT NULL
);

CREATE TABLE file (
    name TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id)
);

CREATE TABLE failure (
    name TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    reason TEXT NOT NULL,
    remedy TEXT NOT NULL
);

CREATE TABLE analysis (
    document TEXT PRIMARY KEY REFERENCES document (id),
    reader TEXT NOT NULL,
    model TEXT NOT NULL,
    codebook TEXT NOT NULL
);

CREATE TABLE part (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    idx INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (document, idx)
);

CREATE TABLE fact (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    idx INTEGER NOT NULL,
    value TEXT NOT NULL,
    evidence TEXT NOT NULL,
    page INTEGER NOT NULL,
    PRIMARY KEY (document, field, idx)
);

CREATE TABLE page (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    PRIMARY KEY (document, number)
);

CREATE TABLE block (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    idx INTEGER NOT NULL,
    part INTEGER NOT NULL,
    kind TEXT NOT NULL,
    level INTEGER NOT NULL,
    page INTEGER NOT NULL,
    text TEXT NOT NULL,
    runs TEXT NOT NULL,
    path TEXT NOT NULL,
    regions TEXT NOT NULL,
    PRIMARY KEY (document, idx)
);

CREATE TABLE observation (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    part INTEGER NOT NULL,
    block INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    page INTEGER NOT NULL,
    text TEXT NOT NULL,
    path TEXT NOT NULL,
    present INTEGER NOT NULL
);

CREATE INDEX observation_by_document ON observation (document, seq);

CREATE TABLE coding (
    observation TEXT NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    codebook TEXT NOT NULL,
    rol TEXT NOT NULL,
    rol_score REAL NOT NULL,
    toerekening TEXT NOT NULL,
    eerder TEXT NOT NULL,
    fase TEXT NOT NULL,
    spreker TEXT NOT NULL,
    PRIMARY KEY (observation, model, codebook)
);

CREATE TABLE coding_thema (
    observation TEXT NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    codebook TEXT NOT NULL,
    thema TEXT NOT NULL,
    score REAL NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (observation, model, codebook, thema)
);

CREATE TABLE coding_onderwerp (
    observation TEXT NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    codebook TEXT NOT NULL,
    thema TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (observation, model, codebook, thema)
);

CREATE TABLE evidence (
    observation TEXT NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    codebook TEXT NOT NULL,
    seq INTEGER NOT NULL,
    label TEXT NOT NULL,
    weight REAL NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (observation, model, codebook, seq)
);

CREATE TABLE mention (
    observation TEXT NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (observation, seq)
);
