"""Checks exported ClientVault ledgers (.cvaudit) with nothing but this folder and the standard library.

    cvaudit.py FILE --root FINGERPRINT [--checkpoint OLD]...
    cvaudit.py --batch LIST        each line: path<TAB>root[<TAB>checkpoint path]...

One line of JSON per file; status 0 complete, 1 broken, 2 unreadable (the highest of a batch). Written from
crates/vault-ledger/FORMAT.md alone: it shares no code with the program whose ledgers it checks.
"""

import argparse
import json
import sys
from hashlib import sha256

import cbor
import ed25519
from checkpoint import MAX_TEXT, Checkpoint, Malformed, Tree
from membership import DEVICE, ROOT, Membership, Refused, is_bytes, is_name, is_number, is_signed_number, or_null
from membership import read_fact, require
from selection import BadSelection, Selection

CONTEXT = b"clientvault/v1/ledger-entry\x00"
MAX_ENTRY, MAX_DETAIL, MAX_PUBLIC, MAX_CHANGES, MAX_CHECKPOINTS = 512 * 1024, 16 * 1024, 64 * 1024, 5000, 1024
CHECKPOINT, ENTRY, DETAIL, END, SELECTION = 1, 2, 3, 4, 5
# Shortest and longest payload of each.
FRAMES = {
    CHECKPOINT: (0, MAX_TEXT), ENTRY: (64, 64 + MAX_ENTRY), DETAIL: (32, 32 + MAX_DETAIL), END: (8, 8), SELECTION: (0, 1024)
}  # fmt: skip
ID, HASH = is_bytes(16), is_bytes(32)


class Unreadable(Exception):
    """The file cannot be read at all."""


class Broken(Exception):
    """The first bad entry: its position and what is wrong."""

    def __init__(self, seq, kind):
        super().__init__(seq, kind)
        self.seq, self.kind = seq, kind


def is_code(value):
    return isinstance(value, str) and 1 <= len(value) <= 48 and all(c.isascii() and (c.isalnum() or c in "._-") for c in value)


def is_result(value):
    return value == 0 or (
        isinstance(value, list) and len(value) == 2 and value[0] in (1, 2) and isinstance(value[0], int) and is_code(value[1])
    )


def read_changes(items):
    """The changes [table, row, level, version, hash, scope]; a mark stands only where the scope becomes another."""
    require(isinstance(items, list), "not_canonical")
    changes, scope, marked = [], None, False
    for item in items:
        if isinstance(item, list):
            form = (is_number(8), ID, lambda level: is_number(8)(level) and level <= 3, is_number(64), HASH)
            require(len(item) == 5 and all(check(part) for check, part in zip(form, item)), "not_canonical")
            changes.append([*item, scope])
            marked = False
        else:
            require(not marked and item != scope and or_null(ID)(item), "not_canonical")
            scope, marked = item, True
    require(not marked, "not_canonical")
    require(len(changes) <= MAX_CHANGES, "too_large")
    return changes


class Entry:
    """The decoded entry; raises Refused with the kind."""

    FORM = (
        (1, ID), (2, ID), (3, is_number(64)), (4, HASH), (5, is_signed_number), (6, is_number(64)), (7, ID),
        (8, or_null(ID)), (10, is_name), (11, or_null(ID)), (12, is_result), (13, is_number(32)), (16, or_null(HASH)),
    )  # fmt: skip

    def __init__(self, data):
        require(len(data) <= MAX_ENTRY, "too_large")
        try:
            values = self.read(data)
        except cbor.NotCanonical:
            raise Refused("not_canonical") from None
        require(all(check(values[at]) for at, check in self.FORM), "not_canonical")
        _, self.vault, self.device, self.seq, self.prev_hash, self.wall_ms = values[:6]
        self.action, self.object_ref, self.result = values[10:13]
        actor = values[9]
        require(ID(actor) or (isinstance(actor, int) and actor in (0, 1)), "not_canonical")
        self.actor = {0: DEVICE, 1: ROOT}.get(actor, actor)
        self.changes = read_changes(values[14])
        self.public, self.detail_commit = values[15:17]
        require(self.public is None or isinstance(self.public, bytes), "not_canonical")
        require(self.public is None or len(self.public) <= MAX_PUBLIC, "too_large")

    @staticmethod
    def read(data):
        reader = cbor.Reader(data)
        require(reader.head() == (4, 17), "not_canonical")
        major, version = reader.head()
        require(major == 0 and 1 <= version < 1 << 16, "not_canonical")
        require(version == 1, "future_format")
        values = [version, *(reader.value(1) for _ in range(16))]
        require(reader.at == len(data), "not_canonical")
        return values


