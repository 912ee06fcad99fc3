CREATE TABLE codebook_version (
    nr INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    book TEXT NOT NULL,
    since TEXT NOT NULL
);
