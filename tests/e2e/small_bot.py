"""The bot as a process of its own, over the small library of the tests."""

import sys

from support.small_library import SmallLibrary

from bot.app import run
from bot.settings import load_settings

sys.exit(run(load_settings(), SmallLibrary()))
