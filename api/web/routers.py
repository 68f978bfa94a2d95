"""All addresses of the page: answers, the document, what somebody knows, and the upload."""

from api.web import learner_routes, roadmap_routes, routes, upload_routes

ROUTERS = (routes.router, roadmap_routes.router, learner_routes.router, upload_routes.router)