def read_detail(data):
    """The pairs of a detail, or None if it is none."""
    try:
        detail = cbor.decode(data)
    except cbor.NotCanonical:
        return None
    if not isinstance(detail, cbor.Map) or len(detail.pairs) > 64 or len(data) > MAX_DETAIL:
        return None
    for key, value in detail.pairs:
        if not isinstance(key, str) or not 1 <= len(key) <= 32:
            return None
        if not all(c in "abcdefghijklmnopqrstuvwxyz0123456789_" for c in key):
            return None
        if not is_signed_number(value) and not (isinstance(value, str) and len(value.encode()) <= 1024):
            return None
    return dict(detail.pairs)


class Audit:
    """One pass over one file."""

    def __init__(self, file, root_fingerprint, older):
        self.file, self.members, self.tree = file, Membership(root_fingerprint), Tree()
        self.pending, self.agreed = list(older), 0
        self.hash, self.wall_ms, self.awaited = bytes(32), 0, None
        self.details, self.clock_back, self.first_back, self.discontinuities = 0, 0, None, 0
        self.selection, self.last_tag, self.file_checkpoints = None, CHECKPOINT, 0

    def take(self, count):
        data = self.file.read(count)
        if len(data) != count:
            raise Broken(self.tree.size + 1, "container")
        return data

    def container(self):
        return Broken(self.tree.size + 1, "container")

    def frame(self):
        """The next frame, whole, well formed and in its place."""
        head = self.take(5)
        tag, length = head[0], int.from_bytes(head[1:], "big")
        shortest, longest = FRAMES.get(tag, (1, 0))
        in_place = self.last_tag in {
            CHECKPOINT: (CHECKPOINT,), SELECTION: (CHECKPOINT,), DETAIL: (ENTRY,)
        }.get(tag, (CHECKPOINT, SELECTION, ENTRY, DETAIL))  # fmt: skip
        if not shortest <= length <= longest or not in_place:
            raise self.container()
        self.last_tag, payload = tag, self.take(length)
        try:
            if tag == CHECKPOINT:
                self.file_checkpoints += 1
                if self.file_checkpoints > MAX_CHECKPOINTS:
                    raise self.container()
                return tag, Checkpoint(payload)
            if tag == SELECTION:
                return tag, Selection(payload)
        except (Malformed, BadSelection):
            raise self.container() from None
        if tag == END and self.file.read(1):
            raise self.container()
        return tag, payload

    def run(self):
        head = self.file.read(26)
        if len(head) != 26 or head[:8] != b"cvaudit\0" or head[8:10] != b"\0\1":
            raise Unreadable("not an exported ledger of this version")
        self.vault = head[10:]
        for checkpoint in self.pending:
            self.expect(checkpoint)
        while True:
            tag, payload = self.frame()
            if tag == DETAIL:
                self.detail(payload)
                continue
            self.end_of_entry()
            if tag == CHECKPOINT:
                self.expect(payload)
                self.pending.append(payload)
            elif tag == SELECTION:
                self.selection = payload
            elif tag == ENTRY:
                try:
                    self.check_entry(self.tree.size + 1, payload[:64], payload[64:])
                except Refused as refused:
                    raise Broken(self.tree.size + 1, str(refused)) from None
                self.after_entry(self.tree.size)
            else:
                return self.finish(int.from_bytes(payload, "big"))

    @staticmethod
    def expect(checkpoint):
        if checkpoint.size == 0:
            raise Broken(0, "checkpoint_root")

    def check_entry(self, seq, signature, data):
        entry = Entry(data)
        hash_ = sha256(data).digest()
        require(entry.seq <= seq, "gap")
        require(entry.seq == seq, "duplicate" if hash_ == self.hash and seq > 1 else "order")
        require(entry.prev_hash == self.hash, "prev_hash")
        if seq == 1:
            fact = self.members.begin(entry)
            key = self.members.root
        else:
            key = self.members.key_of(entry)
            fact = read_fact(entry)
            self.members.check_rights(entry, fact)
        if fact:
            self.members.apply(entry, fact)
            if entry.action == "ledger.checkpoint":
                require(fact == [seq - 1, self.tree.root()], "checkpoint_root")
            self.discontinuities += entry.action == "ledger.discontinuity"
        require(ed25519.verify(key, CONTEXT + hash_, signature), "signature")
        if seq > 1 and entry.wall_ms < self.wall_ms:
            self.clock_back += 1
            self.first_back = self.first_back or seq
        self.hash, self.wall_ms, self.awaited = hash_, entry.wall_ms, entry
        self.tree.push(hash_)

    def after_entry(self, seq):
        self.compare(seq)
        if self.awaited.vault != self.vault:
            raise Broken(seq, "wrong_vault")
        if self.selection:
            self.selection.meet(self.awaited)

    def compare(self, size):
        for checkpoint in [one for one in self.pending if one.size == size]:
            problem = checkpoint.problem(self.tree.root(), self.members)
            if problem:
                raise Broken(size, problem)
            self.agreed += 1
        self.pending = [one for one in self.pending if one.size != size]

    def detail(self, payload):
        seq, entry, self.awaited = self.tree.size, self.awaited, None
        detail = read_detail(payload[32:])
        if detail is None or entry.detail_commit != sha256(payload).digest():
            raise Broken(seq, "detail")
        self.details += 1
        if self.selection and not self.selection.disclose(entry, detail):
            raise Broken(seq, "object")

    def end_of_entry(self):
        """The entry before is over: no detail of it has come, or none is awaited."""
        if self.selection and self.awaited and self.selection.withheld(self.awaited):
            raise Broken(self.tree.size, "withheld")
        self.awaited = None

    def finish(self, announced):
        entries = self.tree.size
        if announced > entries:
            raise Broken(entries + 1, "truncated")
        if announced < entries:
            raise self.container()
        if self.pending:
            raise Broken(entries + 1, "truncated")
        if entries == 0:
            raise Broken(1, "not_genesis")
        if self.selection and self.selection.pruned_until != self.members.pruned_until:
            raise Broken(entries, "selection")
        return {
            "result": "complete",
            "vault": self.vault.hex(),
            "entries": entries,
            "head_hash": self.hash.hex(),
            "tree_root": self.tree.root().hex(),
            "last_wall_ms": self.wall_ms,
            "checkpoints": self.agreed,
            "details": self.details,
            "clock_back": self.clock_back,
            "first_clock_back": self.first_back,
            "discontinuities": self.discontinuities,
            "selection": self.selection and self.selection.report(),
        }


