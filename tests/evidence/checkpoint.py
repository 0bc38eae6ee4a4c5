"""Checkpoints: C2SP tlog-checkpoint without extension lines, and the tree of RFC 6962 section 2.1."""

import base64
import binascii
import re
import unicodedata
from hashlib import sha256

import ed25519

MAX_TEXT = 8 * 1024


class Malformed(Exception):
    """Not the text of a checkpoint."""


def node(left, right):
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """The complete subtrees of the leaves so far, largest first."""

    def __init__(self):
        self.size, self.subtrees = 0, []

    def push(self, entry_hash):
        hash_, count = sha256(b"\x00" + entry_hash).digest(), self.size
        while count & 1:
            hash_ = node(self.subtrees.pop(), hash_)
            count >>= 1
        self.subtrees.append(hash_)
        self.size += 1

    def root(self):
        if not self.subtrees:
            return sha256(b"").digest()
        hash_ = self.subtrees[-1]
        for left in reversed(self.subtrees[:-1]):
            hash_ = node(left, hash_)
        return hash_


def exact_base64(text, size):
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise Malformed("base64") from None
    if len(data) != size or base64.b64encode(data).decode() != text:
        raise Malformed("base64")
    return data


def is_name(text):
    return text != "" and not any(c.isspace() or unicodedata.category(c) == "Cc" or c == "+" for c in text)


class Checkpoint:
    def __init__(self, data):
        if len(data) > MAX_TEXT:
            raise Malformed("too long")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Malformed("not text") from None
        lines = text.split("\n")
        if len(lines) < 5 or lines[-1] != "" or lines[3] != "":
            raise Malformed("lines")
        self.origin = lines[0]
        match = re.fullmatch("clientvault/([0-9a-f]{32})", lines[0])
        if not match or not re.fullmatch("0|[1-9][0-9]{0,19}", lines[1]) or int(lines[1]) >= 1 << 64:
            raise Malformed("head")
        self.vault, self.size = bytes.fromhex(match[1]), int(lines[1])
        self.root = exact_base64(lines[2], 32)
        self.signed = "\n".join(lines[:3]).encode() + b"\n"
        self.signatures = []
        for line in lines[4:-1]:
            words = line.split(" ")
            if len(words) != 3 or words[0] != "—" or not is_name(words[1]):
                raise Malformed("signature line")
            data = exact_base64(words[2], 68)
            self.signatures.append((words[1], data[:4], data[4:]))
        if len(self.signatures) > 16:
            raise Malformed("too many signatures")

    def problem(self, root, membership):
        """What is wrong with it right after its last entry, or None."""
        if self.vault != membership.vault:
            return "checkpoint_origin"
        if self.root != root:
            return "checkpoint_root"
        good = 0
        for name, number, signature in self.signatures:
            key = self.key(name, membership)
            if key is None or sha256(name.encode() + b"\n\x01" + key).digest()[:4] != number:
                continue
            if not ed25519.verify(key, self.signed, signature):
                return "checkpoint_signature"
            good += 1
        return None if good else "checkpoint_signature"

    def key(self, name, membership):
        """The key in force that the name claims, if any."""
        if name == self.origin + "/root":
            return membership.root
        match = re.fullmatch(re.escape(self.origin) + "/(device|person)/([0-9a-f]{32})", name)
        if not match:
            return None
        who = bytes.fromhex(match[2])
        if match[1] == "device":
            return membership.devices.get(who)
        person = membership.people.get(who)
        return None if person is None or person.frozen or person.invited_until is not None else person.key
