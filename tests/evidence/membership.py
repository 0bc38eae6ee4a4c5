"""Who may do what at one point of a ledger: FORMAT.md, "Public facts and membership"."""

from hashlib import sha256

import cbor

ROOT, DEVICE = "root", "device"
OWNER, MANAGER, SALES, FINANCE, ADMIN, AUDITOR = 2, 4, 8, 16, 32, 64
ALL_ROLES = OWNER | MANAGER | SALES | FINANCE | ADMIN | AUDITOR
EVERYONE = b"team-of-everyone"
COMMON, POOL, DETAILS = FIXED = b"scope-of-members", b"scope-of-the-sea", b"\xad" * 16

# role -> what a scope is to the person -> highest level the role calls for; the details have level 3 alone.
CALLS_FOR = {
    OWNER: {"own": 3, "pool": 3, "team": 3, "teammate": 3, "other": 3,
            "billing own": 2, "billing pool": 2, "billing team": 2, "billing teammate": 2, "billing other": 2,
            "common": 1, "details": 3},
    MANAGER: {"own": 3, "pool": 2, "team": 2, "teammate": 2,
              "billing own": 2, "billing pool": 2, "billing team": 2, "billing teammate": 2, "common": 1},
    SALES: {"own": 3, "pool": 2, "team": 1, "billing own": 2, "billing pool": 2, "common": 1},
    FINANCE: {"billing own": 2, "billing pool": 2, "billing team": 2, "billing teammate": 2, "billing other": 2, "common": 1},
    ADMIN: {"common": 1},
    AUDITOR: {"common": 1, "details": 3},
}  # fmt: skip


def billing_side(scope):
    return bytes(one ^ other for one, other in zip(scope, b"billing-of-scope"))


def looks_like_billing(scope):
    base = billing_side(scope)
    kept = scope.startswith(b"kept")
    return base in (POOL, EVERYONE) or base.startswith(b"kept") or (base[0] < 0x10 and not kept)


class Refused(Exception):
    """The entry does not follow from the membership; the argument is the kind."""


def require(condition, kind):
    if not condition:
        raise Refused(kind)


def is_bytes(length):
    return lambda value: isinstance(value, bytes) and len(value) == length


def is_number(bits):
    return lambda value: isinstance(value, int) and 0 <= value < 1 << bits


def is_signed_number(value):
    return isinstance(value, int) and -(1 << 63) <= value < 1 << 63


def is_roles(value):
    return isinstance(value, int) and value >= 0 and value & ~ALL_ROLES == 0


def is_name(value):
    """`noun.verb`: two words of a-z 0-9 _ that begin with a letter."""
    if not isinstance(value, str) or len(value) > 48 or value.count(".") != 1:
        return False
    return all(
        word and "a" <= word[0] <= "z" and all(c in "abcdefghijklmnopqrstuvwxyz0123456789_" for c in word)
        for word in value.split(".")
    )


def or_null(check):
    return lambda value: value is None or check(value)


def is_grants(value):
    return 1 <= len(value) <= 512 and all(
        isinstance(grant, list)
        and len(grant) == 5
        and all(check(part) for check, part in zip(GRANT, grant))
        and grant[1] >= 1
        for grant in value
    )


# Whether a key is a point shows when it has to verify something.
ID, KEY, HASH, MOMENT = is_bytes(16), is_bytes(32), is_bytes(32), is_signed_number
GRANT = (ID, lambda level: is_number(8)(level) and level <= 3, is_number(32), or_null(ID), HASH)


FACTS = {
    "vault.created": (KEY, KEY, ID, KEY, KEY, is_roles, ID, KEY),
    "member.added": (ID, KEY, KEY, is_roles),
    "member.invited": (ID, KEY, KEY, is_roles, MOMENT),
    "member.frozen": (ID,),
    "member.unfrozen": (ID,),
    "member.team": (ID, ID),
    "member.leaves": (ID, or_null(MOMENT)),
    "member.roles": (ID, is_roles),
    "member.rekeyed": (ID, KEY, KEY),
    "grant.issued": None,
    "audit.key": (KEY,),
    "device.enrolled": (ID, KEY),
    "device.retired": (ID,),
    "settings.changed": (is_name, HASH),
    "ledger.discontinuity": (is_number(64), HASH),
    "ledger.checkpoint": (is_number(64), HASH),
    "ledger.prune": (is_number(64),),
}


