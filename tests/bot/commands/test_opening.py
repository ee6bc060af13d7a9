"""What is done for one question, and what for many."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands.opening import open_answerer
from bot.settings import Settings
from index.library import Library


@pytest.fixture
def usual() -> Iterator[tuple[int, int, int]]:
    """When Python collects garbage; so it is again afterwards."""
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def test_many_questions_are_prepared_for_and_not_held_up_by_collecting_garbage(
    seeds_library: Path, usual: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[bool] = []
    monkeypatch.setattr(Library, "warm", lambda _self, *, lasting: prepared.append(lasting))
    settings = Settings(_env_file=None, library_dir=seeds_library)
    open_answerer(settings)
    assert (prepared, gc.get_threshold()) == ([False], usual)
    open_answerer(settings, lasting=True)
    assert prepared == [False, True]
    assert gc.get_threshold()[2] >= 5 * usual[2]
