import pytest

from index.stopwatch import Stopwatch


def test_a_stage_within_another_interrupts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(100))
    monkeypatch.setattr("index.stopwatch.perf_counter", lambda: float(next(ticks)))
    watch = Stopwatch()
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
