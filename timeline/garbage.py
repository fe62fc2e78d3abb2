"""Python's collector of garbage, put off where much is made that stays and nothing is thrown away in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector: to look through all that is there, again and again while it grows, takes half of the time of loading tables,
    a fifth of that of linking and a tenth of that of reading articles.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
