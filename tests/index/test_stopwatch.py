import pytest

from index.stopwatch import Stopwatch


def test_a_stage_within_another_interrupts_it() -> None:
    ticks = iter(range(100))
    watch = Stopwatch(lambda: float(next(ticks)))
    with watch.time("outer"):
        for _ in range(2):
            with watch.time("inner"):
                pass
    with watch.time("outer"):
        pass
    assert watch.seconds == {"outer": 4.0, "inner": 2.0}


def test_a_stage_that_fails_is_counted() -> None:
    watch = Stopwatch()
    with pytest.raises(KeyError), watch.time("stage"):
        raise KeyError
    assert watch.seconds["stage"] >= 0
