"""The claim of a file that shows a selection completely: FORMAT.md, "Selection"."""

import cbor
from membership import DEVICE, ROOT, is_bytes, is_number, is_signed_number, or_null

RECORD_TABLE = 1
ID = is_bytes(16)


class BadSelection(Exception):
    """Not a selection."""


class Selection:
    FORM = (or_null(is_signed_number), or_null(is_signed_number), or_null(ID), or_null(ID), or_null(ID), is_number(64))

    def __init__(self, payload):
        try:
            values = cbor.decode(payload)
        except cbor.NotCanonical:
            raise BadSelection from None
        if not isinstance(values, list) or len(values) != 6:
            raise BadSelection
        if not all(check(value) for check, value in zip(self.FORM, values)):
            raise BadSelection
        self.from_ms, self.until_ms, self.actor, self.object_ref, self.record, self.pruned_until = values
        if (self.object_ref is None) != (self.record is None):
            raise BadSelection
        if None not in (self.from_ms, self.until_ms) and self.from_ms > self.until_ms:
            raise BadSelection
        self.selected, self.disclosed, self.pruned, self.actions = 0, 0, 0, {}

    def selects(self, entry):
        if self.from_ms is not None and entry.wall_ms < self.from_ms:
            return False
        if self.until_ms is not None and entry.wall_ms >= self.until_ms:
            return False
        if self.actor is not None and (entry.actor in (ROOT, DEVICE) or entry.actor != self.actor):
            return False
        if self.object_ref is None or entry.object_ref == self.object_ref:
            return True
        return any(change[0] == RECORD_TABLE and change[1] == self.record for change in entry.changes)

    def meet(self, entry):
        """Counts an entry."""
        if self.selects(entry):
            self.selected += 1
            counts = self.actions.setdefault(entry.action, [0, 0, 0])
            counts[0 if entry.result == 0 else entry.result[0]] += 1

    def withheld(self, entry):
        """Whether the missing detail of this entry had to be there."""
        if entry.detail_commit is None or not self.selects(entry):
            return False
        if entry.seq > self.pruned_until:
            return True
        self.pruned += 1
        return False

    def disclose(self, entry, detail):
        """Takes a disclosed detail; False if it names another record than its entry."""
        self.disclosed += self.selects(entry)
        if self.object_ref is None:
            return True
        record = self.record.hex()
        if entry.object_ref == self.object_ref:
            return detail.get("record", record) == record
        return detail.get("record") != record or entry.object_ref is None

    def report(self):
        names = ("done", "refused", "failed")
        parts = ("actor", "object_ref", "record")
        return {
            "from_ms": self.from_ms,
            "until_ms": self.until_ms,
            **{part: getattr(self, part) and getattr(self, part).hex() for part in parts},
            "pruned_until": self.pruned_until,
            "entries": self.selected,
            "details": self.disclosed,
            "pruned": self.pruned,
            "actions": {action: dict(zip(names, counts)) for action, counts in sorted(self.actions.items())},
        }
