"""The routes of the page, a file for each kind of page."""

from litestar.handlers import HTTPRouteHandler

from tidings.out.web.routes import changes, events, map, reports, start

ROUTES: list[HTTPRouteHandler] = [*start.ROUTES, *map.ROUTES, *events.ROUTES, *reports.ROUTES, *changes.ROUTES]
