"""Claims for a person: each with what, where, when, who, how many, who says so, and the words that say it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from tidings.record import Claim, Figure, Mention, Place, Report, Source, When

#: How a bound is said before its count.
BOUNDS = {"exact": "", "at_least": "at least ", "at_most": "up to ", "about": "about "}
#: Under the number of a claim.
INDENT = 4


def print_claims(report: Report, claims: Sequence[Claim], console: Console) -> None:
    """The report's head and its claims are printed."""
    for line in head(report, len(claims)):
        console.print(line)
    for number, claim in enumerate(claims, 1):
        for line in claim_lines(number, claim, report, console.width):
            console.print(line, soft_wrap=True)


def head(report: Report, count: int) -> list[Text]:
    """The title, then outlet, day and number of claims, then an empty line."""
    told = [report.outlet or "", day_text(report.day) if report.day else "day unknown", _counted(count, "claim")]
    title = report.title or _beginning(report.text)
    return [Text(title, style="bold"), Text(" · ".join(one for one in told if one), style="dim"), Text()]


def claim_lines(number: int, claim: Claim, report: Report, width: int) -> list[Text]:
    """One claim: a line of what, where and when, lines for each field that it has, its quotes, an empty line."""
    fields = {
        "by": parties_text(claim.agents),
        "to": parties_text(claim.targets),
        "count": "; ".join(figure_text(figure) for figure in claim.figures),
        "says": sources_text(claim.sources),
    }
    lines = [_headline(number, claim)]
    for name, value in fields.items():
        lines += [Text(line) for line in _wrapped(f"{name:6}{value}", width, 6)] if value else []
    for span in claim.quotes:
        lines += [Text(line, style="italic") for line in _wrapped(f"“{report.quote(span)}”", width, 1)]
    return [*lines, Text()]


def _headline(number: int, claim: Claim) -> Text:
    what = f"{claim.kind} ({claim.mode})" if claim.mode else claim.kind
    line = Text(f"{number:2}. ").append(what, style="bold cyan")
    if claim.modality != "asserted":
        line.append(f", {claim.modality}", style="bold yellow")
    return line.append(f" · {place_text(claim.place)} · {when_text(claim.time)}")


def _wrapped(text: str, width: int, hang: int) -> list[str]:
    """The text in lines of a width, indented; the second and later ones further."""
    ahead = " " * INDENT
    return wrap(text, max(width, 40), initial_indent=ahead, subsequent_indent=ahead + " " * hang) or [ahead]


def place_text(mention: Mention | None) -> str:
    """The place as known, with its country; as written, where it is not known."""
    if mention is None:
        return "place not said"
    if not isinstance(mention.value, Place):
        return f"{mention.text} (not found)"
    place = mention.value
    return f"{place.name}, {place.country}" if place.country and place.kind != "country" else place.name


def when_text(when: When | None) -> str:
    """The days, and whether they are assumed."""
    if when is None or (when.earliest is None and when.latest is None):
        return "time not said"
    return days_text(when.earliest, when.latest) + (" (assumed)" if when.basis == "published" else "")


def days_text(earliest: date | None, latest: date | None) -> str:
    """A day, or a range of days with what the two ends share said once."""
    if earliest is None or latest is None:
        return f"since {day_text(earliest)}" if earliest else f"until {day_text(latest)}" if latest else ""
    if earliest == latest:
        return day_text(earliest)
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return f"{earliest.year}" if earliest.year == latest.year else f"{earliest.year} to {latest.year}"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day} to {day_text(latest)}"
    return f"{day_text(earliest)} to {day_text(latest)}"


def day_text(day: date) -> str:
    """A day as people write it."""
    return f"{day.day} {day:%B} {day.year}"


def parties_text(parties: Iterable[Mention]) -> str:
    """The names, with what was written where that differs."""
    return "; ".join(_party(one) for one in parties)


def _party(mention: Mention) -> str:
    return mention.name if mention.name in mention.text else f"{mention.name} (“{mention.text}”)"


def figure_text(figure: Figure) -> str:
    """A count in words: "at least 12 killed (civilians)"."""
    who = "" if figure.who == "all" else f" ({figure.who})"
    since = f", since {day_text(figure.since)}" if figure.since else ""
    return f"{BOUNDS[figure.bound]}{figure.count:,} {figure.measure.replace('_', ' ')}{who}{since}"


def sources_text(sources: Sequence[Source]) -> str:
    """Who says so, first-hand first; the report itself where it names nobody."""
    return ", through ".join(_source(one) for one in sources) or "the report itself"


def _source(source: Source) -> str:
    told = [source.side or "", "of its own acts or losses" if source.own else ""]
    known = ", ".join(one for one in told if one)
    return f"{source.name} ({known})" if known else source.name


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "") or "(no text)"


def print_mentions(seen: Mapping[str, Iterable[Mention]], console: Console) -> None:
    """What was seen, by kind: the words, and the best reading with its score and reason."""
    for kind, found in seen.items():
        console.print(Text(kind, style="bold"))
        for mention in found:
            for line in _wrapped(mention_text(mention), console.width, 2):
                console.print(Text(line), soft_wrap=True)
        console.print()


def mention_text(mention: Mention) -> str:
    """The words with their offsets, and what they are read as."""
    best = mention.options[0] if mention.options else None
    name = " ".join((best.id, best.name)).strip() if best and mention.kind == "act" else best.name if best else ""
    reading = f"{name} ({best.score:.2f}, {best.reason})" if best else _value_text(mention)
    return f"{mention.span.start}-{mention.span.end} “{mention.text}”: {reading}"


def _value_text(mention: Mention) -> str:
    if isinstance(mention.value, When):
        return when_text(mention.value)
    if isinstance(mention.value, Figure):
        return figure_text(mention.value)
    return mention.name if mention.value else "not resolved"
