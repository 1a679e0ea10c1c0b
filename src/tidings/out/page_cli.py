"""`tidings serve` and `tidings demo`: the page."""

from typing import Annotated

import typer

from tidings.out import options

app = typer.Typer()

Host = Annotated[str, typer.Option("--host", metavar="HOST", help="Where to listen; 0.0.0.0 for a team's network.")]
Port = Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help="The port to listen at.")]
Open = Annotated[bool, typer.Option("--open", help="Also open the page in a browser.")]


@app.command(epilog="Try:  tidings serve --open     tidings serve --record postgresql://user@host/database --port 80")
def serve(
    *,
    record: options.Record = "",
    host: Host = "127.0.0.1",
    port: Port = 8321,
    allow: Annotated[
        list[str], typer.Option("--allow", metavar="NAME", help='A name by which browsers call this host; "*" for any.')
    ] = [],  # noqa: B006  (Typer reads the default and makes a new list)
    basemap: Annotated[
        str, typer.Option(metavar="URL", help="A MapLibre style to draw under the record; fetched from its host.")
    ] = "",
    open: Open = False,
) -> None:
    """Serve the page: the record in a browser, read only.

    Nothing is loaded from another host, unless --basemap names one. The page shows what is read into the record while
    it is served.
    """
    from tidings.out.serve_command import serve_record
    from tidings.out.web.serving import Serving

    serving = Serving(host=host, port=port, hosts=tuple(allow), open=open)
    serve_record(record, serving, basemap or None)


@app.command(epilog="Try:  tidings demo --open")
def demo(
    *,
    record: Annotated[
        str, typer.Option(metavar="FILE", help="The record to read the samples into, kept and used again.")
    ] = "tidings-demo.db",
    port: Port = 8321,
    open: Open = False,
) -> None:
    """Read the shipped sample reports into a record of their own, unless it is there, and serve the page of it."""
    from tidings.out.serve_command import serve_record, with_samples
    from tidings.out.web.serving import Serving

    if status := with_samples(record):
        raise typer.Exit(status)
    serve_record(record, Serving(port=port, open=open), None)
