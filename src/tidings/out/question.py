"""What a question asks, from the words of its options: each part checked, and told again in words."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, get_args

from msgspec import Struct

from tidings.errors import QuestionError
from tidings.out.show.words import END_OF_DAY, day, days, moment_words
from tidings.record import Grade
from tidings.views.figures import Rule

FORMS = ("table", "json", "csv")
AS_A_DAY = "write a day as 2024-12-05"
AS_A_MOMENT = "write a moment as 2024-12-05T18:00 or 2024-12-05T18:00+03:00, a day as 2024-12-05"

#: What every question may be narrowed to; a grade only narrows events.
NARROWING = ("place", "since", "until", "kinds", "known_by", "actor", "source", "measure", "text")


class Question(Struct, frozen=True, kw_only=True):
    """What is asked about; what is None or empty does not narrow."""

    place: str | None = None
    since: date | None = None
    until: date | None = None
    kinds: tuple[str, ...] = ()
    as_of: date | None = None
    known_by: datetime | None = None
    rule: Rule = "latest"
    grade: Grade | None = None
    actor: str | None = None
    source: str | None = None
    measure: str | None = None
    text: str = ""
    form: str = "table"

    def narrowed(self) -> dict[str, Any]:
        """All that every question may be narrowed to, as arguments for the record's questions."""
        return self.only(*NARROWING)

    def only(self, *names: str) -> dict[str, Any]:
        """Some parts by their names, as arguments for the record's questions."""
        return {name: getattr(self, name) for name in names}


def question_of(*, form: str = "table", kinds: Sequence[str] = (), **words: str) -> Question:
    """The question that the words ask; raises QuestionError that names the option and says how to write it."""
    since, until = day_of(words.get("since", ""), "--from"), day_of(words.get("until", ""), "--to")
    if since and until and since > until:
        raise QuestionError(f"{since} is after {until}", where="--from", remedy="give the earlier day to --from")
    rule, grade = words.get("rule") or "latest", words.get("grade") or None
    return Question(
        place=words.get("place") or None,
        since=since,
        until=until,
        kinds=kinds_of(kinds),
        as_of=day_of(words.get("as_of", ""), "--as-of"),
        known_by=moment_of(words.get("known_by", ""), "--known-by"),
        rule=one_of(rule, get_args(Rule), "--rule"),
        grade=one_of(grade, get_args(Grade), "--grade") if grade else None,
        actor=words.get("actor") or None,
        source=words.get("source") or None,
        measure=words.get("measure") or None,
        text=words.get("text", ""),
        form=one_of(form, FORMS, "--format"),
    )


def day_of(text: str, option: str) -> date | None:
    """The day that is written; None where nothing is."""
    if not text:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise QuestionError(f"{text!r} is not a day", where=option, remedy=AS_A_DAY) from None


def moment_of(text: str, option: str) -> datetime | None:
    """The moment that is written, in UTC unless it gives its zone; a day alone is its last second."""
    if not text:
        return None
    try:
        if "T" not in text.strip().replace(" ", "T"):
            return datetime.combine(date.fromisoformat(text.strip()), END_OF_DAY, UTC)
        told = datetime.fromisoformat(text.strip())
        return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise QuestionError(f"{text!r} is not a moment", where=option, remedy=AS_A_MOMENT) from None


def one_of(word: str, allowed: Iterable[str], option: str) -> Any:
    """The word, if it is one that may be given."""
    if word not in allowed:
        raise QuestionError(f"there is no {word!r} to choose", where=option, remedy=f"give {_either(allowed)}")
    return word


def kinds_of(words: Sequence[str], option: str = "--kind") -> tuple[str, ...]:
    """The kinds that are named, a family standing for all its kinds."""
    if not words:
        return ()
    named = _kinds_named()
    found: list[str] = []
    for word in words:
        if word not in named:
            raise QuestionError(f"there is no kind {word!r}", where=option, remedy=_kinds_remedy(word, named))
        found += named[word]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _kinds_named() -> dict[str, tuple[str, ...]]:
    """What each word for kinds stands for; kept, since the page asks it several times for every answer."""
    from tidings.lexicon.kinds import load_kinds

    kinds = load_kinds()
    named: dict[str, tuple[str, ...]] = {name: (name,) for name in kinds.by_name}
    for family in kinds.families:
        named.setdefault(family, tuple(kind.name for kind in kinds.by_name.values() if kind.family == family))
    return named


def _kinds_remedy(word: str, named: Iterable[str]) -> str:
    near = get_close_matches(word.lower(), list(named), n=1)
    meant = f"perhaps {near[0]}; " if near else ""
    return f"{meant}the kinds and families are {', '.join(sorted(named))}"


def _either(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def in_words(question: Question) -> str:
    """The question as a person would say it, after "nothing": "in Hama, from 27 November 2024"."""
    parts = [f"in {question.place}" if question.place else ""]
    parts.append(_days(question.since, question.until))
    parts.append(f"of the kind {_either(question.kinds)}" if question.kinds else "")
    parts.append(f"graded {question.grade}" if question.grade else "")
    parts.append(f"by or against {question.actor}" if question.actor else "")
    parts.append(f"told by {question.source}" if question.source else "")
    parts.append(f"with a count of {question.measure.replace('_', ' ')}" if question.measure else "")
    parts.append(f"in words such as {question.text.strip()}" if question.text.strip() else "")
    parts.append(f"as of {day(question.as_of)}" if question.as_of else "")
    parts.append(f"known by {moment_words(question.known_by)}" if question.known_by else "")
    return ", ".join(part for part in parts if part)


def _days(since: date | None, until: date | None) -> str:
    if since and until:
        return f"on {day(since)}" if since == until else f"from {day(since)} to {day(until)}"
    return days(since, until)
