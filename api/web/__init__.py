"""The web page: server-rendered answers and pictures, complete without JavaScript, which only spares reloads.

* `api.web.routes`: the addresses; `api.web.parameters`, `api.web.links` and `api.web.canonical`: what stands in them.
* `api.web.answered`, `api.web.study`, `api.web.missing`, `api.web.way`: what the tabs of an answer show;
  `api.web.skill`, `api.web.home`, `api.web.search`: what the other views show.
* `api.web.view`, `api.web.site`, `api.web.assets`, `api.web.stations`, `api.web.drawing`, `api.web.report`,
  `api.web.failures`: how it is shown, from ``templates/`` and ``static/``.
"""
