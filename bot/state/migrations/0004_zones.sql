-- The time zone that a chat has chosen: a name of the IANA, or UTC+05:45.
CREATE TABLE zones (chat INTEGER PRIMARY KEY, zone TEXT NOT NULL);
