"""Who may do what: what admins have decided, within what the settings say."""

from __future__ import annotations

from collections.abc import Sequence

from bot.roles import Role
from bot.settings import Settings
from bot.state.audit import Asker
from bot.state.people import People, Person


class Access:
    """The roles of people, and of groups, whose only roles are to be let in or refused."""

    def __init__(self, settings: Settings, people: People) -> None:
        self._settings, self._people = settings, people

    @property
    def may_be_asked_for(self) -> bool:
        """Whether a stranger may ask to be let in."""
        return self._settings.access == "ask"

    @property
    def is_open(self) -> bool:
        """Whether everybody may read, unless refused by name."""
        return self._settings.access == "open"

    def is_fixed(self, person: int) -> bool:
        """Whether the settings make somebody an admin, which nobody changes in a chat."""
        return person in self._settings.admins

    def role(self, person: int) -> Role:
        """The role of a person or a group; strangers may read if the bot is open to all."""
        if self.is_fixed(person):
            return Role.ADMIN
        decided = self._people.find(person).role
        if decided is Role.REFUSED or not self._is_listed(person):
            return decided
        return max(decided, Role.READER)

    def admits(self, asker: Asker) -> bool:
        """Whether a person is answered; in a group, either may have been let in."""
        roles = [self.role(asker.person)]
        if asker.group is not None:
            roles.append(self.role(asker.group))
        return Role.REFUSED not in roles and max(roles) >= Role.READER

    def admins(self) -> Sequence[int]:
        """Whoever decides, by number."""
        given = {one.id for one in self._people.everyone() if one.role is Role.ADMIN}
        return sorted(given | self._settings.admins)

    def known(self) -> list[Person]:
        """Everybody who came by or has a role, with the role that counts."""
        people = {person.id: person for person in self._people.everyone()}
        listed = self._settings.admins | self._settings.allowed
        people |= {one: self._people.find(one) for one in listed - people.keys()}
        actual = [Person(one.id, one.name, self.role(one.id), one.seen) for one in people.values()]
        return sorted(actual, key=lambda one: (-one.role, -one.seen, one.id))

    def _is_listed(self, person: int) -> bool:
        return self.is_open or person in self._settings.allowed
