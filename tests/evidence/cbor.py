"""CBOR (RFC 8949) in its deterministic form and no other (section 4.2.1): integers, byte strings, text, arrays,
maps and null."""


class NotCanonical(Exception):
    """Not the one encoding of a value."""


class Map:
    """The pairs of a map, in their order."""

    def __init__(self, pairs):
        self.pairs = pairs


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        part = self.data[self.at : self.at + count]
        if len(part) != count:
            raise NotCanonical("ends early")
        self.at += count
        return part

    def head(self):
        first = self.take(1)[0]
        major, low = first >> 5, first & 31
        if low < 24:
            return major, low
        if low > 27:
            raise NotCanonical("indefinite or reserved")
        size = 1 << (low - 24)
        value = int.from_bytes(self.take(size), "big")
        if value < (24 if size == 1 else 1 << (4 * size)):
            raise NotCanonical("head longer than needed")
        if major == 7:
            raise NotCanonical("simple value or float")
        return major, value

    def value(self, depth=0):
        if depth > 8:
            raise NotCanonical("too deep")
        major, value = self.head()
        if major == 0:
            return value
        if major == 1:
            return -1 - value
        if major == 2:
            return self.take(value)
        if major == 3:
            try:
                return self.take(value).decode("utf-8")
            except UnicodeDecodeError:
                raise NotCanonical("text is not UTF-8") from None
        if major == 4:
            if value > len(self.data) - self.at:
                raise NotCanonical("ends early")
            return [self.value(depth + 1) for _ in range(value)]
        if major == 5:
            return self.map(value, depth)
        if major == 7 and value == 22:
            return None
        raise NotCanonical("type not used here")

    def map(self, count, depth):
        if count > len(self.data) - self.at:
            raise NotCanonical("ends early")
        pairs, before = [], None
        for _ in range(count):
            start = self.at
            key = self.value(depth + 1)
            encoded = self.data[start : self.at]
            if before is not None and encoded <= before:
                raise NotCanonical("keys out of order")
            before = encoded
            pairs.append((key, self.value(depth + 1)))
        return Map(pairs)


def decode(data):
    reader = Reader(data)
    value = reader.value()
    if reader.at != len(data):
        raise NotCanonical("bytes left over")
    return value
