"""The routes of the page, a file for each kind of page."""

from litestar.handlers import HTTPRouteHandler

from tidings.out.web.routes import actors, api, briefs, changes, events, map, places, reports, sources, start

ROUTES: list[HTTPRouteHandler] = [
    *actors.ROUTES,
    *api.ROUTES,
    *briefs.ROUTES,
    *changes.ROUTES,
    *events.ROUTES,
    *map.ROUTES,
    *places.ROUTES,
    *reports.ROUTES,
    *sources.ROUTES,
    *start.ROUTES,
]
