"""What compiling a snapshot leaves as it was."""

import gc

import pytest

from graph.samples import TINY
from graph.snapshot import Snapshot


@pytest.mark.parametrize("is_enabled", [True, False])
def test_compiling_leaves_the_garbage_collector_as_it_was(is_enabled):
    before = gc.isenabled()
    try:
        (gc.enable if is_enabled else gc.disable)()
        Snapshot(TINY).compiled()
        assert gc.isenabled() is is_enabled
    finally:
        (gc.enable if before else gc.disable)()
