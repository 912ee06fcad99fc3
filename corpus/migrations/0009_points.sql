CREATE TABLE point_event (
    nr INTEGER PRIMARY KEY,
    point TEXT NOT NULL,
    thema TEXT NOT NULL,
    act TEXT NOT NULL,
    author TEXT NOT NULL,
    made_at TEXT NOT NULL,
    passages TEXT NOT NULL,
    other TEXT NOT NULL,
    others TEXT NOT NULL,
    name TEXT NOT NULL,
    why TEXT NOT NULL,
    undoes INTEGER NOT NULL
);

CREATE INDEX point_event_by_point ON point_event (point);
