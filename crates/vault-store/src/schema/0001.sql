-- A record is at most three facets, one per level, each sealed as one unit under its own key.
-- Clustered by (scope, record, level): one person's records lie together.
CREATE TABLE facet (
    scope   BLOB    NOT NULL CHECK (length(scope) = 16),
    record  BLOB    NOT NULL CHECK (length(record) = 16),
    level   INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    kind    INTEGER NOT NULL,
    parent  BLOB             CHECK (parent IS NULL OR length(parent) = 16),
    version INTEGER NOT NULL,
    epoch   INTEGER NOT NULL,
    rk      BLOB    NOT NULL CHECK (length(rk) = 16),
    wrapped BLOB    NOT NULL,
    schema  INTEGER NOT NULL,
    alg     INTEGER NOT NULL,
    body    BLOB    NOT NULL,
    PRIMARY KEY (scope, record, level)
) WITHOUT ROWID, STRICT;
CREATE INDEX facet_parent ON facet (parent) WHERE parent IS NOT NULL;

-- Facets as they were before an import batch changed them: what taking the batch back needs, beside the sealed lists
-- of the records it made.
CREATE TABLE prior_facet (
    batch   BLOB    NOT NULL,
    scope   BLOB    NOT NULL,
    record  BLOB    NOT NULL,
    level   INTEGER NOT NULL,
    -- Version the batch wrote; a higher one now means that someone saved since.
    written INTEGER NOT NULL,
    -- NULL when there was no such facet.
    facet   BLOB,
    PRIMARY KEY (batch, scope, record, level)
) WITHOUT ROWID, STRICT;

-- Compartment keys, each sealed to one recipient.
CREATE TABLE compartment_grant (
    scope     BLOB    NOT NULL,
    level     INTEGER NOT NULL,
    epoch     INTEGER NOT NULL,
    recipient BLOB    NOT NULL,
    sealed    BLOB    NOT NULL,
    PRIMARY KEY (scope, level, epoch, recipient)
) WITHOUT ROWID, STRICT;

-- The ledger. Columns beside `entry` repeat what it says, for look-ups; the entry decides.
CREATE TABLE ledger (
    seq        INTEGER PRIMARY KEY,
    action     TEXT    NOT NULL,
    actor      BLOB,
    object_ref BLOB,
    wall_ms    INTEGER NOT NULL,
    refused    INTEGER NOT NULL,
    entry      BLOB    NOT NULL,
    signature  BLOB    NOT NULL,
    detail     BLOB
) STRICT;
CREATE INDEX ledger_object ON ledger (object_ref, seq) WHERE object_ref IS NOT NULL;
CREATE INDEX ledger_action ON ledger (action, seq);
