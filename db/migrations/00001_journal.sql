-- +goose Up

-- All of it is one statement to goose, which else looks at each line with four
-- megabytes of memory.
-- +goose StatementBegin

-- What this file is about. One row a key: 'event' holds the event's id, once
-- there is an entry; 'definition' its last definition as JSON; 'defined' which
-- entry defined it.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- This laptop's own settings: no part of the journal. Their values are personal.
CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The key of the file, locked, once for each key that opens it; empty for a file
-- that is not sealed. Of a sealed one, what is said to be personal below is
-- sealed, and names and codes are found by a keyed hash: see box.go.
CREATE TABLE slot (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  box  BLOB NOT NULL,
  PRIMARY KEY (kind, name)
) WITHOUT ROWID;

-- The journal. A stream is what one process run wrote; seq, hash and sig are
-- its head, as last signed.
CREATE TABLE stream (
  no     INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE,
  device BLOB,
  key    BLOB,
  seq    INTEGER NOT NULL DEFAULT 0,
  hash   BLOB,
  sig    BLOB
);

-- References to streams are deferred to the commit, so that SQLite inserts many
-- rows in one statement without first copying the pages that it touches.

-- An entry's bytes never change. no is the order of receipt in this file; an
-- entry that says more than it did, because its personal part came or what held
-- it back was lifted, is received anew.
CREATE TABLE entry (
  no       INTEGER PRIMARY KEY,
  stream   INTEGER NOT NULL REFERENCES stream DEFERRABLE INITIALLY DEFERRED,
  seq      INTEGER NOT NULL,
  subject  BLOB,
  bytes    BLOB    NOT NULL,
  hash     BLOB    NOT NULL,
  salt     BLOB,
  personal BLOB,
  UNIQUE (stream, seq)
);
CREATE INDEX entry_subject ON entry (subject) WHERE subject IS NOT NULL;
CREATE INDEX entry_nobody ON entry (stream, seq) WHERE subject IS NULL;
CREATE INDEX entry_imported ON entry (stream, seq) WHERE subject IS NULL AND instr(bytes, CAST('"k":"imported"' AS BLOB)) > 0;
CREATE INDEX entry_joined ON entry (stream, seq) WHERE instr(bytes, CAST('"k":"joined"' AS BLOB)) > 0;

-- Signed heads, one in 256 entries or so, beside the last in stream.
CREATE TABLE mark (
  stream INTEGER NOT NULL REFERENCES stream DEFERRABLE INITIALLY DEFERRED,
  seq    INTEGER NOT NULL,
  hash   BLOB    NOT NULL,
  sig    BLOB    NOT NULL,
  PRIMARY KEY (stream, seq)
) WITHOUT ROWID;

-- Pieces of streams that wait for an earlier piece, or for somebody to vouch for
-- the device that wrote them. Strands are personal.
CREATE TABLE inbox (
  stream  BLOB    NOT NULL,
  first   INTEGER NOT NULL,
  last    INTEGER NOT NULL,
  strand  BLOB    NOT NULL,
  PRIMARY KEY (stream, first, last)
) WITHOUT ROWID;

-- What other machines last said that they hold, as JSON {stream: seq}.
CREATE TABLE peer (
  device BLOB PRIMARY KEY,
  desk   TEXT    NOT NULL,
  venue  TEXT    NOT NULL,
  have   TEXT    NOT NULL,
  heard  INTEGER NOT NULL,
  ahead  INTEGER NOT NULL
) WITHOUT ROWID;

-- Entries that were not taken, for a person to look at. They count nowhere.
CREATE TABLE quarantine (
  stream   BLOB    NOT NULL,
  seq      INTEGER NOT NULL,
  reason   TEXT    NOT NULL,
  desk     TEXT    NOT NULL,
  bytes    BLOB    NOT NULL,
  salt     BLOB,
  personal BLOB,
  received INTEGER NOT NULL,
  PRIMARY KEY (stream, seq, bytes)
) WITHOUT ROWID;

-- Who may reach this file's hub: invitations, by the hash of their token; the
-- devices that were let in; what was spent, by its hash; and a secret of the hub's
-- own.
CREATE TABLE invitation (
  token   BLOB PRIMARY KEY,
  event   TEXT    NOT NULL,
  venue   TEXT    NOT NULL,
  desk    TEXT    NOT NULL,
  expires INTEGER NOT NULL,
  device  BLOB              -- that redeemed it
) WITHOUT ROWID;

