"""How many of the claims of an event stand on their own: what linking grades and what views count is one rule."""

from collections.abc import Iterable

from tidings.record import Entry

#: How the origin of a text in its own voice begins (tidings.link.origins). That of a source without a name of its own
#: ends with the text that it speaks in: "source:residents in outlet:x".
OF_TEXTS = ("outlet:", "report:")
IN = " in "


def independent(entries: Iterable[Entry]) -> frozenset[str]:
    """The origins of claims that do not depend on each other; a report where nothing is known of an origin.

    What a text tells in its own voice beside what its own unnamed source tells is that source's word: a headline, or a
    paper that shortens an agency's sentence, leaves out who said so.
    """
    origins = {entry.origin or entry.claim.report for entry in entries}
    parted = [(kind, one.partition(IN + kind)) for one in origins for kind in OF_TEXTS]
    return frozenset(origins - {kind + text for kind, (_, into, text) in parted if into})
