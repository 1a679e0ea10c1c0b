"""The routes of the page, a file for each kind of page."""

from litestar.handlers import HTTPRouteHandler

from tidings.out.web.routes import events, start

ROUTES: list[HTTPRouteHandler] = [*start.ROUTES, *events.ROUTES]
