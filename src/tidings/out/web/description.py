"""The description of the API (OpenAPI): the twins of the pages, their types as the record has them."""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, get_args

from litestar import Litestar
from litestar.openapi import OpenAPIConfig

from tidings.opened.listing import Order
from tidings.out.web.address import MOST_ROWS, ROWS
from tidings.out.web.forms import address_of
from tidings.record import Grade
from tidings.views.figures import Rule

#: What all routes are given and no address holds.
GIVEN = ("desk", "address", "built")
TEXT = {"type": "string"}
DAY = TEXT | {"format": "date"}
MOMENT = TEXT | {"format": "date-time"}


def _one_of(choices: Any, default: str | None = None) -> dict[str, Any]:
    """The schema of a word that is one of a Literal's."""
    return TEXT | {"enum": list(get_args(choices))} | ({"default": default} if default else {})


#: The parts of an address (address.py), which all addresses take; each with its schema and what it does.
PARTS: dict[str, tuple[dict[str, Any], str]] = {
    "from": (DAY, "The first day asked about; events that touch the days count."),
    "to": (DAY, "The last day asked about, and the day as of which it is told who holds a place."),
    "known": (MOMENT, "Only what was known by this moment (UTC), or by the end of this day."),
    "place": (TEXT, "A place by its name or id, with what lies in it: Hama, Hama province, Tripoli, LB."),
    "kind": ({"type": "array", "items": TEXT}, "A kind or a family of kinds; may stand several times."),
    "actor": (TEXT, "A listed party by its id or name."),
    "source": (TEXT, "Who says so: an outlet or a first-hand source, by id or name."),
    "grade": (_one_of(Grade), "Only events so graded."),
    "figures": (TEXT, "Only events that give such a figure: killed, injured, displaced."),
    "q": (TEXT, "Words that all stand in the quotes of a claim; in lists of names a part of a name."),
    "rule": (_one_of(Rule, "latest"), "How one best figure is chosen among several."),
    "order": (_one_of(Order, "newest"), "The order of the days."),
    "limit": ({"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": ROWS}, "Rows of a list."),
    "offset": ({"type": "integer", "minimum": 0, "default": 0}, "Rows of a list that are passed over."),
}
#: What goes wrong, and when.
MISTAKES = {
    "400": "A part of the address is written wrong.", "404": "There is no such thing in the record.",
    "503": "There is no record yet, or it cannot be asked just now.",
}  # fmt: skip
MISTAKE = {
    "type": "object", "required": ["status", "what"], "title": "Mistake",
    "properties": {"status": {"type": "integer"}} | {name: {"type": "string"} for name in ("what", "where", "remedy")},
}  # fmt: skip


def description() -> OpenAPIConfig:
    """What the API's description says of itself; it is served at /openapi.json and told on the page /api."""
    return OpenAPIConfig(
        title="Tidings",
        version=version("tidings"),
        description="What is said to have happened, where, when, to whom, how many, and who says so. Reading only.",
        use_handler_docstrings=True,
        path="/openapi",
        render_plugins=[],
    )


def described(app: Litestar) -> dict[str, Any]:
    """The description of an application, its paths written as the addresses that are answered."""
    told: dict[str, Any] = app.openapi_schema.to_schema()
    names = {old: _plain(old) for old in told["components"]["schemas"] if old != "Address"}
    paths = {address_of(route): _path(told["paths"][route]) for route in sorted(told["paths"])}
    schemas = {names[old]: told["components"]["schemas"][old] for old in sorted(names, key=_plain)}
    parameters = {name: _parameter(name, *PARTS[name]) for name in PARTS}
    components = {"schemas": schemas | {"Mistake": MISTAKE}, "parameters": parameters}
    whole: dict[str, Any] = _renamed(told | {"paths": paths, "components": components}, names)
    return whole


def _path(operations: dict[str, Any]) -> dict[str, Any]:
    return {method: _operation(one) for method, one in operations.items()}


def _operation(told: dict[str, Any]) -> dict[str, Any]:
    """An operation with the parts that an address may have in place of what its function is given."""
    given = told.get("parameters", [])
    own = [one for one in given if one["name"] not in GIVEN]
    parts = [{"$ref": f"#/components/parameters/{name}"} for name in PARTS] if len(own) < len(given) else []
    wrong = {"application/json": {"schema": {"$ref": "#/components/schemas/Mistake"}}}
    responses = {"200": told["responses"]["200"]}
    responses |= {status: {"description": text, "content": wrong} for status, text in MISTAKES.items()}
    text = told.get("description", "")
    return told | {"summary": text.partition(":")[0].rstrip("."), "parameters": [*own, *parts], "responses": responses}


def _parameter(name: str, schema: dict[str, Any], text: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": text, "schema": schema}


def _plain(name: str) -> str:
    """The name of a type without the module that it is from: Finding_Toll."""
    return "_".join(_last(name))


def _last(name: str) -> Iterator[str]:
    for part in name.strip("_").split("_"):
        yield part.rpartition(".")[2]


def _renamed(told: Any, names: dict[str, str]) -> Any:
    """The description with the references to types written with their plain names."""
    if isinstance(told, dict):
        return {key: _renamed(one, names) for key, one in told.items()}
    if isinstance(told, list):
        return [_renamed(one, names) for one in told]
    if isinstance(told, str) and told.startswith("#/components/schemas/"):
        return f"#/components/schemas/{names.get(told.rpartition('/')[2], told.rpartition('/')[2])}"
    return told
