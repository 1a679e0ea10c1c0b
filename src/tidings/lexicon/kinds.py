"""The kinds of act and their modes, and what ACLED, PLOVER and HXL call them: data/kinds.toml."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from msgspec import Struct, structs

from tidings.errors import LexiconError
from tidings.lexicon.files import data_file, read_toml, toml_line

Match = Literal["exact", "close", "caveat", "none"]
#: Who did it, where a code depends on that: the state whose territory it is, or anybody else.
Agents = Literal["any", "state", "other"]
#: To whom it was done, where a code depends on that.
Targets = Literal["any", "armed", "other"]

KINDS = "kinds.toml"
#: What the codes of one kind may ask of agents and targets: nothing, who did it, or to whom.
ASKED: tuple[set[tuple[Agents, Targets]], ...] = (
    {("any", "any")},
    {("state", "any"), ("other", "any")},
    {("any", "armed"), ("any", "other")},
)


class Acled(Struct, frozen=True, forbid_unknown_fields=True):
    """An ACLED event and sub-event type; both empty where the match is none."""

    match: Match
    event: str = ""
    sub: str = ""
    agents: Agents = "any"
    targets: Targets = "any"
    why: str = ""


class Plover(Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER event type with its mode, "" for any mode; the type is empty where the match is none."""

    match: Match
    type: str = ""
    mode: str = ""
    why: str = ""


class Hxl(Struct, frozen=True, forbid_unknown_fields=True):
    """An HXL hashtag with its attributes."""

    match: Match
    tag: str = ""
    attributes: tuple[str, ...] = ()
    why: str = ""


class Mode(Struct, frozen=True, forbid_unknown_fields=True):
    """A way in which an act of a kind is done; once loaded, with the codes of its kind where it has none of its own."""

    name: str
    meaning: str
    acled: tuple[Acled, ...] = ()
    plover: tuple[Plover, ...] = ()
    hxl: tuple[Hxl, ...] = ()


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of act; `ground` is True of those that tell who has a place."""

    name: str
    family: str
    meaning: str
    acled: tuple[Acled, ...]
    plover: tuple[Plover, ...]
    hxl: tuple[Hxl, ...] = ()
    mode: tuple[Mode, ...] = ()
    judged: bool = True
    ground: bool = False


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """The codes that other schemes have: finer ones by coarser one."""

    acled: dict[str, tuple[str, ...]]
    plover: dict[str, tuple[str, ...]]


class KindsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as written."""

    vocabulary: Vocabulary
    hxl: Hxl
    families: dict[str, str]
    kind: tuple[Kind, ...]


class Kinds(Struct, frozen=True):
    """All kinds by name, in the order of the file, and what the families have in common."""

    families: dict[str, str]
    by_name: dict[str, Kind]

    def family(self, kind: str) -> str:
        """The family of a kind."""
        return self.by_name[kind].family

    def codes(self, kind: str, mode: str | None = None) -> Kind | Mode:
        """What holds the codes of a kind in a mode: the mode where it is known, else the kind."""
        found = self.by_name[kind]
        return next((one for one in found.mode if one.name == mode), found)

    def acled(self, kind: str, mode: str | None, agents: Agents, targets: Targets) -> Acled:
        """The ACLED code of a kind in a mode when it was done by such agents to such targets."""
        codes = self.codes(kind, mode).acled
        fits = (code for code in codes if code.agents in ("any", agents) and code.targets in ("any", targets))
        return next(fits, codes[-1])


def load_kinds() -> Kinds:
    """The kinds of act; raises LexiconError with every kind or code that contradicts the file's own terms."""
    raw = read_toml(KINDS, KindsFile)
    if problems := list(mistakes(raw, data_file(KINDS).read_text("utf-8"))):
        raise LexiconError(problems)
    return Kinds(raw.families, {kind.name: _whole(kind, raw.hxl) for kind in raw.kind})


def _whole(kind: Kind, hxl: Hxl) -> Kind:
    """The kind and its modes with every code that they leave to others to say."""
    full = kind if kind.hxl else structs.replace(kind, hxl=(hxl,))
    modes = tuple(
        structs.replace(
            mode, acled=mode.acled or full.acled, plover=mode.plover or full.plover, hxl=mode.hxl or full.hxl
        )
        for mode in kind.mode
    )
    return structs.replace(full, mode=modes)


def mistakes(raw: KindsFile, text: str) -> Iterator[str]:
    """Every contradiction of the file, whose text it needs to name the lines."""
    names = Counter(kind.name for kind in raw.kind)
    for n, kind in enumerate(raw.kind):
        where = f"data/{KINDS}:{toml_line(text, f'$.kind[{n}]')}: kind {kind.name!r}"
        if names[kind.name] > 1:
            yield f"{where} is there {names[kind.name]} times; keep one"
        if kind.family not in raw.families:
            yield f"{where}: no family {kind.family!r} under [families]; add it there or mend its name"
        modes = Counter(mode.name for mode in kind.mode)
        yield from (f"{where}: mode {name!r} is there {n} times; keep one" for name, n in modes.items() if n > 1)
        if not kind.acled or not kind.plover:
            yield f'{where} lacks its codes in a scheme; add them, with match = "none" where it has none'
        codes: tuple[Kind | Mode, ...] = (kind, *kind.mode)
        for held in codes:
            yield from (f"{where}: {problem}" for problem in _code_problems(held, raw.vocabulary))


def _code_problems(held: Kind | Mode, known: Vocabulary) -> Iterator[str]:
    for acled in held.acled:
        yield from _unknown(_Code("ACLED", acled.match, acled.why, acled.event, acled.sub), known.acled)
    for plover in held.plover:
        yield from _unknown(_Code("PLOVER", plover.match, plover.why, plover.type, plover.mode), known.plover)
    for hxl in held.hxl:
        if hxl.match != "none" and not hxl.tag.startswith("#"):
            yield f"HXL tag {hxl.tag!r} is no hashtag; begin it with #"
    asked = [(code.agents, code.targets) for code in held.acled]
    if asked and (len(asked) != len(set(asked)) or set(asked) not in ASKED):
        yield f"ACLED codes for agents and targets {asked}; give one for any, or one for each of two sorts"


class _Code(NamedTuple):
    """A code of a scheme, by its coarser and its finer name."""

    scheme: str
    match: Match
    why: str
    coarse: str
    fine: str


def _unknown(code: _Code, known: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """What is wrong with a code, given the names it may have."""
    if code.match in ("caveat", "none") and not code.why:
        yield f"{code.scheme} {code.match} without a reason; say in `why` under which condition, or why not"
    if (code.match == "none") != (code.coarse == ""):
        yield f"{code.scheme} match {code.match!r} with code {code.coarse!r}; give a code where there is a match"
    elif code.coarse and (code.coarse not in known or (code.fine and code.fine not in known[code.coarse])):
        yield f"no {code.scheme} code {code.coarse!r} {code.fine!r} under [vocabulary]; mend it, or add it there"
