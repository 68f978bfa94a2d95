"""All addresses of the page: those that answer, that show the document, and that are about what somebody knows."""

from api.web import learner_routes, roadmap_routes, routes

ROUTERS = (routes.router, roadmap_routes.router, learner_routes.router)
