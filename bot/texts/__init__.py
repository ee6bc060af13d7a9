"""All that people read, in Chinese: a file a matter, those of Telegram under one name.

`errors` words what went wrong, `terminal` and `explained` what is read only in the terminal.
"""

from __future__ import annotations

from bot.texts.answers import *
from bot.texts.feeding import *
from bot.texts.figures import *
from bot.texts.groups import *
from bot.texts.inline import *
from bot.texts.log import *
from bot.texts.menus import *
from bot.texts.opinions import *
from bot.texts.people import *
from bot.texts.pictures import *
from bot.texts.times import *
from bot.texts.verify import *
