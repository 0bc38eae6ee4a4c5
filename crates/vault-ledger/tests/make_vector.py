#!/usr/bin/env python3
"""Makes the test vectors from FORMAT.md alone, in another language and without the crate.

The tests of the crate verify the files and encode the same entries to the same bytes; so two programs that share
no code agree on every byte. Nothing but the standard library. `make_vector.py` compares with the files beside it;
`make_vector.py --write` writes them.

vector.cvaudit: three entries, a checkpoint, a disclosed detail. selection.cvaudit: the same ledger gone on, with a
checkpoint inside and one of all of it outside, a pruning, and a selection. update.txt: from the checkpoint of the
first file to that of the second.
"""

import base64
import hashlib
import pathlib
import sys

# Ed25519, after the reference code of RFC 8032, section 6.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(a, b):
    m = (a[1] - a[0]) * (b[1] - b[0]) % P
    n = (a[1] + a[0]) * (b[1] + b[0]) % P
    c = 2 * a[3] * b[3] * D % P
    d = 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def base_point():
    y = 4 * pow(5, P - 2, P) % P
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    x = P - x if x & 1 else x
    return x, y, 1, x * y % P


BASE = base_point()


def compress(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def expand(seed):
    wide = hashlib.sha512(seed).digest()
    return int.from_bytes(wide[:32], "little") & (1 << 254) - 8 | 1 << 254, wide[32:]


def public(seed):
    return compress(multiply(expand(seed)[0], BASE))


def sign(seed, message):
    secret, prefix = expand(seed)
    number = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % ORDER
    point = compress(multiply(number, BASE))
    challenge = int.from_bytes(hashlib.sha512(point + public(seed) + message).digest(), "little")
    return point + ((number + challenge * secret) % ORDER).to_bytes(32, "little")


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# CBOR in its deterministic form, RFC 8949 section 4.2.1.
def head(major, value):
    if value < 24:
        return bytes([major << 5 | value])
    info, width = next((i, w) for i, w in ((24, 1), (25, 2), (26, 4), (27, 8)) if value < 1 << 8 * w)
    return bytes([major << 5 | info]) + value.to_bytes(width, "big")


def cbor(value):
    if value is None:
        return b"\xf6"
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, dict):
        pairs = sorted((cbor(key), cbor(item)) for key, item in value.items())
        return head(5, len(pairs)) + b"".join(key + item for key, item in pairs)
    return head(4, len(value)) + b"".join(map(cbor, value))


ROOT, DEVICE_KEY, OWNER_KEY = (bytes([n]) * 32 for n in (1, 2, 3))
VAULT, DEVICE, OWNER, BOOT = (bytes([n]) * 16 for n in (0x11, 0xD1, 0xA1, 0xB0))
RECORD, REFERENCE = b"\x0c" * 16, b"\x0b" * 16
SALT, DETAIL = b"\x5a" * 32, cbor({"field": "phone"})
VIEW = cbor({"field": "phone", "record": RECORD.hex()})


def entry(seq, before, actor, action, result, session=None, object_ref=None, changes=(), public_facts=None, commit=None):
    previous = sha256(before) if before else bytes(32)
    wall, mono = 1_700_000_000_000 + 1000 * (seq - 1), 1000 * seq
    return cbor([1, VAULT, DEVICE, seq, previous, wall, mono, BOOT, session, actor, action, object_ref, result, 1,
                 list(changes), public_facts, commit])


def frame(tag, payload):
    return bytes([tag]) + len(payload).to_bytes(4, "big") + payload


def leaf(each):
    return sha256(b"\0", sha256(each))


