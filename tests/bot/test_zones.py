from datetime import UTC, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from support.clock import Clock

from bot.state import State
from bot.zones import ChatZones, read_zone

URUMQI, SHANGHAI = ZoneInfo("Asia/Urumqi"), ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Asia/Urumqi", URUMQI),
        ("asia/urumqi ", URUMQI),
        ("新疆时间", URUMQI),
        ("北京", SHANGHAI),
        ("UTC+6", timezone(timedelta(hours=6))),
        ("+8", timezone(timedelta(hours=8))),
        ("utc-3:30", timezone(-timedelta(hours=3, minutes=30))),
        ("UTC＋5：45", timezone(timedelta(hours=5, minutes=45))),
        ("GMT", UTC),
        ("UTC+15", None),
        ("火星", None),
        ("../etc/passwd", None),
        ("", None),
    ],
)
def test_a_zone_is_read_as_people_write_it_and_its_name_is_read_again(
    words: str, zone: tzinfo | None
):
    assert read_zone(words) == zone
    if zone is not None:
        assert read_zone(str(zone)) == zone


def test_a_choice_outlives_a_restart_until_it_is_taken_back(path: Path, clock: Clock):
    zones = ChatZones(State(path, clock).zones, SHANGHAI)
    zones.choose(7, read_zone("UTC+6"))
    state = State(path, clock)
    again = ChatZones(state.zones, SHANGHAI)
    assert (again.of(7), again.of(8)) == (timezone(timedelta(hours=6)), SHANGHAI)
    state.forget(7)
    assert again.of(7) == SHANGHAI
    again.choose(7, URUMQI)
    again.choose(7, None)
    assert again.of(7) == SHANGHAI
