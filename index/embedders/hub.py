"""Models of the hub: from a directory or the local cache if they are there, else fetched.

The cache goes first, for a hub that cannot be reached is given up only after minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import huggingface_hub
import huggingface_hub.constants
from transformers.utils.logging import disable_progress_bar

from index.errors import ModelError

_HUB_SECONDS = 10

_Model = TypeVar("_Model")


def load(model: str, opening: Callable[[bool], _Model]) -> _Model:
    """What `opening` makes of a model; it is told whether to keep to local files.

    Raises:
        ModelError: there is no such model here, and none to be had.
    """
    if Path(model).is_dir() or _is_cached(model):
        return _open(model, opening, local=True)
    if _looks_like_path(model):
        raise ModelError(model, "no such directory")
    _ask_hub(model)
    return _open(model, opening, local=False)


def _open(model: str, opening: Callable[[bool], _Model], *, local: bool) -> _Model:
    disable_progress_bar()  # type: ignore[no-untyped-call]  # of files read, not of downloads
    try:
        return opening(local)
    # The library lets through whatever the hub, the file system or torch raises.
    except Exception as error:
        raise ModelError(model, _first_line(error)) from error


def _is_cached(model: str) -> bool:
    try:
        return any(
            huggingface_hub.try_to_load_from_cache(name, file) is not None
            for name in _hub_names(model)
            for file in ("modules.json", "config.json")
        )
    except ValueError:  # not a name that the hub could know
        return False


def _hub_names(model: str) -> tuple[str, ...]:
    """A name without an owner may be one of the models of sentence-transformers itself."""
    return (model,) if "/" in model else (model, f"sentence-transformers/{model}")


def _looks_like_path(model: str) -> bool:
    return model.startswith((".", "/", "~")) or model.count("/") > 1 or "\\" in model


def _ask_hub(model: str) -> None:
    hub = huggingface_hub.constants.ENDPOINT
    try:
        huggingface_hub.get_session().head(hub, timeout=_HUB_SECONDS)
    except Exception as error:  # whatever the HTTP client of the day raises
        raise ModelError(model, f"neither cached here nor to be had: no way to {hub}") from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
