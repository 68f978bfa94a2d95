"""The bundled roadmap, for what must hold there too."""

import pytest

from graph.snapshot import Snapshot
from ingest.pipeline import OWN_EDITION, from_markdown


@pytest.fixture(scope="session")
def bundled():
    """A snapshot of the project's own edition."""
    return Snapshot(from_markdown(OWN_EDITION)[0])