CREATE TABLE member (
  device  BLOB PRIMARY KEY,
  key     BLOB    NOT NULL,
  desk    TEXT    NOT NULL,
  venue   TEXT    NOT NULL,
  joined  INTEGER NOT NULL,
  revoked INTEGER,
  met     INTEGER,
  program TEXT    NOT NULL DEFAULT '',
  unsent  INTEGER NOT NULL DEFAULT 0,
  ahead   INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE spent (
  once    BLOB PRIMARY KEY,
  expires INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX spent_expires ON spent (expires);

CREATE TABLE secret (
  one   INTEGER PRIMARY KEY CHECK (one = 1),
  bytes BLOB NOT NULL
);

-- The branches of forked streams that do not stand, each with the chain behind
-- its last entry and behind the entry that stands in the place of its first.
-- Strands are personal.
CREATE TABLE branch (
  stream  BLOB    NOT NULL,
  head    BLOB    NOT NULL,
  rival   BLOB    NOT NULL,
  entries INTEGER NOT NULL,
  strand  BLOB    NOT NULL,
  PRIMARY KEY (stream, head)
) WITHOUT ROWID;

-- Streams that may have forked: nothing of them is claimed.
CREATE TABLE disputed (
  stream BLOB PRIMARY KEY
) WITHOUT ROWID;

-- From here on: projections. All of it can be deleted and made again of the
-- journal (opale rebuild).

-- Who sat where: the small number that an entry gives for its operator, whose
-- name is personal.
CREATE TABLE seat (
  stream   INTEGER NOT NULL REFERENCES stream DEFERRABLE INITIALLY DEFERRED,
  seat     INTEGER NOT NULL,
  desk     TEXT    NOT NULL,
  venue    TEXT    NOT NULL,
  operator TEXT    NOT NULL,
  PRIMARY KEY (stream, seat)
) WITHOUT ROWID;

-- Devices that an operator has vouched for.
CREATE TABLE vouched (
  device BLOB PRIMARY KEY
) WITHOUT ROWID;

-- Laptops that have purged the event: what is about people is gone there, and
-- comes in no more.
CREATE TABLE purged (
  device BLOB PRIMARY KEY
) WITHOUT ROWID;

-- Entries about whose word counts, whether or not they count themselves.
CREATE TABLE ruling (
  stream INTEGER NOT NULL REFERENCES stream DEFERRABLE INITIALLY DEFERRED,
  seq    INTEGER NOT NULL,
  PRIMARY KEY (stream, seq)
) WITHOUT ROWID;

-- Entries whose personal part has not come.
CREATE TABLE want (
  stream INTEGER NOT NULL REFERENCES stream DEFERRABLE INITIALLY DEFERRED,
  seq    INTEGER NOT NULL,
  PRIMARY KEY (stream, seq)
) WITHOUT ROWID;

-- One row a registration: what was said (personal), and who said it last.
-- Rows
-- are wide and ids are random: kept in the order of their coming, so that a list is
-- written page after page.
CREATE TABLE registration (
  no       INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE,
  personal BLOB NOT NULL,
  stamps   BLOB NOT NULL
);

-- The row that the organiser's list has of a registration: personal, and read by
-- exports only.
CREATE TABLE cells (
  no    INTEGER PRIMARY KEY, -- of the registration
  cells TEXT NOT NULL
);

-- Every code (personal) that a registration has or had, under a hash of its
-- barest form.
CREATE TABLE code (
  bare         TEXT NOT NULL,
  registration BLOB NOT NULL,
  code         TEXT NOT NULL,
  PRIMARY KEY (bare, registration, code)
) WITHOUT ROWID;

-- Who was ever joined with another registration, and the one that stays: itself,
-- or the one by whose id it is found now.
CREATE TABLE kin (
  registration BLOB PRIMARY KEY,
  stays        BLOB NOT NULL
) WITHOUT ROWID;

-- A hash of the folded full name, and the folded e-mail address (personal), of
-- each person under the registration that stays. Among walk-ins, those are looked up who resemble somebody.
CREATE TABLE namesake (
  name         TEXT    NOT NULL,
  email        TEXT    NOT NULL,
  registration BLOB    NOT NULL,
  walk_in      INTEGER NOT NULL,
  PRIMARY KEY (name, email, registration)
) WITHOUT ROWID;
CREATE INDEX namesake_walk_in ON namesake (name) WHERE walk_in;

-- One row an arrival, and what took it back; after is the departure that a
-- re-entry follows. session is NULL while only the undo is known. Times are ms since 1970; reasons are personal. The registration is part of the key:
-- an undo that names the arrival of somebody else touches nothing of theirs.
CREATE TABLE attendance (
  stream       INTEGER NOT NULL REFERENCES stream DEFERRABLE INITIALLY DEFERRED,
  seq          INTEGER NOT NULL,
  registration BLOB    NOT NULL,
  session      TEXT,
  time         INTEGER NOT NULL,
  seat         INTEGER NOT NULL,
  forced       TEXT    NOT NULL,
  reason       TEXT    NOT NULL,
  undo_stream  INTEGER REFERENCES stream DEFERRABLE INITIALLY DEFERRED,
  undo_seq     INTEGER,
  undo_tick    INTEGER,
  undo_time    INTEGER,
  undo_seat    INTEGER,
  undo_reason  TEXT,
  after_stream INTEGER REFERENCES stream DEFERRABLE INITIALLY DEFERRED,
  after_seq    INTEGER,
  PRIMARY KEY (registration, stream, seq)
) WITHOUT ROWID;
CREATE INDEX attendance_session ON attendance (session, time, undo_seq) WHERE undo_seq IS NULL AND session IS NOT NULL;

-- Persons about whom there is something to look at, under the registration that
-- stays, and how many things.
CREATE TABLE conflict (
  registration BLOB    PRIMARY KEY,
  n            INTEGER NOT NULL
) WITHOUT ROWID;

-- Counts, kept with every write so that nothing is counted at the start.
CREATE TABLE audience (
  venue    TEXT    NOT NULL,
  sessions TEXT    NOT NULL,
  status   TEXT    NOT NULL,
  walk_in  INTEGER NOT NULL,
  people   INTEGER NOT NULL,
  PRIMARY KEY (venue, sessions, status, walk_in)
) WITHOUT ROWID;

CREATE TABLE turnout (
  session  TEXT PRIMARY KEY,
  present  INTEGER NOT NULL,
  inside   INTEGER NOT NULL,
  walk_ins INTEGER NOT NULL,
  invited  INTEGER NOT NULL,
  unnamed  INTEGER NOT NULL
) WITHOUT ROWID;

-- 'tick': the highest of any entry. 'door': entries made at a desk, which no
-- list can give back and no peer has said that it holds.
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  n    INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO counter VALUES ('tick', 0), ('door', 0);
-- +goose StatementEnd
