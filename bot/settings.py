"""Settings from the environment and the file `.env`; read when asked for, never at import.

The environment wins over `.env`, and an empty value counts as not set.
`.env.example` lists every setting; a test keeps the two alike.
"""

from __future__ import annotations

import re
from datetime import tzinfo
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, FilePath, HttpUrl, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from index.errors import YinwenError


class SettingsError(YinwenError):
    """A setting whose value cannot be used; never holds the value, which may be secret."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason


Numbers = Annotated[frozenset[int], NoDecode]
"""Telegram's numbers of people, and with a minus of groups, with commas between them."""


class Settings(BaseSettings):
    """Everything that can be configured; the names in the environment are in capitals.

    `.env` and relative paths are looked up in the folder in which the command runs.
    """

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_proxy: str | None = None

    webhook_url: str | None = None
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = Field(default=8443, ge=1, le=65535)
    webhook_secret: SecretStr | None = None
    webhook_cert: FilePath | None = None
    webhook_key: FilePath | None = None

    access: Literal["open", "closed", "ask"] = "open"
    admins: Numbers = frozenset()
    allowed: Numbers = frozenset()
    questions_per_minute: int = Field(default=20, ge=0)
    group_questions_per_minute: int = Field(default=60, ge=0)
    audit_days: int = Field(default=180, ge=0)
    time_zone: str = "Asia/Shanghai"

    reports_dir: Path = Path("seeds")
    library_dir: Path = Path("library")
    embedding_model: str = "builtin"
    rerank_model: str = ""
    answer_processes: int = Field(default=0, ge=0, le=64)

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("access", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("admins", "allowed", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        return re.findall(r"[^\s,，、;；]+", value) if isinstance(value, str) else value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (OSError, ValueError, LookupError):
            raise ValueError("no such time zone") from None
        return value

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _bare_url(cls, value: str | None) -> str | None:
        """Check the form and drop the last slash, since paths are appended."""
        return None if value is None else str(HttpUrl(value)).rstrip("/")

    @property
    def zone(self) -> tzinfo:
        """The time zone in which times are told."""
        return ZoneInfo(self.time_zone)

    @property
    def state_path(self) -> Path:
        """The SQLite file of the chats, beside the index and untouched by rebuilds."""
        return self.library_dir / "chats.sqlite3"

    @property
    def token(self) -> str:
        """The bot's token in clear, empty if there is none."""
        return self.telegram_bot_token.get_secret_value() if self.telegram_bot_token else ""


def load_settings(library: Path | None = None) -> Settings:
    """Read the settings; `library` is what `--library` names, and wins.

    Raises SettingsError, naming the first setting whose value cannot be used.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise SettingsError(str(first["loc"][0]).upper(), first["msg"]) from None
    return settings.model_copy(update={"library_dir": library}) if library else settings
