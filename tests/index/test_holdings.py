"""Near copies, replaced versions, and what is published when."""

import random
from contextlib import suppress
from itertools import permutations
from pathlib import Path

import pytest
from support.reports import STREET, TOWN, VILLAGE, write_files

from index.correction import parse_correction
from index.engines import WORDS
from index.library import Copy, Library, Progress, update
from index.report import Period
from index.sources import Found, SourceFile, find_sources

pytestmark = pytest.mark.usefixtures("_made_once")

NAMED, NAMELESS, OTHER = "甲镇2023年政府工作报告.txt", "全文_x9.txt", "download(1).txt"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library"


def report(year: int, tail: str = "") -> str:
    """A report of some length, the same each time but for its year and its end."""
    chance = random.Random(5)
    words = ("道路", "学校", "医院", "企业", "项目", "农田", "河道", "社区", "养老", "就业", "招商")
    deeds = "".join(
        f"推进{chance.choice(words)}和{chance.choice(words)}{chance.choice(words)}建设，"
        f"{chance.choice(words)}{chance.choice(words)}明显改善。\n"
        for _ in range(60)
    )
    return f"甲镇{year}年政府工作报告\n一、{year}年工作回顾\n{deeds}{tail}\n"


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def one_by_one(path: Path, folder: Path, names: tuple[str, ...]) -> None:
    for name in names:
        update(path, Found((SourceFile(name, folder / name, folder),)))


def sources(path: Path) -> list[str]:
    return [one.source for one in Library.open(path).reports]


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    texts = {
        NAMED: report(2023),
        NAMELESS: report(2023, "责任编辑：某某"),
        OTHER: report(2023, "完"),
    }
    return write(tmp_path / "files", **texts)


@pytest.mark.parametrize("order", list(permutations((NAMED, NAMELESS, OTHER))))
def test_of_near_copies_the_one_that_says_more_is_indexed_whichever_came_first(
    path: Path, twice: Path, order: tuple[str, ...]
) -> None:
    one_by_one(path, twice, order)
    library = Library.open(path)
    assert [one.source for one in library.reports] == [NAMED]
    copies = {(one.source, one.of, one.exact) for one in library.copies}
    assert copies == {(NAMELESS, NAMED, False), (OTHER, NAMED, False)}
    assert all(0.9 <= one.resemblance <= 1 for one in library.copies)
    library.verify()


def test_copies_are_told_when_they_are_found(path: Path, twice: Path) -> None:
    outcome = update(path, find_sources([twice]))
    assert {one.source for one in outcome.copies} == {NAMELESS, OTHER}
    assert len(outcome.added) == 3
    assert not update(path, find_sources([twice])).copies


def test_when_the_report_goes_a_copy_takes_its_place(path: Path, twice: Path) -> None:
    update(path, find_sources([twice]))
    (twice / NAMED).unlink()
    update(path, find_sources([twice]))
    [kept], [copy] = Library.open(path).reports, Library.open(path).copies
    assert {kept.source, copy.source} == {NAMELESS, OTHER}
    assert copy.of == kept.source
    (twice / kept.source).unlink()
    update(path, find_sources([twice]))
    assert sources(path) == [copy.source]
    assert not Library.open(path).copies


def test_reports_of_another_year_on_the_same_form_are_no_copies(path: Path, tmp_path: Path) -> None:
    write(tmp_path / "files", **{"a.txt": report(2023), "b.txt": report(2022)})
    update(path, find_sources([tmp_path / "files"]))
    assert sources(path) == ["a.txt", "b.txt"]


def test_a_corrected_copy_may_turn_out_to_be_none(path: Path, twice: Path) -> None:
    update(path, find_sources([twice]))
    (twice / "全文_x9.yaml").write_text("place: 乙镇")
    update(path, find_sources([twice]))
    assert sources(path) == [NAMELESS, NAMED]


