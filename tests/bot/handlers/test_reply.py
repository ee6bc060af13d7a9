import asyncio

import pytest
from support.recording_request import RecordingRequest
from telegram.ext import ApplicationBuilder

from bot.handlers import reply


class SlowSign(RecordingRequest):
    """Takes its time over “typing…”, and tells when it has begun."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = asyncio.Semaphore(0)
        self.shown = 0

    async def do_request(self, url, method, request_data=None, **timeouts):
        if url.endswith("sendChatAction"):
            self.begun.release()
            await asyncio.sleep(0.05)
            self.shown += 1
        return await super().do_request(url, method, request_data, **timeouts)


@pytest.fixture
def request_and_bot(monkeypatch):
    monkeypatch.setattr(reply, "QUICK_SECONDS", 0.01)
    request = SlowSign()
    return request, ApplicationBuilder().token("1:A").request(request).updater(None).build().bot


async def test_a_quick_answer_needs_no_sign(request_and_bot):
    request, bot = request_and_bot
    async with reply.typing(bot, 1):
        pass
    assert request.shown == 0


async def test_the_sign_never_comes_after_the_answer(request_and_bot):
    request, bot = request_and_bot
    async with reply.typing(bot, 1):
        await request.begun.acquire()
        assert request.shown == 0
    assert request.shown == 1


async def test_the_sign_is_repeated_while_work_goes_on(request_and_bot, monkeypatch):
    monkeypatch.setattr(reply, "TYPING_SECONDS", 0.01)
    request, bot = request_and_bot
    async with reply.typing(bot, 1):
        for _ in range(3):
            await request.begun.acquire()
    assert request.shown >= 2
