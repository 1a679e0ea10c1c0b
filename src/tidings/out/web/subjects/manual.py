"""The API as a person reads it: what is asked at which address, what comes back, and an address to try."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct

from tidings.opened.open import OpenRecord
from tidings.out.web.forms import FORMS
from tidings.out.web.pages import path


class Part(Struct, frozen=True):
    """A part of an address: its name, how it is written, and what it does."""

    name: str
    written: str
    text: str


class Asked(Struct, frozen=True, kw_only=True):
    """What one address answers: `forms` in which, `returns` the JSON in words, of `type` or of several.

    `tried` is the address with an example from the record; "" where the record has none.
    """

    address: str
    forms: tuple[str, ...]
    text: str
    own: tuple[Part, ...]
    takes_parts: bool
    returns: str
    type: str
    tried: str


class Field(Struct, frozen=True):
    """A field of a type; `type` names another type that is told, "" where it is none."""

    name: str
    words: str
    type: str


class Told(Struct, frozen=True):
    """A type with what it is, and its fields."""

    name: str
    text: str
    fields: tuple[Field, ...]


class Manual(Struct, frozen=True, kw_only=True):
    """The whole: what may be asked by subjects, the parts that all addresses take, and the types."""

    groups: tuple[tuple[str, tuple[Asked, ...]], ...]
    parts: tuple[Part, ...]
    types: tuple[Told, ...]


def manual_of(told: dict[str, Any], record: OpenRecord) -> Manual:
    """The manual of a description in OpenAPI, with examples from a record."""
    examples = examples_of(record)
    paths: dict[str, dict[str, dict[str, Any]]] = {}
    for address, one in told["paths"].items():
        page, _, form = address.rpartition(".")
        if form in FORMS and "get" in one:
            paths.setdefault(page, {})[form] = one["get"]
    groups: dict[str, list[Asked]] = {}
    for page, forms in paths.items():
        one = _asked(page, forms, examples)
        tags = next(iter(forms.values())).get("tags") or ["other"]
        groups.setdefault(tags[0], []).append(one)
    return Manual(
        groups=tuple((name, tuple(some)) for name, some in sorted(groups.items())),
        parts=tuple(_part(one) for one in told["components"]["parameters"].values()),
        types=tuple(_told(name, one) for name, one in told["components"]["schemas"].items() if one.get("properties")),
    )


def examples_of(record: OpenRecord) -> dict[str, str]:
    """What may stand in a path, by the name that the path has for it; nothing for what the record lacks."""
    reports = record.reports(limit=100).rows
    found = {
        "place_id": [one.id for one in record.places_told(limit=1).rows],
        "actor_id": [one.id for one in record.parties(limit=1).rows],
        "source_id": [one.id for one in record.tellers(limit=1).rows],
        "event_id": [one.event for one in record.listed(limit=1).rows],
        "report_id": [one.id for one in reports],
        "later_id": [one.id for one in reports if one.supersedes],
        "day": [one.day.isoformat() for one in record.days()[-1:]],
    }
    return {name: some[0] for name, some in found.items() if some}


def _asked(page: str, forms: dict[str, dict[str, Any]], examples: dict[str, str]) -> Asked:
    one = forms.get("json") or next(iter(forms.values()))
    own = [each for each in one["parameters"] if "$ref" not in each]
    return Asked(
        address=page,
        forms=tuple(sorted(forms, key=FORMS.index)),
        text=one.get("description", ""),
        own=tuple(_part(each) for each in own if each["in"] == "query"),
        takes_parts=len(own) < len(one["parameters"]),
        returns=words_of(_schema(one)),
        type=_type(_schema(one)),
        tried=_tried(page, min(forms, key=FORMS.index), own, examples),
    )


def _tried(page: str, form: str, own: Iterable[dict[str, Any]], examples: dict[str, str]) -> str:
    """The address in a form with examples for the names in it, and for what has to be given."""
    given = examples | ({"report_id": examples["later_id"]} if "later_id" in examples and "change" in page else {})
    needed: list[tuple[str, str]] = []
    for one in own:
        name = one["name"]
        if one["in"] == "query" and one.get("required"):
            needed.append((name, str(one["schema"].get("enum", ["a"])[0])))
        elif one["in"] == "path" and name not in given:
            return ""
        elif one["in"] == "path":
            page = page.replace(f"{{{name}}}", path(given[name]).removeprefix("/"))
    return f"{page}.{form}" + (f"?{urlencode(needed)}" if needed else "")


def _schema(one: dict[str, Any]) -> dict[str, Any]:
    content: dict[str, dict[str, Any]] = one["responses"]["200"].get("content", {})
    found: dict[str, Any] = next((each["schema"] for each in content.values() if "schema" in each), {})
    return found


def _part(one: dict[str, Any]) -> Part:
    schema = one.get("schema", {})
    return Part(one["name"], words_of(schema) + bounds_of(schema), one.get("description", ""))


def _told(name: str, schema: dict[str, Any]) -> Told:
    fields = (Field(each, words_of(one), _type(one)) for each, one in schema["properties"].items())
    return Told(name, schema.get("description", ""), tuple(fields))


def _type(schema: dict[str, Any]) -> str:
    """The type that a schema refers to, itself, in its items or as one of its choices."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    inner = [
        schema.get("items", {}),
        *schema.get("prefixItems", ()),
        *schema.get("oneOf", ()),
        *schema.get("anyOf", ()),
    ]
    return next((found for one in inner if isinstance(one, dict) and one and (found := _type(one))), "")


def bounds_of(schema: dict[str, Any]) -> str:
    """The bounds of a number and what it is where it is not given, in words; "" for none."""
    least, most, otherwise = (schema.get(name) for name in ("minimum", "maximum", "default"))
    told = f", {least} to {most}" if least is not None and most is not None else ""
    told += f", {least} or more" if least is not None and most is None else ""
    return told + (f"; {otherwise} if it is left out" if otherwise is not None else "")


def words_of(schema: dict[str, Any]) -> str:
    """A schema in words: "list of Row", "date or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join("null" if one is None else str(one) for one in schema["enum"])
    if schema.get("oneOf") or schema.get("anyOf"):
        return " or ".join(dict.fromkeys(words_of(one) for one in schema.get("oneOf") or schema["anyOf"]))
    if schema.get("type") == "array":
        inner = schema.get("items") or (schema.get("prefixItems") or [{}])[0]
        return f"list of {words_of(inner) if isinstance(inner, dict) else 'values'}"
    told = schema.get("format") or schema.get("type") or "any"
    return " or ".join(told) if isinstance(told, list) else str(told)
