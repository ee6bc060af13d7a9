"""What becomes of a job, on a real library."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from bot.feeding import child
from bot.feeding.job import Job, Result, Stage, Task
from index.generation import Store
from index.library import Library

TOWN, STREET = "001_d5d4754f7e6a86b8.txt", "002_2a800fc91cead4fc.txt"
NOTE = "甲镇2024年工作总结\n一、项目建设\n全年完成投资3.2亿元，同比增长5%。新建道路12公里。\n"


@pytest.fixture
def library(tmp_path: Path, seeds_library: Path) -> Path:
    return Path(shutil.copytree(seeds_library, tmp_path / "library"))


def done(library: Path, task: Task, subject: Path | str, **fields: str) -> tuple[Result, list]:
    stages: list[Stage] = []
    job = Job(str(library), task, str(subject), fields)
    return child.do(Job.load(job.dump()), stages.append), stages


def test_a_file_is_added_and_every_stage_told_once(library: Path, tmp_path: Path) -> None:
    (tmp_path / "甲镇.txt").write_text(NOTE, encoding="utf-8")
    result, stages = done(library, Task.ADD, tmp_path / "甲镇.txt")
    assert result == Result(added=("甲镇.txt",))
    assert stages == [Stage.READING, Stage.INDEXING, Stage.WRITING]
    assert done(library, Task.ADD, tmp_path / "甲镇.txt")[0] == Result(unchanged=("甲镇.txt",))


def test_a_copy_is_told_with_what_it_is_a_copy_of(
    library: Path, tmp_path: Path, seeds: Path
) -> None:
    shutil.copy(seeds / STREET, tmp_path / "x.txt")
    result, _ = done(library, Task.ADD, tmp_path / "x.txt")
    [twin] = result.copies
    assert (twin.source, twin.of, twin.resemblance) == ("x.txt", STREET, 1.0)


def test_a_file_that_cannot_be_read_is_told_by_its_name_alone(
    library: Path, tmp_path: Path
) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    [told] = done(library, Task.ADD, tmp_path / "坏.docx")[0].failed
    assert told.startswith("坏.docx")
    assert str(tmp_path) not in told


def test_a_report_is_corrected_and_removed(library: Path) -> None:
    assert done(library, Task.CORRECT, TOWN, place="甲镇")[0] == Result()
    assert "甲镇" in {one.metadata.place for one in Library.open(library).reports}
    assert done(library, Task.REMOVE, TOWN)[0] == Result()
    assert TOWN not in {one.source for one in Library.open(library).reports}


def test_another_writer_is_waited_for(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "BUSY_SECONDS", 0.01)
    released, stages = threading.Event(), []

    def tell(stage: Stage) -> None:
        stages.append(stage)
        if stage is Stage.WAITING:
            writing.__exit__(None, None, None)
            released.set()

    writing = Store(library).writing()
    writing.__enter__()
    job = Job(str(library), Task.REMOVE, TOWN)
    assert child._patiently(job, tell) == Result()
    assert released.is_set()
    assert stages == [Stage.WAITING]
