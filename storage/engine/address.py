"""Where a database is: a file, or a database on a PostgreSQL server."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from storage.engine.errors import StorageError

SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a PostgreSQL server; as text without the password."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    def exists(self) -> bool:
        """Whether it is worth trying: what there is shows when it is opened."""
        return True


Address: TypeAlias = Path | Server


def file_of(address: Address) -> Path:
    """Return the file that a database is. Raises `StorageError` for one on a server."""
    if isinstance(address, Server):
        raise StorageError(
            f"The database {address} is copied with pg_dump and put back with pg_restore; see"
            " docs/operator.md."
        )
    return address


def address_of(text: str) -> Address:
    return Server(text) if text.startswith(SCHEMES) else Path(text)