def check(path, root, checkpoint_paths):
    """The verdict on one file."""
    try:
        older = []
        fingerprint = bytes.fromhex("".join(root.split()))
        if len(fingerprint) != 16:
            raise Unreadable("the root fingerprint has 32 hex digits")
        for old in checkpoint_paths:
            with open(old, "rb") as file:
                older.append(Checkpoint(file.read(MAX_TEXT + 1)))
        with open(path, "rb") as file:
            return Audit(file, fingerprint, older).run()
    except Broken as broken:
        return {"result": "broken", "seq": broken.seq, "kind": broken.kind}
    except (Unreadable, Malformed, OSError, ValueError) as why:
        return {"result": "unreadable", "reason": str(why)}


def main():
    parser = argparse.ArgumentParser(description="Checks exported ClientVault ledgers.")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--root")
    parser.add_argument("--checkpoint", action="append", default=[])
    parser.add_argument("--batch")
    arguments = parser.parse_args()
    if arguments.batch:
        with open(arguments.batch, encoding="utf-8") as lines:
            cases = [line.rstrip("\n").split("\t") for line in lines]
    elif arguments.file and arguments.root:
        cases = [[arguments.file, arguments.root, *arguments.checkpoint]]
    else:
        parser.error("a file and --root, or --batch")
    status = 0
    for path, root, *checkpoints in cases:
        verdict = check(path, root, checkpoints)
        status = max(status, {"complete": 0, "broken": 1, "unreadable": 2}[verdict["result"]])
        print(json.dumps(verdict))
    return status


if __name__ == "__main__":
    sys.exit(main())
