import asyncio
import time

from support.small_library import SmallLibrary

from bot.answering import Worker


class Changing(SmallLibrary):
    """A library that changes once, and takes its time to be opened again."""

    def __init__(self, edition: int = 0) -> None:
        super().__init__()
        self.edition = edition

    def renewed(self) -> "Changing | None":
        time.sleep(0.02)
        return None if self.edition else Changing(self.edition + 1)


async def test_of_two_who_see_a_change_one_opens_the_library():
    worker = Worker(Changing())
    assert await asyncio.gather(worker.renew(), worker.renew()) == [True, False]
