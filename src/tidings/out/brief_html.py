"""A brief as one page of HTML that needs nothing else: it can be sent, printed and kept."""

from datetime import UTC, datetime
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from tidings.lexicon.brief import Wording
from tidings.record import Finding
from tidings.views.brief import Brief
from tidings.views.wording import day_words

TEMPLATE = "templates/brief.html"


def brief_html(finding: Finding[Brief], wording: Wording, language: str = "en") -> str:
    """The page of a brief, every text in it escaped; all moments are in UTC and say so."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["moment"] = lambda at: moment_words(at, wording)
    template = environment.from_string(files("tidings.out").joinpath(TEMPLATE).read_text("utf-8"))
    words = wording.words
    return template.render(
        brief=finding.value,
        known_by=finding.known_by,
        remarks=finding.notes,
        words=words.brief,
        headings=words.headings,
        grades=words.grades,
        stances=words.stances,
        language=language,
    )


def moment_words(at: datetime, wording: Wording) -> str:
    """A moment to the minute, in UTC: "6 December 2024, 18:00 UTC"."""
    there = at.astimezone(UTC)
    return f"{day_words(there.date())}, {there:%H:%M} {wording.words.brief.utc}"
