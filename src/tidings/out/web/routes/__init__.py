"""The routes of the page, a file for each kind of page."""

from litestar.handlers import HTTPRouteHandler

from tidings.out.web.routes import (
    actors,
    api,
    briefs,
    changes,
    claims,
    events,
    figures,
    findings,
    map,
    places,
    reports,
    sources,
    start,
)

ROUTES: list[HTTPRouteHandler] = [
    *actors.ROUTES,
    *api.ROUTES,
    *briefs.ROUTES,
    *changes.ROUTES,
    *claims.ROUTES,
    *events.ROUTES,
    *figures.ROUTES,
    *findings.ROUTES,
    *map.ROUTES,
    *places.ROUTES,
    *reports.ROUTES,
    *sources.ROUTES,
    *start.ROUTES,
]
