"""The description of the API (OpenAPI): the twins of the pages, their types as the record has them."""

import re
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version
from inspect import cleandoc
from typing import Any, get_args

import msgspec
from litestar import Litestar, Request, Response
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from tidings.opened.listing import Order
from tidings.out.web.address import MOST_ROWS, ROWS
from tidings.out.web.forms import address_of
from tidings.record import Grade
from tidings.views.figures import Rule

#: Where types stand in a description.
TYPES = "#/components/schemas/"
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
    "q": (TEXT, "Words that all stand in the quotes of a claim; in lists of names the beginnings of words of a name."),
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


class Described(JsonRenderPlugin):
    """What Litestar serves at /openapi in place of pages that would load scripts from other hosts."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The same description as at /openapi.json."""
        return self.render_json(request, described(request.app))


def description() -> OpenAPIConfig:
    """What the API's description says of itself; it is served at /openapi.json and told on the page /api."""
    return OpenAPIConfig(
        title="Tidings",
        version=version("tidings"),
        description="What is said to have happened, where, when, to whom, how many, and who says so. Reading only.",
        use_handler_docstrings=True,
        path="/openapi",
        render_plugins=[Described()],
    )


def described(app: Litestar) -> dict[str, Any]:
    """The description of an application: its paths as the addresses that are answered, its types as they are sent."""
    told: dict[str, Any] = app.openapi_schema.to_schema()
    handlers = {route: one for route, one in _handlers(app).items() if route in told["paths"]}
    schemas, types = _types(handlers)
    paths = {
        address_of(route): {"get": _operation(told["paths"][route]["get"], handlers[route], schemas[route])}
        for route in sorted(handlers)
    }
    parameters = {name: _parameter(name, *PARTS[name]) for name in PARTS}
    return told | {"paths": paths, "components": {"schemas": types, "parameters": parameters}}


def _handlers(app: Litestar) -> dict[str, HTTPRouteHandler]:
    """The function behind each route that is asked with GET, by the path as a description has it."""
    found = {}
    for route in app.routes:
        for one in getattr(route, "route_handlers", ()):
            if "GET" in one.http_methods:
                found[re.sub(r":\w+}", "}", route.path)] = one
    return found


def returned(handler: HTTPRouteHandler) -> Any:
    """The type of what a function answers with."""
    told = handler.parsed_fn_signature.return_type.annotation
    inner = get_args(told)
    return inner[0] if inner and getattr(told, "__origin__", None) is Response else told


def _types(handlers: dict[str, HTTPRouteHandler]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The schema of what each route answers with, and all types by their names."""
    names = list(handlers)
    found, types = msgspec.json.schema_components(map(returned, handlers.values()), ref_template=TYPES + "{name}")
    plain = _plain_names(types)
    told = _renamed({name: types[name] for name in sorted(types)}, plain)
    schemas = _renamed(dict(zip(names, found, strict=True)), plain)
    return schemas, {plain[name]: one for name, one in told.items()} | {"Mistake": MISTAKE}


def _operation(told: dict[str, Any], handler: HTTPRouteHandler, schema: dict[str, Any]) -> dict[str, Any]:
    """An operation with the parts that an address may have, where its function is given the address."""
    takes = "address" in handler.parsed_fn_signature.parameters
    parts = [{"$ref": f"#/components/parameters/{name}"} for name in PARTS] if takes else []
    wrong = {"application/json": {"schema": {"$ref": f"{TYPES}Mistake"}}}
    content = {form: {"schema": schema} for form in told["responses"]["200"].get("content", {"application/json": {}})}
    responses = {"200": {"description": "The answer.", "content": content}}
    responses |= {status: {"description": text, "content": wrong} for status, text in MISTAKES.items()}
    text = told.get("description", "")
    return told | {
        "summary": text.partition("\n")[0].partition(":")[0].rstrip("."),
        "parameters": [*told.get("parameters", ()), *parts], "responses": responses,
    }  # fmt: skip


def _parameter(name: str, schema: dict[str, Any], text: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": text, "schema": schema}


def _plain_names(names: Iterable[str]) -> dict[str, str]:
    """Names without the modules that they are from, or with the last of them where two are alike: Finding_Toll."""
    names = tuple(names)
    bare = {name: re.sub(r"(?:\w+\.)+(?=\w)", "", name) for name in names}
    last = {name: re.sub(r"(?:\w+\.)*(\w+)\.(\w+)", r"\1_\2", name) for name in names}
    alike = Counter(bare.values())
    return {name: re.sub(r"\W+", "_", last[name] if alike[bare[name]] > 1 else bare[name]).strip("_") for name in names}


def _renamed(told: Any, names: dict[str, str]) -> Any:
    """A description with the references to types written with other names, its texts without their indents."""
    if isinstance(told, dict):
        return {key: _renamed(one, names) for key, one in told.items()}
    if isinstance(told, list):
        return [_renamed(one, names) for one in told]
    if isinstance(told, str) and told.startswith(TYPES):
        return TYPES + names[told.removeprefix(TYPES)]
    return cleandoc(told) if isinstance(told, str) else told