def tree(leaves):
    """MTH of RFC 6962 section 2.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256()
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1", tree(leaves[:k]), tree(leaves[k:]))


def consistency(old, leaves, known=True):
    """SUBPROOF of RFC 6962 section 2.1.2."""
    if old == len(leaves):
        return [] if known else [tree(leaves)]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    if old <= k:
        return consistency(old, leaves[:k], known) + [tree(leaves[k:])]
    return consistency(old - k, leaves[k:], False) + [tree(leaves[:k])]


def checkpoint(entries):
    root = tree([leaf(each) for each in entries])
    body = f"clientvault/{VAULT.hex()}\n{len(entries)}\n{base64.b64encode(root).decode()}\n"
    name = f"clientvault/{VAULT.hex()}/device/{DEVICE.hex()}"
    key_number = sha256(name.encode(), b"\n\x01", public(DEVICE_KEY))[:4]
    blob = base64.b64encode(key_number + sign(DEVICE_KEY, body.encode())).decode()
    return f"{body}\n\u2014 {name} {blob}\n"


def ledger():
    """Seven entries, each with the seed of its signer."""
    created = cbor([public(ROOT), b"\x01" * 32, OWNER, public(OWNER_KEY), b"\x03" * 32, 0b10, DEVICE, public(DEVICE_KEY)])
    first = entry(1, None, 1, "vault.created", 0, public_facts=created)
    change = [1, RECORD, 2, 1, sha256(b"row")]
    about = {"session": b"\x5e" * 16, "object_ref": REFERENCE}
    second = entry(2, first, OWNER, "customer.saved", 0, changes=[change], commit=sha256(SALT, DETAIL), **about)
    third = entry(3, second, 0, "login.refused", [1, "AUT-401"])
    root = tree([leaf(each) for each in (first, second, third)])
    fourth = entry(4, third, OWNER, "ledger.checkpoint", 0, public_facts=cbor([3, root]))
    fifth = entry(5, fourth, OWNER, "ledger.prune", 0, public_facts=cbor([2]))
    sixth = entry(6, fifth, OWNER, "field.revealed", 0, commit=sha256(SALT, VIEW), **about)
    seventh = entry(7, sixth, OWNER, "field.revealed", [1, "FLD-403"], **about)
    everyone = (ROOT, OWNER_KEY, DEVICE_KEY, OWNER_KEY, OWNER_KEY, OWNER_KEY, OWNER_KEY)
    return [*zip((first, second, third, fourth, fifth, sixth, seventh), everyone)]


def audit(signed, before, details):
    parts = [b"cvaudit\0", (1).to_bytes(2, "big"), VAULT, *before]
    for seq, (each, seed) in enumerate(signed, 1):
        parts.append(frame(2, sign(seed, b"clientvault/v1/ledger-entry\0" + sha256(each)) + each))
        if seq in details:
            parts.append(frame(3, SALT + details[seq]))
    parts.append(frame(4, len(signed).to_bytes(8, "big")))
    return b"".join(parts)


def vectors():
    signed = ledger()
    entries = [each for each, _ in signed]
    old, new = checkpoint(entries[:3]), checkpoint(entries)
    vector = audit(signed[:3], [frame(1, old.encode())], {2: DETAIL})
    # All about the record from the first moment of entry 2 to the last of entry 6; the detail of entry 2 is deleted.
    selection = cbor([1_700_000_001_000, 1_700_000_005_001, OWNER, REFERENCE, RECORD, 2])
    selected = audit(signed, [frame(1, old.encode()), frame(1, new.encode()), frame(5, selection)], {6: VIEW})
    proof = consistency(3, [leaf(each) for each in entries])
    update = "".join(["old 3\n", *(base64.b64encode(each).decode() + "\n" for each in proof), "\n", new])
    return {"vector.cvaudit": vector, "selection.cvaudit": selected, "update.txt": update.encode()}


if __name__ == "__main__":
    folder, differs = pathlib.Path(__file__).parent, []
    for file, made in vectors().items():
        if "--write" in sys.argv:
            (folder / file).write_bytes(made)
        if (folder / file).read_bytes() != made:
            differs.append(file)
    sys.exit(f"{', '.join(differs)} differ" if differs else 0)
