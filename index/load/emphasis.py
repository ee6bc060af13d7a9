"""Takes Markdown's marks of emphasis out of a line where they certainly are that.

Chinese reports write a name that is not to be told as ``*街道`` or ``**镇``: the same
characters. So marks go only if they enclose a whole line, or its lead up to a colon or a full
stop, and what they enclose neither holds such a mark nor begins like what is left of a name.
"""

from __future__ import annotations

import re

_REST_OF_NAME = (
    "(?:街道|街办|[镇乡村省市区县旗州局委办院校厂店路街号某]|社区|小区|公司|集团|企业|同志|先生|女士|"
    "书记|主任|镇长|项目|工程|学校|医院|银行|有限)"
)
_INNER = rf"(?!\s|{_REST_OF_NAME})[^*_]+?(?<!\s)"
_WHOLE = re.compile(rf"(\*{{1,3}}|_{{2,3}})(?P<inner>{_INNER})\1")
_LEAD = re.compile(
    rf"(\*{{2,3}}|__)(?P<inner>{_INNER})(?:(?<=[：:。.；;！？!?])\1(?=[^*_])|\1(?=[：:。；]))"
)


def whole(line: str) -> str | None:
    """What the marks around the whole of `line` enclose; None if there are none for certain."""
    match = _WHOLE.fullmatch(line)
    return match["inner"] if match else None


def without_marks(line: str) -> str:
    """`line` without the marks around the whole of it or around its lead."""
    inner = whole(line)
    if inner is not None:
        return inner
    lead = _LEAD.match(line)
    return lead["inner"] + line[lead.end() :] if lead else line
