"""The web page: server-rendered answers and pictures, complete without JavaScript, which only spares reloads.

* `api.web.routers`: the addresses; `api.web.parameters`, `api.web.links` and `api.web.canonical`: what stands in them.
* `api.web.answered`, `api.web.study`, `api.web.missing`, `api.web.way`: what the tabs of an answer show;
  `api.web.skill`, `api.web.home`, `api.web.search`, `api.web.roadmap`: what the other views show; `api.web.once` keeps
  what the snapshot alone decides.
* `api.web.placing`, `api.web.mine`, `api.web.progress`: what somebody knows, and how far it goes.
* `api.web.view`, `api.web.site`, `api.web.assets`, `api.web.stations`, `api.web.drawing`, `api.web.ranges`,
  `api.web.report`, `api.web.preview`, `api.web.fields`, `api.web.failures`: how it is shown, from ``templates/`` and
  ``static/``.
"""
