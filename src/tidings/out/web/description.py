"""The description of the API (OpenAPI): the twins of the pages, their types as the record has them."""

from importlib.metadata import version

from litestar.openapi import OpenAPIConfig


def description() -> OpenAPIConfig:
    """What the API's description says of itself; it is served at /openapi.json and told on the page /api."""
    return OpenAPIConfig(
        title="Tidings",
        version=version("tidings"),
        description="What is said to have happened, where, when, to whom, how many, and who says so. Reading only.",
        path="/openapi",
        render_plugins=[],
    )
