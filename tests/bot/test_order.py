import asyncio

from support.telegram_updates import message
from telegram import Update

from bot.order import ChatOrder


async def test_one_chat_keeps_its_order_while_others_go_ahead():
    order, log = ChatOrder(), []
    gate = asyncio.Event()

    async def work(name: str, wait: bool) -> None:
        if wait:
            await gate.wait()
        log.append(name)

    def process(name: str, chat: int, wait: bool = False) -> asyncio.Task[None]:
        update = Update.de_json({"update_id": 1, **message(name, chat=chat)}, None)
        return asyncio.create_task(order.process_update(update, work(name, wait)))

    tasks = [process("a1", 1, wait=True), process("a2", 1), process("b1", 2), process("a3", 1)]
    await asyncio.sleep(0.01)
    assert log == ["b1"]
    gate.set()
    await asyncio.gather(*tasks)
    assert log == ["b1", "a1", "a2", "a3"]


async def test_an_update_that_fails_does_not_hold_up_its_chat():
    order, log = ChatOrder(), []
    update = Update.de_json({"update_id": 1, **message("a")}, None)

    async def fail() -> None:
        raise RuntimeError

    async def work() -> None:
        log.append("done")

    await asyncio.gather(
        order.process_update(update, fail()),
        order.process_update(update, work()),
        return_exceptions=True,
    )
    assert log == ["done"]
