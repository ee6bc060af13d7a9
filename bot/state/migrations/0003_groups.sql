-- Our answer to a message, so that replies to it go on and edits of the message change it.
CREATE TABLE threads (
    chat INTEGER NOT NULL, message INTEGER NOT NULL, answer INTEGER NOT NULL, person INTEGER NOT NULL,
    question TEXT NOT NULL, context TEXT NOT NULL, before INTEGER, asked REAL NOT NULL,
    PRIMARY KEY (chat, message)
) WITHOUT ROWID;
CREATE INDEX threads_answer ON threads (chat, answer);
CREATE INDEX threads_asked ON threads (asked);
-- What a group, or a topic of it, is bound to: words separated by line breaks. Topic 0 is all of it.
CREATE TABLE scopes (
    chat INTEGER NOT NULL, topic INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY (chat, topic)
) WITHOUT ROWID;
CREATE TABLE greeted (chat INTEGER PRIMARY KEY);
