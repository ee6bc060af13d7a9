"""Pages about people: asking to be let in, roles, statistics, being forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from bot import texts
from bot.buttons import Action, Button, Page, Row, Tap, turning
from bot.rich import bold, join, plain, shorten
from bot.roles import Role
from bot.state.audit import Usage
from bot.state.feedback import Opinions
from bot.state.people import Person
from retrieval.model import Gap

PEOPLE_A_PAGE = 8

_NAME = 40
_QUESTION = 100

_LABELS = (texts.PREVIOUS_PAGE, texts.NEXT_PAGE)
_CHAT_ROLES = (Role.READER, Role.REFUSED)
_PERSON_ROLES = (Role.READER, Role.EDITOR, Role.ADMIN, Role.REFUSED)


def join_row(number: int) -> Row:
    """The button by which a stranger asks that the person or group `number` be let in."""
    return (Button(texts.JOIN, Tap(Action.JOIN, str(number))),)


def request_page(person: Person, through: str) -> Page:
    """To an admin: somebody asks to be let in, a group through the person of that name."""
    text = texts.wants_in(shorten(person.name, _NAME), person.id, shorten(through, _NAME))
    buttons = (
        Button(texts.LET_IN, Tap(Action.ADMIT, str(person.id), 1)),
        Button(texts.TURN_AWAY, Tap(Action.ADMIT, str(person.id), 0)),
    )
    return Page(plain(text).html, (buttons,))


def people_page(people: Sequence[Person], index: int = 0) -> Page:
    """Everybody, a few at a time: a button each, which opens their own page."""
    if not people:
        return Page(plain(texts.NO_PEOPLE).html)
    total = -(-len(people) // PEOPLE_A_PAGE)
    index = min(index, total - 1)
    shown = people[index * PEOPLE_A_PAGE : (index + 1) * PEOPLE_A_PAGE]
    rows: tuple[Row, ...] = tuple((_person_button(person),) for person in shown)
    pages = [Tap(Action.PEOPLE, index=number) for number in range(total)]
    text = join([bold(texts.PEOPLE_TITLE), plain(texts.PEOPLE_HINT)])
    return Page(text.html, rows + turning(_LABELS, index, pages))


def person_page(person: Person, zone: tzinfo, fixed: str = "") -> Page:
    """Somebody with the roles to choose from; `fixed` says why there is no choice."""
    seen = datetime.fromtimestamp(person.seen, zone) if person.seen else None
    text = texts.person(shorten(person.name, _NAME), person.id, person.role, seen)
    choice = () if fixed else _CHAT_ROLES if person.is_chat else _PERSON_ROLES
    roles = tuple(
        Button(texts.MAKE[role], Tap(Action.ROLE, str(person.id), role))
        for role in choice
        if role is not person.role
    )
    back = (Button(texts.BACK_TO_PEOPLE, Tap(Action.PEOPLE)),)
    return Page(join([plain(text), plain(fixed)]).html, (roles, back) if roles else (back,))


def stats_page(usage: Usage, opinions: Opinions, days: int, until: datetime) -> Page:
    """What happened in the last `days` days, above all what could not be answered."""
    head = [bold(texts.stats_title(days, until))]
    if usage.median is None or usage.slow is None:
        head.append(plain(texts.NOTHING_ASKED))
    else:
        head.append(plain(texts.asked(usage.questions, usage.people, usage.refused)))
        head.append(plain(texts.answering_time(usage.median, usage.slow)))
    head.append(plain(texts.thumbs(opinions.good, opinions.bad)))
    slow = [texts.slow(shorten(one.question, _QUESTION), one.seconds) for one in usage.slowest]
    unanswered = [
        texts.unanswered(shorten(one.question, _QUESTION), one.times, Gap(one.gap))
        for one in usage.unanswered
    ]
    corrections = [
        texts.corrected(shorten(question, _QUESTION), shorten(correction, _QUESTION))
        for question, correction in opinions.corrections
    ]
    body = [join(head)]
    for title, lines in (
        (texts.UNANSWERED_TITLE, unanswered),
        (texts.SLOW_TITLE, slow),
        (texts.CORRECTIONS_TITLE, corrections),
    ):
        if lines:
            body.append(join([bold(title), *(plain(f"• {line}") for line in lines)]))
    return Page(join(body, "\n\n").html)


def forget_page() -> Page:
    """Whether somebody's own data shall be dropped."""
    yes = Button(texts.FORGET_YES, Tap(Action.FORGET, index=1))
    no = Button(texts.FORGET_NO, Tap(Action.FORGET, index=0))
    return Page(plain(texts.FORGET_ASK).html, ((yes, no),))


def _person_button(person: Person) -> Button:
    name = shorten(person.name, _NAME) or str(person.id)
    return Button(f"{name} · {texts.ROLES[person.role]}", Tap(Action.PERSON, str(person.id)))
