"""Ed25519 (RFC 8032), verification only, by the strict equation.

Refused: s that is not below the group's order, an encoding that is not the canonical one, and keys or
nonces of small order. The equation is s*B = R + k*A without the cofactor, compared as bytes.
"""

from functools import lru_cache
from hashlib import sha512

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
D2 = 2 * D % P
SQRT_MINUS_1 = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def decode(data):
    """The point (X, Y, Z, T) of 32 bytes, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = y * y % P
    u, v = (square - 1) % P, (D * square + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P != u:
        x = x * SQRT_MINUS_1 % P
        if v * x * x % P != u:
            return None
    if x == 0 and sign:
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def encode(point):
    x, y, z, _ = point
    inverse = pow(z, -1, P)
    return (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, "little")


def prepare(point):
    """The form an addition wants its second operand in."""
    x, y, z, t = point
    return (y - x) % P, (y + x) % P, 2 * z % P, t * D2 % P


def add(point, prepared):
    """Complete addition on the twisted curve (Hisil, Wong, Carter, Dawson 2008, section 3.1)."""
    x, y, z, t = point
    minus, plus, z2, t2 = prepared
    a, b, c, d = (y - x) * minus % P, (y + x) * plus % P, t * t2 % P, z * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def table(point, bits):
    """For each window of `bits` bits of a scalar: the multiples 1, 2, … of the point at that place."""
    windows = []
    for _ in range(-(-256 // bits)):
        step, sum_, row = prepare(point), point, []
        for _ in range((1 << bits) - 1):
            row.append(prepare(sum_))
            sum_ = add(sum_, step)
        windows.append(row)
        point = sum_  # 2**bits times the point
    return windows


def add_multiple(total, scalar, windows, bits):
    mask = (1 << bits) - 1
    for row in windows:
        digit = scalar & mask
        if digit:
            total = add(total, row[digit - 1])
        scalar >>= bits
    return total


def is_small(point):
    """Whether eight times the point is neutral."""
    for _ in range(3):
        point = add(point, prepare(point))
    return point[0] == 0 and (point[1] - point[2]) % P == 0


BASE = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
BASE_TABLE = table(BASE, 8)


@lru_cache(maxsize=512)
def negated_key(key):
    """The table of the negated key, or None where the key is no key."""
    point = decode(key)
    if point is None or is_small(point):
        return None
    x, y, z, t = point
    return table((P - x, y, z, P - t), 4)


def verify(key, message, signature):
    nonce, s = signature[:32], int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= ORDER:
        return False
    windows = negated_key(key)
    if windows is None:
        return False
    challenge = int.from_bytes(sha512(nonce + key + message).digest(), "little") % ORDER
    total = add_multiple(NEUTRAL, s, BASE_TABLE, 8)
    total = add_multiple(total, challenge, windows, 4)
    return encode(total) == nonce and not is_small(total)
