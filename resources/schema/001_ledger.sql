-- The ledger: one row a press, the one truth about what was sent. Anything made for searching is kept apart
-- from it and can be rebuilt. Statements end with ";" at the end of a line, and only there.

CREATE TABLE sends (
    id             INTEGER PRIMARY KEY,
    request_id     TEXT    NOT NULL UNIQUE,  -- made at the press: using one twice is refused here
    state          TEXT    NOT NULL CHECK (state IN ('intent', 'on_wire', 'accepted', 'rejected', 'not_sent', 'unknown')),
    started_at     INTEGER NOT NULL,         -- ms since 1970, UTC
    on_wire_at     INTEGER,
    ended_at       INTEGER,
    duration_ms    INTEGER,
    operator       TEXT    NOT NULL,
    profile        TEXT    NOT NULL,
    environment    TEXT    NOT NULL CHECK (environment IN ('sandbox', 'test', 'live')),
    app_key        TEXT    NOT NULL,
    host           TEXT    NOT NULL,
    sender         TEXT    NOT NULL,
    object_name    TEXT    NOT NULL,
    include_sender INTEGER NOT NULL CHECK (include_sender IN (0, 1)),
    content_sha256 TEXT    NOT NULL,
    body_sha256    TEXT    NOT NULL,
    content_bytes  INTEGER NOT NULL,
    excerpt        TEXT    NOT NULL,
    owner_pid      INTEGER NOT NULL,
    owner_started  TEXT    NOT NULL,
    owner_boot     TEXT    NOT NULL,
    reason         TEXT    NOT NULL DEFAULT '',
    http_status    INTEGER,
    code           INTEGER,
    service_message TEXT   NOT NULL DEFAULT '',
    detail         TEXT    NOT NULL DEFAULT '',
    read_at        INTEGER                   -- when a person looked at an end that needs one
) STRICT;

-- The exact bytes, apart from the rows, so that lists stay quick.
CREATE TABLE contents (
    send_id INTEGER PRIMARY KEY REFERENCES sends (id),
    content BLOB NOT NULL
) STRICT;

CREATE INDEX open_sends ON sends (id) WHERE state IN ('intent', 'on_wire');
CREATE INDEX unread_sends ON sends (id) WHERE read_at IS NULL AND state IN ('rejected', 'unknown');

-- An end never changes, and nothing goes back.
CREATE TRIGGER sends_end_is_final BEFORE UPDATE OF state ON sends
WHEN OLD.state NOT IN ('intent', 'on_wire') OR NEW.state = 'intent' OR (OLD.state = 'on_wire' AND NEW.state = 'on_wire')
BEGIN SELECT RAISE(ABORT, 'an end state never changes'); END;

CREATE TRIGGER sends_intent_is_final BEFORE UPDATE OF request_id, started_at, operator, profile, environment, app_key, host, sender, object_name, include_sender, content_sha256, body_sha256, content_bytes ON sends
BEGIN SELECT RAISE(ABORT, 'what was sent never changes'); END;

CREATE TRIGGER contents_are_final BEFORE UPDATE ON contents
BEGIN SELECT RAISE(ABORT, 'what was sent never changes'); END;

-- One row an App Key (its SHA-256): who holds the slot and when the next send may start. Times are of the
-- monotonic clock of that boot.
CREATE TABLE slots (
    app_key_sha256   TEXT    PRIMARY KEY,
    boot             TEXT    NOT NULL,
    next_at          INTEGER NOT NULL,
    wait_length      INTEGER NOT NULL,
    throttled        INTEGER NOT NULL,
    service_off_send INTEGER NOT NULL,
    holder_send      INTEGER NOT NULL,
    holder_pid       INTEGER NOT NULL,
    holder_started   TEXT    NOT NULL,
    holder_boot      TEXT    NOT NULL,
    held_until       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Damaged ledgers that were set aside and that a person has acknowledged, by file name.
CREATE TABLE acknowledged (
    file_name TEXT PRIMARY KEY,
    at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
