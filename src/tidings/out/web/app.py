"""The page as an application: which routes there are, and what they all share.

A page is a function in routes/ that asks the desk (desk.py) what the address (address.py) asks to see, and puts the
finding into a template. Its twin at the same address with `.json` gives the finding itself, with `.csv` its rows
(forms.py). There are only reading routes: nothing that a browser sends changes the record.
"""

from asyncio import get_running_loop
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from typing import Any

from litestar import Litestar, Request
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import ASGIApp

from tidings.lexicon.kinds import load_kinds
from tidings.out.web import assets, forms, guards, mistakes
from tidings.out.web.address import Address, read_address
from tidings.out.web.description import description
from tidings.out.web.desk import Desk
from tidings.out.web.pages import Look, make_environment
from tidings.out.web.routes import ROUTES

#: Answers smaller than this many bytes are sent as they are: compressing them saves no packet.
LEAST_COMPRESSED = 1_000
#: Zlib's level at which pages are still made fast: 1 takes a third of the time of 6 for a tenth more bytes.
LEVEL = 4
#: Threads that make answers. Each may hold a connection to the record, of which there are 15 at most (SQLAlchemy's own
#: default), and the gate's need some too. With Python's default, 6 on two cores, six counts of a year stop all else.
THREADS = 12


def page_app(desk: Desk, look: Look, hosts: tuple[str, ...] = ()) -> ASGIApp:
    """The application that serves a record to browsers that call it by one of some hosts; () for any.

    Raises SettingsError where the page's scripts were not built.
    """
    built = assets.load_built()
    app = Litestar(
        route_handlers=[assets.built_file, assets.icon, *ROUTES],
        dependencies={
            "desk": Provide(lambda: desk, sync_to_thread=False),
            "built": Provide(lambda: built, sync_to_thread=False),
            "address": Provide(address_of_request, sync_to_thread=False),
        },
        state=State({"desk": desk, "environment": make_environment(built, look), "kinds": load_kinds()}),
        before_request=forms.with_slashes,
        exception_handlers=mistakes.HANDLERS,
        compression_config=CompressionConfig(
            "gzip", minimum_size=LEAST_COMPRESSED, gzip_compress_level=LEVEL, exclude="^/built/"
        ),
        openapi_config=description(),
        logging_config=None,  # what goes wrong is written by the handlers; nothing else is of interest
        on_startup=[many_threads],
        on_shutdown=[desk.close],
    )
    headers = guards.security_headers(look.basemap)
    program = f"{version('tidings')} {built.mark} {look}"
    return guards.Gate(forms.Twins(app), state=desk.state, program=program, headers=headers, hosts=hosts)


async def many_threads() -> None:
    """Answers are made by so many threads that those which take seconds do not stand in the way of the others."""
    get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS, "page"))


def address_of_request(request: Request[Any, Any, Any]) -> Address:
    """What the address of a request asks to see; raises QuestionError where a part of it is written wrong."""
    return read_address(request.query_params.multi_items())
