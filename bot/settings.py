"""What the operator sets, read from the environment and `.env` in `__main__` only."""

import os
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from storage.engine.address import Address, address_of
from storage.shards import Shards


class Settings(BaseSettings):
    """`Settings()` reads the environment; every name is a contract with who runs the bot."""

    model_config = SettingsConfigDict(
        env_file=".env", env_prefix="WIJKBOT_", extra="ignore", populate_by_name=True, frozen=True
    )

    discord_token: SecretStr | None = Field(default=None, alias="DISCORD_TOKEN")
    database: Annotated[Address, NoDecode] = Path("wijkbot.db")
    shards: Annotated[Shards | None, NoDecode] = None
    """Which this process carries, where several run; else all, as many as Discord asks for."""
    knowledge: Annotated[tuple[Path, ...], NoDecode] = ()
    """Folders of packs beside the shipped ones."""
    home_guild: int | None = None
    operators: Annotated[frozenset[int], NoDecode] = frozenset()
    message_content: bool = False
    semantic: bool = True
    """Whether meanings are compared too, where the encoder is installed."""
    feeds: Path | None = None
    """A file with feeds, whose items are proposed to moderators; read when the bot starts."""
    health_file: Path | None = None
    """Touched while the bot is connected, so that a supervisor can watch its age."""

    @field_validator("database", mode="before")
    @classmethod
    def _address(cls, value: object) -> object:
        return address_of(value) if isinstance(value, str) else value

    @field_validator("shards", mode="before")
    @classmethod
    def _shards(cls, value: object) -> object:
        if isinstance(value, str):
            return Shards.parse(value) if value.strip() else None
        return value

    @field_validator("knowledge", mode="before")
    @classmethod
    def _folders(cls, value: object) -> object:
        return tuple(filter(None, value.split(os.pathsep))) if isinstance(value, str) else value

    @field_validator("operators", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        return frozenset(value.replace(",", " ").split()) if isinstance(value, str) else value

    @field_validator("home_guild", "feeds", "health_file", mode="before")
    @classmethod
    def _absent(cls, value: object) -> object:
        """An empty variable is one that isn't set."""
        return None if value == "" else value
