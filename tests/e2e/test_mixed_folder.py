"""What officials drop in: a folder of good, broken and hostile files, indexed in one go."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from e2e.conftest import TESTS

from index.library import Library

SEEDS = TESTS.parent / "seeds"
BOMB = TESTS / "data/hostile/flate_bomb.pdf"
REPORT = "甲镇2022年工作总结\n一、成绩\n全年完成税收5.3亿元，增长6%。\n"
TABLE = "标题,正文\n乙镇2022年工作总结,全年完成税收3.1亿元，增长5%。\n丙镇,多,一格\n"
PAGE = (
    "<html><head><meta charset=gb2312><title>丁镇2022年工作总结</title></head>"
    "<body><p>{}</p></body></html>"
)


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("内/甲镇.txt", REPORT)
        made.writestr("list.csv", TABLE)
        made.writestr("../出.txt", REPORT)
        made.writestr("bomb.txt", bytes(64 << 20))
    return buffer.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    folder.mkdir()
    seed = next(SEEDS.glob("*.txt")).read_bytes()
    files = {
        "好📊.txt": seed,
        "两\n行.txt": "戊镇2022年工作总结\n全年完成税收1.7亿元。\n".encode("gb18030"),
        "page.html": PAGE.format("全年完成税收2.2亿元，增长4%。" * 9).encode("gb18030"),
        "包.zip": archive(),
        "list.jsonl": b'{"id": 7, "text": "2022"}\nno row\n',
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 40,
        "binary.docx": bytes(range(256)) * 40,
        "bomb.pdf": BOMB.read_bytes(),
        "one line.txt": b"a" * (50 << 20),
        "archive.rar": b"Rar!",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.txt")
    return folder


def test_the_good_is_indexed_and_the_rest_told(folder: Path) -> None:
    library = folder.parent / "library"
    command = [sys.executable, "-c", "from bot.cli import main; main()", "index", str(folder)]
    done = subprocess.run(
        [*command, "--library", str(library)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    told = done.stderr.splitlines()
    for name in (
        *("empty.txt", "binary.txt", "binary.docx", "bomb.pdf", "one line.txt", "archive.rar"),
        *("link.txt", "pipe.txt", "list.jsonl#line 2"),
        *("包.zip/../出.txt", "包.zip/bomb.txt", "包.zip/list.csv#line 3"),
    ):
        assert len([line for line in told if name in line and line.endswith("。")]) == 1, name
    assert "Traceback" not in done.stderr
    indexed = {report.source for report in Library.open(library).reports}
    assert indexed == {
        "两_行.txt",
        "好📊.txt",
        "page.html",
        "list.jsonl#7",
        "包.zip/内/甲镇.txt",
        "包.zip/list.csv#2",
    }
