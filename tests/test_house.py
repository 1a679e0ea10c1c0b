"""The rules of the house that a program can check."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.glossary import GLOSSARY

from tidings.out.check import lexicon_loaders, problems_of

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "tidings"
FOUNDATION = {"record", "errors", "syntax", "lexicon", "gazetteer", "roles", "tellings"}
#: The order of the stages, the loop over reports, the open record, the way out, and the public names know everything.
ABOVE = {"pipeline", "batch", "opened", "out", "__init__"}
FILES = sorted(SOURCE.rglob("*.py"))


def room(parts: tuple[str, ...]) -> str:
    """The room that a module is in: the first name below tidings, and for find the one below that."""
    return ".".join(parts[:2] if parts[:1] == ("find",) else parts[:1])


def imports(path: Path) -> Iterator[tuple[str, ...]]:
    """What a file imports of ours, as names below tidings."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (tuple(name.split(".")[1:]) for name in names if name.startswith("tidings."))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_stages_are_strangers(path: Path) -> None:
    """A stage imports the foundation and itself, never another stage; the foundation imports no stage."""
    own = path.relative_to(SOURCE).with_suffix("").parts
    if own[0] in ABOVE:
        return
    known = FOUNDATION | {room(own)} if own[0] not in FOUNDATION else FOUNDATION
    strangers = {room(name) for name in imports(path)} - known
    assert not strangers, f"{path.name} imports {strangers}"


def test_only_split_knows_the_parser() -> None:
    """spaCy is imported in split.py and nowhere else."""
    knowing = [p.name for p in FILES if re.search(r"^\s*(import|from) spacy\b", p.read_text("utf-8"), re.M)]
    assert knowing == ["split.py"]


def test_record_and_errors_import_nothing_of_ours() -> None:
    """The types and the errors stand on nothing."""
    assert not [name for file in ("record.py", "errors.py") for name in imports(SOURCE / file)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_room_is_a_drawer(path: Path) -> None:
    """No file is called by what it is a heap of."""
    heaps = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler", "base"}
    assert not heaps & set(re.split(r"[_.]", path.stem))


#: The locks, with a number of pins that each has more than.
LOCKS = {"requirements.txt": 20, "requirements-dev.txt": 20, "requirements-train.txt": 20, "requirements-node.txt": 0}


def test_the_locks_name_no_index() -> None:
    """The locks hold names, versions and hashes, and no address of a registry; the page's own address is none."""
    for name in (*LOCKS, "page/package.json", "page/package-lock.json", "page/.npmrc", "Makefile", "pyproject.toml"):
        text = (ROOT / name).read_text("utf-8")
        assert not re.search(r"(?<!emit-)index-url|find-links|registry *=|https?://(?!127\.0\.0\.1)", text), name


def test_the_locks_hold_hashes() -> None:
    """Nothing is installed for development or for the page whose content was not fixed."""
    for name, least in LOCKS.items():
        pins = re.findall(r"^[\w.-]+==.*$", (ROOT / name).read_text("utf-8"), re.M)
        assert len(pins) > least
        assert all(pin.endswith("\\") for pin in pins), "a pin without hashes"
    packages = json.loads((ROOT / "page" / "package-lock.json").read_text("utf-8"))["packages"]
    assert len(packages) > 20
    assert not [name for name, told in packages.items() if name and not told.get("integrity", "").startswith("sha512-")]


def test_the_page_names_exact_versions() -> None:
    """What the page is built from is one version of each package."""
    told = json.loads((ROOT / "page" / "package.json").read_text("utf-8"))
    versions = [*told["dependencies"].values(), *told["devDependencies"].values()]
    assert not [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)]


def test_every_file_of_knowledge_is_sound() -> None:
    """`tidings check` finds no mistake in what is shipped."""
    assert not [problem for load in lexicon_loaders() for problem in problems_of(load)]


def test_data_files_open_with_their_provenance() -> None:
    """A data file that a person may open begins with a comment that says where it is from."""
    files = [p for p in (SOURCE / "data").rglob("*") if p.suffix in (".toml", ".csv")]
    assert files
    assert not [str(p.relative_to(SOURCE)) for p in files if not p.read_text("utf-8").startswith("#")]


#: Rooms whose code reads text; the others name files, columns and commands.
READING = ("find", "voice", "claims", "locate.py", "split.py", "roles.py", "pipeline.py")
#: A grammatical handful ("the", "this", "that") is syntax; a longer list is knowledge.
MOST_WORDS = 3


def own_words(tree: ast.AST) -> Iterator[str]:
    """The words that a file makes up for its own types: fields, and the values of a Literal."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
            yield from (str(one.value) for one in ast.walk(node.slice) if isinstance(one, ast.Constant))


def word_lists(tree: ast.AST, known: set[str]) -> Iterator[list[str]]:
    """The collections of words of the language in a file: more than a handful, and no labels of grammar or of ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            words = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            strange = [word for word in words if re.fullmatch(r"[a-z][a-z' -]+", word) and word not in known]
            if len(strange) > MOST_WORDS:
                yield strange


def test_no_list_of_words_is_in_the_code() -> None:
    """What the program knows of words is in data/: code that reads text lists labels of grammar and its own only."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in FILES}
    known = set(GLOSSARY) | {word for tree in trees.values() for word in own_words(tree)}
    reading = [path for path in FILES if path.relative_to(SOURCE).parts[0] in READING]
    found = {path.name: list(word_lists(trees[path], known)) for path in reading}
    assert not {name: lists for name, lists in found.items() if lists}
