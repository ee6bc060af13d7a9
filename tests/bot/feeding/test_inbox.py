import hashlib
import io
from pathlib import Path

import pytest

from bot.feeding.inbox import NAME_BYTES, Inbox, safe_name


def test_files_of_one_name_stay_apart_and_the_same_file_is_kept_once(tmp_path: Path):
    inbox = Inbox(tmp_path)
    first, second = (inbox.keep("报告.txt", io.BytesIO(data)) for data in (b"1", b"2"))
    assert (first.name, first.read_bytes(), second.read_bytes()) == ("报告.txt", b"1", b"2")
    assert inbox.keep("报告.txt", io.BytesIO(b"1")) == first
    inbox.drop(hashlib.sha256(b"1").hexdigest()[:12])
    assert not first.exists() and second.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\报告.docx", "报告.docx"),
        (".隐藏.txt", "隐藏.txt"),
        ("~$锁.docx", "$锁.docx"),
        ("a\nb.txt", "a_b.txt"),
        ("..", "file"),
        ("", "file"),
    ],
)
def test_no_name_leads_out_of_the_folder_or_hides(name: str, kept: str):
    assert safe_name(name) == kept


def test_a_long_name_keeps_its_ending(tmp_path: Path):
    name = safe_name("长" * 300 + ".docx")
    assert name.endswith("长.docx") and len(name.encode()) <= NAME_BYTES
    assert Inbox(tmp_path).keep("长" * 300 + ".docx", io.BytesIO()).exists()
