"""Is a wording the subject of a letter (投诉某小区乱收费), which asks nothing of the library?

Who writes to an office says what he does by writing: he complains, reports, consults, asks
a favour, proposes. Others name the matter alone. A question has a question word or mark.
"""

from __future__ import annotations

import re

_WRITES = re.compile(
    r"(?:再次|强烈|紧急|恳切)?(?:投诉|举报|反映|咨询|请求|恳请|恳求|盼望|期盼|质疑|求助|呼吁)"
)
_IS_ABOUT = re.compile(r"(?:关于|对|就).*(?:投诉|举报|反映|咨询|请求|质疑|求助|建议|意见)")
_ASKS = re.compile(
    r"[?？吗呢哪谁咋]|第几|几[时月号岁]|什么|为何|如何|何[时处地]|怎么|怎样|多少|多[大长久高远]|[是能可会有]否|"
    r"([是能可会有])[不没]\1|请(?:提供|告诉|告知|列|给|介绍|说|问)"
)


def is_subject_line(normal: str) -> bool:
    """Whether a normalised wording is the subject of a letter and no question."""
    is_written = _WRITES.match(normal) or _IS_ABOUT.fullmatch(normal)
    return bool(is_written) or not _ASKS.search(normal)