def read_fact(entry):
    """The public fact of an entry, or None if it states none."""
    action = entry.action
    if action not in FACTS:
        return None
    if entry.result != 0:
        require(entry.public is None, "bad_fact")
        return None
    require(entry.public is not None, "bad_fact")
    try:
        values = cbor.decode(entry.public)
    except cbor.NotCanonical:
        raise Refused("bad_fact") from None
    require(isinstance(values, list), "bad_fact")
    form = FACTS[action]
    if form is None:
        require(is_grants(values), "bad_fact")
    else:
        require(len(values) == len(form), "bad_fact")
        require(all(check(value) for check, value in zip(form, values)), "bad_fact")
    return values


class Person:
    def __init__(self, key, roles, invited_until=None):
        self.key, self.roles, self.team = key, roles, EVERYONE
        self.frozen, self.leaves, self.invited_until = False, None, invited_until


class Membership:
    """State after the entries folded so far; `judge` answers what the key is, `apply` folds an entry in."""

    def __init__(self, root_fingerprint):
        self.fingerprint, self.vault, self.root = root_fingerprint, None, None
        self.people, self.devices, self.retired = {}, {}, {}
        self.newest, self.held = {}, {}  # (scope, level) -> epoch; (person, scope, level) -> epoch
        self.pruned_until = 0

    def begin(self, entry):
        """The first entry; answers the root's key."""
        fact = read_fact(entry)
        require(entry.action == "vault.created" and fact and entry.actor == ROOT, "not_genesis")
        require(fact[6] == entry.device, "not_genesis")
        require(sha256(fact[0]).digest()[:16] == self.fingerprint, "wrong_root")
        self.vault, self.root = entry.vault, fact[0]
        return fact

    def key_of(self, entry):
        """The key the entry must be signed with."""
        require(entry.vault == self.vault, "wrong_vault")
        require(self.devices.get(entry.device) is not None or self.enrols_itself(entry), "unknown_device")
        if entry.actor == ROOT:
            return self.root
        if entry.actor == DEVICE:
            return self.devices[entry.device]
        person = self.people.get(entry.actor)
        require(person is not None, "not_a_member")
        require(not person.frozen, "frozen")
        if person.invited_until is not None:
            joins = entry.action == "member.rekeyed" and entry.result == 0
            require(joins and entry.wall_ms <= person.invited_until, "not_enrolled")
        require(person.leaves is None or entry.wall_ms < person.leaves, "frozen")
        return person.key

    @staticmethod
    def enrols_itself(entry):
        if entry.actor != ROOT or entry.action != "device.enrolled":
            return False
        try:
            fact = read_fact(entry)
        except Refused:
            return False
        return fact is not None and fact[0] == entry.device

    def check_rights(self, entry, fact):
        if entry.actor == DEVICE:
            require(fact is None and all(change[2] == 0 for change in entry.changes), "not_allowed")
        if fact is None or entry.actor == ROOT:
            return
        person, action = self.people[entry.actor], entry.action
        subject = self.people.get(fact[0]) if action.startswith("member.") else None
        if person.roles & OWNER:
            others_keys = action == "member.rekeyed" and fact[0] != entry.actor and subject and subject.roles & OWNER
            require(not others_keys and action != "vault.created", "not_allowed")
            return
        if action == "member.rekeyed":
            require(fact[0] == entry.actor, "not_allowed")
        elif action == "grant.issued":
            for grant in fact:
                self.check_grant_right(entry.actor, person, grant)
        elif action.startswith("member."):
            require(person.roles & ADMIN, "not_allowed")
            joins = action in ("member.added", "member.invited")
            before = subject.roles if subject and not joins else 0
            roles = before | (fact[3] if joins else fact[1] if action == "member.roles" else 0)
            require(not roles & (OWNER | ADMIN), "not_allowed")
        elif action in ("device.enrolled", "device.retired", "settings.changed"):
            require(person.roles & ADMIN, "not_allowed")
        else:
            require(action == "ledger.checkpoint", "not_allowed")

    def check_grant_right(self, actor, person, grant):
        scope, level, epoch, recipient, _ = grant
        newest = self.newest.get((scope, level))
        holds = newest is not None and self.held.get((actor, scope, level)) == newest
        if newest is None or epoch > newest:
            own = actor in (scope, billing_side(scope))
            require(own or (holds and person.roles & MANAGER), "not_allowed")
        else:
            require(holds and epoch == newest, "not_allowed")
        require(recipient is None or self.is_entitled(recipient, scope, level), "not_allowed")

    def is_entitled(self, who, scope, level):
        """Whether the roles of a person call for the keys of a compartment."""
        person = self.people.get(who)
        if person is None:
            return False
        kind = self.kind(who, person, scope)
        if kind is None:
            base = self.kind(who, person, billing_side(scope))
            kind = base and "billing " + base
        highest = [calls.get(kind, 0) for role, calls in CALLS_FOR.items() if person.roles & role]
        return level <= max(highest, default=0) and (kind != "details" or level == 3)

    def kind(self, who, person, scope):
        """What the scope is to the person, if it is not the billing side of another one."""
        if scope in FIXED:
            return {COMMON: "common", POOL: "pool", DETAILS: "details"}[scope]
        if scope.startswith(b"kept"):
            return "other"
        if scope in self.people:
            same_team = self.people[scope].team == person.team
            return "own" if scope == who else "teammate" if same_team else "other"
        if scope == person.team:
            return "team"
        left = (scope, 1) in self.newest and not looks_like_billing(scope)
        return "other" if left or scope in self.teams() else None

    def teams(self):
        return {person.team for person in self.people.values()}

    def is_taken(self, scope):
        """Whether the 16 bytes, or their billing side, are a scope already."""
        known = {*FIXED, *self.people, *self.teams()}
        return any(one.startswith(b"kept") or one in known for one in (scope, billing_side(scope)))

    def apply(self, entry, fact):
        """Folds the fact in, or refuses it as contradictory."""
        action = entry.action
        if action == "vault.created":
            require(not self.people, "conflict")
            self.devices[fact[6]] = fact[7]
            self.add(fact[2], fact[3], fact[5], None)
        elif action in ("member.added", "member.invited"):
            self.add(fact[0], fact[1], fact[3], fact[4] if action == "member.invited" else None)
        elif action == "device.enrolled":
            require(fact[0] not in self.keys_of_devices(), "conflict")
            self.new_key(fact[1])
            self.devices[fact[0]] = fact[1]
        elif action == "device.retired":
            require(fact[0] in self.keys_of_devices(), "conflict")
            self.retired[fact[0]] = self.keys_of_devices()[fact[0]]
            self.devices.pop(fact[0], None)
        elif action == "grant.issued":
            self.apply_grants(fact)
        elif action == "ledger.prune":
            require(max(1, self.pruned_until) <= fact[0] < entry.seq, "conflict")
            self.pruned_until = fact[0]
        elif action.startswith("member."):
            self.change_person(action, fact)

    def add(self, who, key, roles, invited_until):
        require(who not in self.people, "conflict")
        self.new_key(key)
        require(not self.is_taken(who), "conflict")
        self.people[who] = Person(key, roles, invited_until)

    def change_person(self, action, fact):
        person = self.people.get(fact[0])
        if action == "member.rekeyed":
            self.new_key(fact[1])
        if action == "member.team":
            require(fact[1] in self.teams() or not self.is_taken(fact[1]), "conflict")
        require(person is not None, "conflict")
        if action == "member.frozen":
            self.keep_an_owner(person)
            person.frozen = True
        elif action == "member.unfrozen":
            person.frozen = False
        elif action == "member.team":
            person.team = fact[1]
        elif action == "member.leaves":
            if fact[1] is not None:
                self.keep_an_owner(person)
            person.leaves = fact[1]
        elif action == "member.roles":
            if not fact[1] & OWNER:
                self.keep_an_owner(person)
            person.roles = fact[1]
        elif action == "member.rekeyed":
            person.key, person.invited_until = fact[1], None

    def keep_an_owner(self, leaving):
        owners = [p for p in self.people.values() if p.roles & OWNER and not p.frozen and p.invited_until is None]
        others = [person for person in owners if person is not leaving and person.leaves is None]
        require(leaving not in owners or others, "last_owner")

    def apply_grants(self, fact):
        newest, to_root = {}, set()
        for scope, level, epoch, recipient, _ in fact:
            if recipient is not None:
                person = self.people.get(recipient)
                require(person is not None and not person.frozen and person.invited_until is None, "conflict")
        for scope, level, epoch, recipient, _ in fact:
            compartment = scope, level
            before = newest.get(compartment, self.newest.get(compartment))
            require(epoch <= (1 if before is None else before + 1), "conflict")
            newest[compartment] = epoch if before is None else max(before, epoch)
            if recipient is None:
                to_root.add((compartment, epoch))
        for compartment, epoch in newest.items():
            require(epoch == self.newest.get(compartment) or (compartment, epoch) in to_root, "conflict")
        self.newest.update(newest)
        for scope, level, epoch, recipient, _ in fact:
            holding = recipient, scope, level
            self.held[holding] = max(epoch, self.held.get(holding, 0))

    def keys_of_devices(self):
        return {**self.devices, **self.retired}

    def new_key(self, key):
        """A key that is nobody's at present."""
        people = (person.key for person in self.people.values())
        require(key not in {self.root, *people, *self.keys_of_devices().values()}, "conflict")
