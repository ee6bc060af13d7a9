"""Who came by, and what admins have decided of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from bot.roles import Role


@dataclass(frozen=True, slots=True)
class Person:
    """A person, or with a negative number a group or channel; `seen` as seconds of the epoch."""

    id: int
    name: str
    role: Role
    seen: float

    @property
    def is_chat(self) -> bool:
        """Whether it is a group or a channel."""
        return self.id < 0


class People:
    """Everyone who came by, by number."""

    def __init__(self, database: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock

    def note(self, person: int, name: str) -> bool:
        """Somebody came by, and is called `name` today; True if it is the first time."""
        fresh = not self.find(person).seen
        with self._database:
            self._database.execute(
                "INSERT INTO people VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET name = excluded.name, seen = excluded.seen",
                (person, name, Role.UNDECIDED, self._clock()),
            )
        return fresh

    def decide(self, person: int, role: Role) -> None:
        """Give a role, also to somebody who has never come by."""
        with self._database:
            self._database.execute(
                "INSERT INTO people VALUES (?, '', ?, 0)"
                " ON CONFLICT (id) DO UPDATE SET role = excluded.role",
                (person, role),
            )

    def find(self, person: int) -> Person:
        """What is known of somebody; undecided if that is nothing."""
        row = self._database.execute(
            "SELECT id, name, role, seen FROM people WHERE id = ?", (person,)
        ).fetchone()
        return _person(row) if row else Person(person, "", Role.UNDECIDED, 0.0)

    def everyone(self) -> list[Person]:
        """All of them, those with most to say first, then those seen last."""
        rows = self._database.execute(
            "SELECT id, name, role, seen FROM people ORDER BY role DESC, seen DESC, id"
        )
        return [_person(row) for row in rows]

    def migrate(self, old: int, new: int) -> None:
        """A group has become a supergroup of another number."""
        with self._database:
            self._database.execute("UPDATE OR REPLACE people SET id = ? WHERE id = ?", (new, old))

    def forget(self, person: int) -> None:
        """Drop name and time; a role that an admin has given stays under the bare number."""
        with self._database:
            self._database.execute("UPDATE people SET name = '', seen = 0 WHERE id = ?", (person,))
            self._database.execute(
                "DELETE FROM people WHERE id = ? AND role = ?", (person, Role.UNDECIDED)
            )


def _person(row: tuple[int, str, int, float]) -> Person:
    return Person(row[0], row[1], Role(row[2]), row[3])
