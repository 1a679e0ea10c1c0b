"""The built scripts, styles and maps of the page, by the names that the templates use.

They are made from page/ by its build.mjs and carry a mark of their content in their names, so that a browser may keep
them for ever; each has a compressed twin beside it.
"""

from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException

from tidings.errors import SettingsError

#: A year in seconds, the longest that is meant by "for ever" (RFC 9111 names no bound; browsers take a year).
FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {
    "js": "text/javascript", "mjs": "text/javascript", "css": "text/css", "json": "application/json",
    "woff2": "font/woff2", "svg": "image/svg+xml", "png": "image/png", "txt": "text/plain",
}  # fmt: skip
#: How the names of compressed twins end, by the coding's name in HTTP.
TWINS = (".br", ".gz")
#: What is text, and so sent compressed.
COMPRESSED = ("js", "mjs", "css", "json", "svg", "txt")


class Built:
    """The built files: `address` of each by its name, and the manifest's other facts."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        try:
            self.manifest: dict[str, str] = msgspec.json.decode(folder.joinpath("manifest.json").read_bytes())
        except FileNotFoundError:
            raise SettingsError(
                "the page's scripts and styles are not built",
                where=str(folder),
                remedy="run make setup in the project's folder, or install Tidings from its wheel",
            ) from None
        self._names = {one.name for one in folder.iterdir() if one.is_file() and not one.name.endswith(TWINS)}

    @property
    def mark(self) -> str:
        """What changes when any of the files does."""
        return sha256(msgspec.json.encode(self.manifest, order="sorted")).hexdigest()[:16]

    def address(self, name: str) -> str:
        """The address of a built file by its name in page/."""
        return f"/built/{self.manifest[name]}"

    def file(self, name: str) -> Traversable | None:
        """The built file of that name, as addresses have it; None where there is none."""
        return self._folder.joinpath(name) if name in self._names else None


def load_built() -> Built:
    """The built files of this installation; raises SettingsError where they were not built."""
    return Built(files("tidings.out.web").joinpath("built"))


@get("/built/{name:str}", include_in_schema=False, sync_to_thread=True)
def built_file(name: str, request: Request[Any, Any, Any], built: Built) -> Response[bytes]:
    """A built file, compressed where the browser takes it so."""
    file = built.file(name)
    if file is None:
        raise NotFoundException(f"there is no file {name}")
    kind = name.rpartition(".")[2]
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    smaller = built_twin(file, request.headers.get("accept-encoding", "")) if kind in COMPRESSED else None
    if smaller is not None:
        coding, content = smaller
        headers["Content-Encoding"] = coding
    else:
        content = file.read_bytes()
    return Response(content, media_type=TYPES.get(kind, "application/octet-stream"), headers=headers)


def built_twin(file: Traversable, accepted: str) -> tuple[str, bytes] | None:
    """The compressed twin of a file that a browser takes, with the name of its coding."""
    folder: Any = file
    for coding, suffix in (("br", ".br"), ("gzip", ".gz")):
        twin = folder.with_name(file.name + suffix)
        if coding in accepted and twin.is_file():
            return coding, twin.read_bytes()
    return None
