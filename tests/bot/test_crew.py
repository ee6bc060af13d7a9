"""Real processes over the small library."""

import os
import signal
from functools import partial

import pytest
from support.small_library import SmallLibrary

from bot.answering import Worker
from bot.crew import Crew


class Renewable(SmallLibrary):
    """Another library each time that it is opened again."""

    edition = 0

    def renewed(self):
        fresh = Renewable(self.reports)
        fresh.edition = self.edition + 1
        return fresh

    def examples(self, n: int = 3) -> tuple[str, ...]:
        return (str(self.edition), str(os.getpid()))


def die_once(mark, answering):
    """End the process, unless it has happened before."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return answering.examples()


@pytest.fixture
def crew():
    made = Crew(Renewable, 1)
    yield made
    made.close()


async def test_questions_are_answered_in_another_process_from_the_library_as_it_is(crew):
    worker = Worker(Renewable(), crew)
    assert (await worker.answer("财政收入", ())).quotes == SmallLibrary().answer("财政收入").quotes
    edition, process = await worker.examples()
    assert edition == "0"
    assert int(process) != os.getpid()
    await worker.renew()
    assert await worker.examples() == ("1", process)


async def test_a_process_that_dies_is_replaced_and_its_work_done_again(crew, tmp_path):
    edition, _ = await crew.run(partial(die_once, tmp_path / "died"), 0)
    assert edition == "0"
    with pytest.raises(RuntimeError, match="the index has gone"):
        await Worker(Renewable(), crew).answer("崩溃", ())
