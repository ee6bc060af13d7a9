"""Two values told in one breath of town and country: 城乡居民收入分别增长4.3%、6.1%.

The report names both at once, towns first; who asks for one of them means one of the values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from index.report import Figure
from retrieval.placed import Placed

_BOTH = re.compile("城乡|城镇(?:和|与|、)?农村")
_TOWN, _COUNTRY = re.compile("城(?!乡)|市民"), re.compile("(?<!城)乡(?!镇)|农村|农民|农户|村民")


def of_half_asked(text: str, figures: Sequence[Placed]) -> Sequence[Placed]:
    """The figures of a sentence but those of the half that `text`, normalised, does not ask for."""
    asked = _half_asked(text)
    if asked is None:
        return figures
    other = [
        pair[1 - asked] for pair in pairwise(figures) if _are_halves(*(one.figure for one in pair))
    ]
    return [figure for figure in figures if figure not in other]


@lru_cache(maxsize=64)
def _half_asked(text: str) -> int | None:
    """0 if it is the towns alone, 1 if the country, None for both or neither."""
    town, country = bool(_TOWN.search(text)), bool(_COUNTRY.search(text))
    return None if town == country else int(country)


def _are_halves(first: Figure, second: Figure) -> bool:
    alike = (first.metric, first.unit, first.is_change) == (
        second.metric,
        second.unit,
        second.is_change,
    )
    return alike and bool(_BOTH.search(first.metric))
