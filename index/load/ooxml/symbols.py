"""Characters of symbol fonts (`w:sym`) that have a character of their own in Unicode.

Symbol: Adobe's encoding of the font. Wingdings: the marks that forms and lists are made of.
"""

from __future__ import annotations

_SIGNS = {
    "symbol": {
        **{0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xB9: "≠", 0xBB: "≈"},
        **{0xA5: "∞", 0xB7: "•", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0x6D: "μ", 0x25: "%"},
    },
    "wingdings": {
        **{0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x6C: "●", 0x6E: "■"},
        **{0x75: "◆", 0xA1: "○", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓"},
    },
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0xA3: "☐"},
}


def symbol(font: str, code: str) -> str:
    """The character with the hexadecimal `code` in `font`; "" if the code is none."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    signs = _SIGNS.get(font.lower(), {})
    if sign := signs.get(point & 0xFF):
        return sign
    return chr(point) if 0x20 <= point < 0xD800 or 0xE000 <= point < 0x10000 else ""
