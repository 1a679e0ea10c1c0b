"""What is contested on a day: who says what, of denials, of rival sides, and of counts that exclude each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from tidings.record import Entry
from tidings.views.brief.desk import Desk, Told
from tidings.views.brief.page import Line
from tidings.views.brief.sections import MOST_LINES
from tidings.views.figures import Estimate
from tidings.views.sides import side_of
from tidings.views.standing import MUTUAL, country_of, speakers_words
from tidings.views.telling import event_claim
from tidings.views.wording import capital, claim_fields, figure_words, kind_noun, names_of

#: Counts are contested where the highest is at least twice the lowest; closer ones are told as a range.
APART = 2


def contested(desk: Desk) -> Iterator[Line]:
    """The contested matters of the day, the weightiest first: one line for each way in which they are contested."""
    return islice((line for told in desk.of_the_day() for line in _of_event(told, desk)), MOST_LINES)


def _of_event(told: Told, desk: Desk) -> Iterator[Line]:
    it = told.case.standing
    if it.asserting and it.denying:
        yield _denied(told, desk)
    if it.rivals:
        yield _rivals(told, desk)
    for one in told.case.figures:
        if not one.part and one.high is not None and one.low and one.high >= APART * one.low:
            yield from _counts(told, one, desk)


def _denied(told: Told, desk: Desk) -> Line:
    """Who tells it and who denies it."""
    words, it = desk.wording.words, told.case.standing
    denied = words.phrases.denied.format(names=_speakers(told, it.denying, desk))
    rest = words.brief.against.format(asserting=_speakers(told, it.asserting, desk), denied=denied)
    sentence = words.brief.apart.format(what=event_claim(told.case, desk.wording), parts=rest)
    return desk.line(sentence, it.asserting, it.denying, grade=told.event.grade, event=told.event.id)


def _rivals(told: Told, desk: Desk) -> Line:
    """Which side did it, according to whom."""
    event, by_agents = told.event, dict[str, list[Entry]]()
    for entry in told.case.members:
        claim = entry.claim
        known = [party for party in claim.agents if side_of(party, country_of(claim)).known]
        if claim.modality == "asserted" and known and claim.kind not in MUTUAL:
            doer = desk.wording.words.brief.by.format(agents=names_of(known[:1], desk.wording)[0])
            by_agents.setdefault(doer, []).append(entry)
    fields = claim_fields(told.case.best, desk.wording)
    fields |= {"agents": "", "place": event.place.name if event.place else fields["place"]}
    what = capital(kind_noun(event.kind, fields, desk.wording))
    claims = tuple(entry.claim.id for some in by_agents.values() for entry in some)
    return desk.line(_apart(what, by_agents, desk), claims, told.case.against, grade=event.grade, event=event.id)


def _counts(told: Told, count: Estimate, desk: Desk) -> Iterator[Line]:
    """How many, according to whom; nothing where all give one count."""
    by_count: dict[str, list[Entry]] = defaultdict(list)
    for entry in told.case.members:
        for figure in entry.claim.figures:
            same = (figure.measure, figure.who, figure.since) == (count.measure, count.who, None)
            if same and entry.claim.modality == "asserted":
                by_count[figure_words(figure, desk.wording)].append(entry)
    if len(by_count) > 1:
        what = event_claim(told.case, desk.wording)
        claims = tuple(entry.claim.id for some in by_count.values() for entry in some)
        yield desk.line(_apart(what, by_count, desk), claims, grade=told.event.grade, event=told.event.id)


def _apart(what: str, parts: dict[str, list[Entry]], desk: Desk) -> str:
    """What is told, and each version with who gives it."""
    words = desk.wording.words.brief
    told = [words.part.format(what=part, names=speakers_words(some, desk.wording)) for part, some in parts.items()]
    return words.apart.format(what=what, parts="; ".join(told))


def _speakers(told: Told, ids: Sequence[str], desk: Desk) -> str:
    return speakers_words([one for one in told.case.members if one.claim.id in ids], desk.wording)
