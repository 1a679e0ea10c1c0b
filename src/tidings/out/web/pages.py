"""Pages made of templates: every text in them is escaped, every day and moment is written one way."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from litestar import MediaType, Request, Response
from msgspec import Struct

from tidings.out.show import words
from tidings.out.web.address import DEFAULT, Address
from tidings.out.web.assets import Built
from tidings.out.web.forms import FORMS
from tidings.out.web.titles import event_title, party_title


class Look(Struct, frozen=True):
    """What is the same on every page of a server: the record's name, the base map that was asked for, and the command
    that reads reports into the record."""  # fmt: skip

    record: str
    basemap: str | None = None
    filling: str = "tidings read REPORTS"


def make_environment(built: Built, look: Look) -> Environment:
    """The templates with the words and the addresses that they use."""
    made = Environment(
        loader=PackageLoader("tidings.out.web", "templates"),
        autoescape=select_autoescape(("html",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= FILTERS
    made.globals |= {"asset": built.address, "look": look, "path": path}
    return made


def path(*parts: str) -> str:
    """The path of a page: of names and ids as they are, whatever letters they have."""
    written = "/" + "/".join(quote(part, safe="") for part in parts)
    name, dot, form = written.rpartition(".")
    return f"{name}%2E{form}" if dot and form in FORMS else written  # an id that ends so is no twin


def number(value: float | None) -> str:
    """A number with its thousands apart; a dash for none."""
    return "–" if value is None else f"{value:,}"


def iso(day: date | None) -> str:
    """A day as machines read it; nothing for none."""
    return day.isoformat() if day else ""


FILTERS: dict[str, Callable[..., str]] = {
    "day": words.day, "days": words.days, "moment": words.moment_words, "count": words.count,
    "of_whom": words.of_whom, "counted": words.counted, "short": words.short, "number": number, "iso": iso,
    "event_title": event_title, "party_title": party_title,
}  # fmt: skip


def page(request: Request[Any, Any, Any], template: str, *, status: int = 200, **values: Any) -> Response[str]:
    """A page of a template. `address` is what it shows, `here` its path, `twin` the address of its JSON."""
    environment: Environment = request.app.state.environment
    values.setdefault("address", DEFAULT)
    address: Address = values["address"]
    here = request.scope["raw_path"].decode("latin-1")
    values = {"here": here, "twin": twin(here, address, "json"), "kinds": request.app.state.kinds} | values
    html = environment.get_template(template).render(values)
    return Response(html, media_type=MediaType.HTML, status_code=status)


def twin(here: str, address: Address, form: str) -> str:
    """The address of a page in another form."""
    return f"{'/index' if here == '/' else here}.{form}{address.query()}"
