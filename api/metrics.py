"""What a running service counts, in the form that Prometheus reads."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from api.version import version

if TYPE_CHECKING:
    from api.service import Service

MEDIA_TYPE = CONTENT_TYPE_LATEST

_METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The counters of one application; whatever happens outside of requests is fed by who knows of it.

    ``store_errors.inc()`` when a store could not be read; ``ingests.labels("written").inc()`` when a roadmap was
    written through the service, ``"refused"`` when not; ``queue_depth.set(n)``, or ``set_function``, for the questions
    that wait; ``cache("kept")`` for how an answer came about.

    Examples
    --------
    >>> metrics = Metrics()
    >>> metrics.ingests.labels("written").inc()
    >>> b'prereq_ingests_total{outcome="written"} 1.0' in metrics.shown()
    True
    """

    def __init__(self, service: "Service | None" = None) -> None:
        self._registry = registry = CollectorRegistry()
        self._requests = Counter(
            "prereq_requests",
            "Requests, by route, method and status.",
            ["route", "method", "status"],
            registry=registry,
        )
        self._seconds = Histogram(
            "prereq_request_seconds", "Time to answer, by route.", ["route"], buckets=_SECONDS, registry=registry
        )
        self._cache = Counter("prereq_cache_answers", "Answers of the cache.", ["outcome"], registry=registry)
        self.store_errors = Counter("prereq_store_errors", "Times that the store could not be read.", registry=registry)
        self.ingests = Counter("prereq_ingests", "Roadmaps sent to the service.", ["outcome"], registry=registry)
        self.queue_depth = Gauge("prereq_queue_depth", "Questions that wait for a worker.", registry=registry)
        self._answered: dict[tuple[str, str, int], tuple[Callable[[], None], Callable[[float], None]]] = {}
        self._cached = {outcome: self._cache.labels(outcome).inc for outcome in ("kept", "made", "not_modified")}
        ProcessCollector(registry=registry)
        if service is not None:
            registry.register(_State(service))

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request by the template of its route."""
        key = route, method, status
        counters = self._answered.get(key)
        if counters is None:
            counters = self._counters(route, method if method in _METHODS else "other", status)
            if method in _METHODS:
                self._answered[key] = counters
        count, observe = counters
        count()
        observe(seconds)

    def cache(self, outcome: str) -> None:
        """Count an answer that was ``kept``, ``made``, or ``not_modified``."""
        self._cached[outcome]()

    def shown(self) -> bytes:
        """All counts, as Prometheus reads them."""
        return generate_latest(self._registry)

    def _counters(self, route: str, method: str, status: int) -> tuple[Callable[[], None], Callable[[float], None]]:
        return self._requests.labels(route, method, str(status)).inc, self._seconds.labels(route).observe


class _State(Collector):
    """What a service is at this moment: nothing is counted, it is asked when somebody looks."""

    def __init__(self, service: "Service") -> None:
        self._service = service

    def collect(self) -> Iterator[Metric]:
        """The version, the revision, and whether the store is away."""
        edition = self._service.edition
        revision = self._service.snapshot.revision if edition is not None else ""
        yield InfoMetricFamily("prereq_build", "The version that runs.", {"version": version()})
        yield InfoMetricFamily("prereq_revision", "The revision that is served.", {"revision": revision})
        yield GaugeMetricFamily("prereq_loaded", "1 if there is a roadmap to answer from.", float(edition is not None))
        yield GaugeMetricFamily(
            "prereq_stale", "1 if the store cannot be read, and answers come from memory.", float(self._service.stale)
        )