def test_a_copy_follows_what_is_corrected_of_its_report(path: Path, twice: Path) -> None:
    """Whether it was there before, comes later, or is read again with all the others."""
    (twice / OTHER).rename(twice.parent / OTHER)
    update(path, find_sources([twice]))
    edit = parse_correction({"period": "2019"}, NAMED)
    update(path, Found(), corrections={NAMED: edit})
    assert sources(path) == [NAMED]
    (twice.parent / OTHER).rename(twice / OTHER)
    outcome = update(path, find_sources([twice]))
    assert [one.source for one in outcome.copies] == [OTHER]
    update(path, find_sources([twice]), rebuild=True)
    [kept] = Library.open(path).reports
    assert (kept.source, kept.metadata.period) == (NAMED, Period.year(2019))


def test_a_copy_that_is_told_apart_stays_apart_and_is_told(path: Path, twice: Path) -> None:
    update(path, find_sources([twice]))
    edit = parse_correction({"period": "2019"}, NAMELESS)
    outcome = update(path, Found(), corrections={NAMELESS: edit})
    assert [(one.source, one.of) for one in outcome.parted] == [(NAMELESS, NAMED)]
    assert sources(path) == [NAMELESS, NAMED]
    update(path, find_sources([twice]), rebuild=True)
    assert sources(path) == [NAMELESS, NAMED]


@pytest.mark.parametrize(
    ("corrected", "reports"), [(NAMED, [NAMED]), (NAMELESS, [NAMELESS, NAMED])]
)
def test_corrections_from_the_start_are_those_of_the_report_or_of_its_copy(
    path: Path, twice: Path, corrected: str, reports: list[str]
) -> None:
    (twice / f"{Path(corrected).stem}.yaml").write_text("period: '2019'")
    update(path, find_sources([twice]))
    assert sources(path) == reports


def test_exact_copies_go_by_the_name_that_says_more(path: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "files", **{NAMELESS: report(2023), NAMED: report(2023)})
    for order in ((NAMELESS, NAMED), (NAMED, NAMELESS)):
        one_by_one(path / order[0], folder, order)
        library = Library.open(path / order[0])
        assert [one.source for one in library.reports] == [NAMED]
        assert library.copies == (Copy(NAMELESS, NAMED, library.reports[0].key),)


def test_a_rebuild_finds_the_same_copies(path: Path, twice: Path) -> None:
    update(path, find_sources([twice]))
    before = Library.open(path)
    update(path, Found(), rebuild=True)
    after = Library.open(path)
    assert (after.reports, after.copies) == (before.reports, before.copies)


