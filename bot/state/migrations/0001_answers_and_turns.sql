-- The form of the first files, which had no number: IF NOT EXISTS takes them over.
CREATE TABLE IF NOT EXISTS answers (
    token TEXT PRIMARY KEY, chat INTEGER NOT NULL, answer TEXT NOT NULL, made REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_made ON answers (made);
CREATE TABLE IF NOT EXISTS turns (
    id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, question TEXT NOT NULL, asked REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS turns_chat ON turns (chat, asked);
