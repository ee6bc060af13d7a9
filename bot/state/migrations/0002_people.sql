-- Everyone who came by: people by their number, groups and channels by a negative one.
CREATE TABLE people (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, role INTEGER NOT NULL, seen REAL NOT NULL
);
-- Who asked; person and chat are NULL when the person was forgotten. gap is empty if answered.
CREATE TABLE asked (
    id INTEGER PRIMARY KEY, person INTEGER, chat INTEGER, at REAL NOT NULL,
    question TEXT NOT NULL, gap TEXT NOT NULL, seconds REAL NOT NULL
);
CREATE INDEX asked_at ON asked (at);
CREATE INDEX asked_person ON asked (person);
-- What was quoted: a span of a report, in characters.
CREATE TABLE quoted (
    asked INTEGER NOT NULL REFERENCES asked (id) ON DELETE CASCADE, report TEXT NOT NULL,
    source TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL
);
CREATE INDEX quoted_asked ON quoted (asked);
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY, person INTEGER, token TEXT NOT NULL, question TEXT NOT NULL,
    good INTEGER NOT NULL, correction TEXT NOT NULL, at REAL NOT NULL, UNIQUE (person, token)
);
-- Messages of ours whose reply means something: what for, and about what.
CREATE TABLE awaited (
    chat INTEGER NOT NULL, message INTEGER NOT NULL, purpose TEXT NOT NULL,
    about TEXT NOT NULL, made REAL NOT NULL, PRIMARY KEY (chat, message)
) WITHOUT ROWID;
