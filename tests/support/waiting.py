"""Waiting in tests for what happens beside them."""

import asyncio
from collections.abc import Callable


async def until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Return once it is true; an AssertionError when that takes too long."""
    for _ in range(int(seconds / 0.02)):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("in vain")