def test_a_replaced_version_is_remembered_with_its_text(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    keys = []
    for text in (TOWN, STREET, VILLAGE):
        update(path, write_files(folder, town=text))
        keys.append(Library.open(path).reports[0].key)
    library = Library.open(path)
    for key, text in zip(keys, (TOWN, STREET), strict=False):
        former = library.former(key)
        assert former is not None
        assert former.text in text
        assert (former.key, former.source) == (key, "town.txt")
        assert former.replaced.tzinfo is not None
        assert library.successor(key) == library.reports[0]
    assert library.former(keys[2]) is None
    assert library.successor(keys[2]) is None
    assert library.successor("nothing") is None


def test_a_version_that_comes_back_is_no_former_one(path: Path, tmp_path: Path) -> None:
    for text in (TOWN, STREET, TOWN):
        update(path, write_files(tmp_path / "files", town=text))
    library = Library.open(path)
    [report] = library.reports
    assert library.former(report.key) is None
    assert len(library.manifest.contents.former) == 1


def test_a_small_edit_is_a_new_version_and_no_copy(path: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "files", **{NAMED: report(2023, "完")})
    update(path, find_sources([folder]))
    old = Library.open(path).reports[0].key
    for tail in ("已完", ""):
        write(folder, **{NAMED: report(2023, tail)})
        update(path, find_sources([folder]))
    library = Library.open(path)
    assert [one.source for one in library.reports] == [NAMED]
    assert not library.copies
    assert library.successor(old) == library.reports[0]


def test_only_the_last_versions_are_remembered_and_none_of_what_was_removed(
    path: Path, tmp_path: Path
) -> None:
    keys = []
    for number in range(5):
        update(path, write_files(tmp_path / "files", town=f"{TOWN}{number}号\n"))
        keys.append(Library.open(path).reports[0].key)
    library = Library.open(path)
    assert [library.former(key) is not None for key in keys] == [False, True, True, True, False]
    update(path, Found(), remove=["town.txt"])
    update(path, write_files(tmp_path / "other", village=VILLAGE))
    library = Library.open(path)
    assert not any(library.former(key) for key in keys)
    assert library.successor(keys[1]) is None
    assert not list((path / "former").iterdir())


def test_what_is_finished_is_published_before_an_interruption(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.update.PUBLISHED_REPORTS", 2)
    files = write_files(tmp_path / "files", a=TOWN, b=STREET, c=VILLAGE)

    def interrupt(progress: Progress) -> None:
        if progress.source == "c.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(path, files, progress=interrupt)
    Library.open(path).verify()
    assert sources(path) == ["a.txt", "b.txt"]
    assert update(path, files).added == ("c.txt",)
    assert sources(path) == ["a.txt", "b.txt", "c.txt"]


def test_a_rebuild_that_is_interrupted_loses_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.update.PUBLISHED_REPORTS", 1)
    update(path, write_files(tmp_path / "files", a=TOWN, b=STREET, c=VILLAGE))
    before = Library.open(path)

    def interrupt(progress: Progress) -> None:
        if progress.source == "c.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(path, Found(), rebuild=True, progress=interrupt)
    assert Library.open(path).generation == before.generation
    update(path, Found(), rebuild=True)
    library = Library.open(path)
    assert library.reports == before.reports
    assert [len(library.original(one.key)) for one in library.reports]
    library.verify()


@pytest.mark.parametrize("moment", range(1, 12))
def test_an_interruption_at_any_moment_leaves_a_library_that_opens(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    files = write_files(tmp_path / "files", a=TOWN, b=STREET)
    update(path, files)
    write_files(tmp_path / "files", a=VILLAGE, c=TOWN)
    told: list[Progress] = []

    def interrupt(progress: Progress) -> None:
        told.append(progress)
        if len(told) == moment:
            raise KeyboardInterrupt

    monkeypatch.setattr("index.update.PUBLISHED_REPORTS", 1)
    with suppress(KeyboardInterrupt):
        update(path, find_sources([tmp_path / "files"]), progress=interrupt)
    Library.open(path).verify()
    update(path, find_sources([tmp_path / "files"]))
    assert sources(path) == ["a.txt", "b.txt", "c.txt"]
    assert Library.open(path).search_terms({(WORDS, "农田"): 1.0}, 3)


def test_small_updates_are_merged_and_nothing_is_lost(path: Path, tmp_path: Path) -> None:
    for number in range(12):
        text = (
            f"{number}号街道2022年工作总结\n一、项目建设\n完成第{number}个项目投资{number}亿元。\n"
        )
        update(path, write_files(tmp_path / "files", **{f"n{number}": text}))
    library = Library.open(path)
    assert len(library.reports) == 12
    assert len(list((path / "segments").iterdir())) <= 6
    assert len(library.manifest.segments) <= 4
    ids = [one.id for report in library.reports for one in library.passages_of(report.key)]
    assert len(set(ids)) == len(ids) == library.lexical.count
    library.verify()


def test_what_was_removed_bends_the_weights_of_terms_no_longer(path: Path, tmp_path: Path) -> None:
    update(path, write_files(tmp_path / "files", a=TOWN, b=STREET, c=VILLAGE))
    update(path, Found(), remove=["b.txt", "c.txt"])
    once = tmp_path / "once"
    update(once, write_files(tmp_path / "only", a=TOWN))
    words = {(WORDS, word): 1.0 for word in ("收入", "预算", "2023")}
    one, other = (Library.open(at).search_terms(words, 9) for at in (path, once))
    assert [score for _, score in one] == pytest.approx([score for _, score in other], rel=1e-5)
