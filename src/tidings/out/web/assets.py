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
#: What is text, and so sent compressed.
COMPRESSED = ("js", "mjs", "css", "json", "svg", "txt")
#: How the names of compressed twins end, by the coding's name in HTTP, the smallest first.
TWINS = {"br": ".br", "gzip": ".gz"}
#: The sign of Tidings beside an address, drawn for it: its first letter on the accent of page/styles/tokens.css.
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="3" fill="#9c2a1c"/>'
    '<path fill="#fffdf9" d="M6 7h20v6h-1.6l-.9-3.4h-5.6V23l2.6.6V25h-9v-1.4l2.6-.6V9.6H8.5L7.6 13H6z"/></svg>'
)


class Built:
    """The built files, all in memory (some 3 MB): `address` of each by its name, and the manifest's other facts."""

    def __init__(self, folder: Traversable) -> None:
        try:
            self.manifest: dict[str, str] = msgspec.json.decode(folder.joinpath("manifest.json").read_bytes())
        except FileNotFoundError:
            raise SettingsError(
                "the page's scripts and styles are not built",
                where=str(folder),
                remedy="run make setup in the project's folder, or install Tidings from its wheel",
            ) from None
        self._files = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}

    @property
    def mark(self) -> str:
        """What changes when any of the files does."""
        return sha256(msgspec.json.encode(self.manifest, order="sorted")).hexdigest()[:16]

    def address(self, name: str) -> str:
        """The address of a built file by its name in page/."""
        return f"/built/{self.manifest[name]}"

    def file(self, name: str) -> bytes | None:
        """The built file of that name, as addresses have it; None where there is none."""
        return None if name.endswith(tuple(TWINS.values())) else self._files.get(name)

    def twin(self, name: str, accepted: str) -> tuple[str, bytes] | None:
        """The compressed twin of a file that a browser takes, with the name of its coding."""
        found = ((coding, self._files.get(name + suffix)) for coding, suffix in TWINS.items() if coding in accepted)
        return next(((coding, content) for coding, content in found if content is not None), None)


def load_built() -> Built:
    """The built files of this installation; raises SettingsError where they were not built."""
    return Built(files("tidings.out.web").joinpath("built"))


@get("/favicon.ico", include_in_schema=False, sync_to_thread=False)
def icon() -> Response[str]:
    """The sign that browsers ask for by themselves, also beside an answer for programs."""
    return Response(ICON, media_type=TYPES["svg"])


@get("/built/{name:str}", include_in_schema=False, sync_to_thread=False)
def built_file(name: str, request: Request[Any, Any, Any], built: Built) -> Response[bytes]:
    """A built file, compressed where the browser takes it so."""
    content = built.file(name)
    if content is None:
        raise NotFoundException(f"there is no file {name}")
    kind = name.rpartition(".")[2]
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    smaller = built.twin(name, request.headers.get("accept-encoding", "")) if kind in COMPRESSED else None
    if smaller is not None:
        headers["Content-Encoding"], content = smaller
    return Response(content, media_type=TYPES.get(kind, "application/octet-stream"), headers=headers)
