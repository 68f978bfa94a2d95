"""Answers as JSON bytes: the same for HTTP and for ``--json``."""

from typing import Any

import orjson


def encode(answer: Any) -> bytes:
    r"""The compact UTF-8 JSON of a dataclass, list or dict, with a newline at its end.

    Examples
    --------
    >>> encode({"hours": 1.5})
    b'{"hours":1.5}\n'
    """
    return orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE)
