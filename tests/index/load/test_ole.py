"""What OLE files tell of themselves before anything opens them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.compound import compound

from index.load.ole import MAGIC, is_protected, is_word

ENCRYPTED = 0x0100


@pytest.mark.parametrize("shift", [9, 12])
def test_an_old_word_document_is_told_with_its_password(shift: int) -> None:
    plain = compound("1Table", "WordDocument", shift=shift)
    locked = compound("1Table", "WordDocument", flags=ENCRYPTED, shift=shift)
    assert (is_word(plain), is_protected(plain)) == (True, False)
    assert (is_word(locked), is_protected(locked)) == (True, True)


def test_an_encrypted_new_document_is_protected() -> None:
    data = compound("EncryptionInfo", "EncryptedPackage")
    assert (is_word(data), is_protected(data)) == (False, True)


def test_a_name_that_is_no_entry_tells_nothing() -> None:
    quoted = compound("Workbook") + bytes(64) + "WordDocument\0".encode("utf-16-le")
    assert not is_word(quoted)
    assert not is_word(compound("WordDocumentation"))


@given(st.binary(max_size=300), st.integers(0, 65535), st.integers(0, 65535))
def test_damage_is_no_error(tail: bytes, shift: int, sector: int) -> None:
    data = bytearray(compound("WordDocument") + tail)
    data[30:32] = shift.to_bytes(2, "little")
    data[-16:-14] = sector.to_bytes(2, "little")
    assert is_protected(bytes(data)) in {True, False}
    assert not is_word(MAGIC + tail)
