-- +goose Up

-- What this database is about, once there is an entry.
CREATE TABLE event (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  id  text    NOT NULL
);

-- Whether what is about people is sealed, and with what key: a word that only it opens;
-- NULL where it is left open. Sealed are the personal parts of entry and quarantine,
-- the strands of inbox and branch, and the values of setting.
CREATE TABLE sealed (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  proof bytea
);

-- That the event is over and what is about people was deleted, by which device; counts
-- are the figures that are left. From then on nobody's data is taken in.
CREATE TABLE purged (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  device uuid    NOT NULL,
  at     bigint  NOT NULL,
  counts jsonb   NOT NULL
);

-- What one process run wrote. seq, hash and sig are its head, as last signed; seq
-- is 0 while nothing of it was taken in. tick is the highest of its entries. Its
-- row is the lock under which anything is written about the stream. waiting: there
-- are pieces of it in inbox; stranger: they wait for somebody to vouch for this
-- device. disputed: it may have forked, and nothing of it is claimed.
CREATE TABLE stream (
  id       uuid    PRIMARY KEY,
  seq      bigint  NOT NULL DEFAULT 0,
  hash     bytea,
  sig      bytea,
  tick     bigint  NOT NULL DEFAULT 0,
  device   uuid,
  key      bytea,
  desk     text,
  waiting  boolean NOT NULL DEFAULT false,
  stranger uuid,
  disputed boolean NOT NULL DEFAULT false
) WITH (fillfactor = 70); -- room for the next head of a stream beside its last
CREATE INDEX stream_stranger ON stream (stranger) WHERE stranger IS NOT NULL;

-- The bytes of an entry never change. They are written with the row of their stream, in one
-- transaction; a foreign key would look for it once more with each. subject is whom
-- an entry is about, for when they are erased: seldom enough to go without an index.
CREATE TABLE entry (
  stream   uuid   NOT NULL,
  seq      bigint NOT NULL,
  subject  uuid,
  bytes    bytea  NOT NULL,
  hash     bytea  NOT NULL,
  salt     bytea,
  personal bytea,
  PRIMARY KEY (stream, seq)
);

-- Signed heads, one in 256 entries, beside the last in stream.
CREATE TABLE mark (
  stream uuid   NOT NULL,
  seq    bigint NOT NULL,
  sig    bytea  NOT NULL,
  PRIMARY KEY (stream, seq)
);

-- Pieces of streams that wait for an earlier piece, or for somebody to vouch for
-- the device that wrote them.
CREATE TABLE inbox (
  stream uuid   NOT NULL,
  first  bigint NOT NULL,
  last   bigint NOT NULL,
  strand bytea  NOT NULL,
  PRIMARY KEY (stream, first, last)
);

-- Entries that were not taken, for a person to look at. digest is SHA-256 of bytes.
CREATE TABLE quarantine (
  stream   uuid   NOT NULL,
  seq      bigint NOT NULL,
  digest   bytea  NOT NULL,
  reason   text   NOT NULL,
  desk     text   NOT NULL,
  bytes    bytea  NOT NULL,
  salt     bytea,
  personal bytea,
  received bigint NOT NULL,
  PRIMARY KEY (stream, seq, digest)
);

-- The branches of forked streams that do not stand, each with the chain behind
-- its last entry and behind the entry that stands in the place of its first.
CREATE TABLE branch (
  stream uuid  NOT NULL,
  head   bytea NOT NULL,
  rival  bytea NOT NULL,
  strand bytea NOT NULL,
  PRIMARY KEY (stream, head)
);

-- Entries that the store itself heeds: who vouches for whom, whose word counts,
-- what the event is. vouches is the device that is vouched for.
CREATE TABLE heeded (
  stream  uuid   NOT NULL,
  seq     bigint NOT NULL,
  vouches uuid,
  PRIMARY KEY (stream, seq)
);
CREATE INDEX heeded_vouches ON heeded (vouches) WHERE vouches IS NOT NULL;

-- Entries whose personal part has not come, and whom they are about.
CREATE TABLE want (
  stream  uuid   NOT NULL,
  seq     bigint NOT NULL,
  subject uuid,
  PRIMARY KEY (stream, seq)
);

-- Entries that say that somebody was erased: nobody asks for them any more.
CREATE TABLE erased (
  subject uuid   NOT NULL,
  stream  uuid   NOT NULL,
  seq     bigint NOT NULL,
  PRIMARY KEY (subject, stream, seq)
);
CREATE INDEX erased_entry ON erased (stream, seq);

-- What other machines last said that they hold: 16 bytes of a stream's id and 8 of
-- its number, and so on. Times are ms since 1970, here and below.
CREATE TABLE peer (
  device uuid   PRIMARY KEY,
  desk   text   NOT NULL,
  venue  text   NOT NULL,
  have   bytea  NOT NULL,
  heard  bigint NOT NULL,
  ahead  bigint NOT NULL
);

-- From here on: who may reach the hub. token and once are hashes of what is secret.
CREATE TABLE invitation (
  token   bytea  PRIMARY KEY,
  event   text   NOT NULL,
  venue   text   NOT NULL,
  desk    text   NOT NULL,
  expires bigint NOT NULL,
  device  uuid              -- that redeemed it
);

CREATE TABLE member (
  device  uuid   PRIMARY KEY,
  key     bytea  NOT NULL,
  desk    text   NOT NULL,
  venue   text   NOT NULL,
  joined  bigint NOT NULL,
  revoked bigint,
  met     bigint,
  program text   NOT NULL DEFAULT '',
  unsent  bigint NOT NULL DEFAULT 0,
  ahead   bigint NOT NULL DEFAULT 0
);

CREATE TABLE spent (
  once    bytea  PRIMARY KEY,
  expires bigint NOT NULL
);
CREATE INDEX spent_expires ON spent (expires);

CREATE TABLE secret (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  bytes bytea   NOT NULL
);

-- The server keeps samples of columns to plan by, outside of the tables, for as long as
-- it likes: of what is about people, none.
ALTER TABLE entry ALTER COLUMN salt SET STATISTICS 0, ALTER COLUMN personal SET STATISTICS 0;
ALTER TABLE quarantine ALTER COLUMN salt SET STATISTICS 0, ALTER COLUMN personal SET STATISTICS 0;
ALTER TABLE inbox ALTER COLUMN strand SET STATISTICS 0;
ALTER TABLE branch ALTER COLUMN strand SET STATISTICS 0;

-- What the hub's processes remember together.
CREATE TABLE setting (
  key   text  PRIMARY KEY,
  value bytea NOT NULL
);
