"""Which of Discord's shards a process carries, and with them whose work is its own."""

from dataclasses import dataclass

_SECONDS_ETC = 22
"""So many bits of an id don't count for its shard."""
MOST = 16_384


@dataclass(frozen=True, slots=True)
class Shards:
    """Those from `first` to `last` of `total`; without a word of it the one that there is."""

    first: int = 0
    last: int = 0
    total: int = 1

    @classmethod
    def parse(cls, text: str) -> "Shards":
        """Read `0-3/16`, or `5/16` for one. Raises `ValueError`, which says what is wrong."""
        here, _, total = text.partition("/")
        first, _, last = here.partition("-")
        if not all(number.strip().isdecimal() for number in (first, last or first, total)):
            raise ValueError("is written as 0-3/16: the first, the last, and how many in all")
        shards = cls(int(first), int(last or first), int(total))
        if not shards.first <= shards.last < shards.total <= MOST:
            raise ValueError("counts from 0, and the last is below how many there are")
        return shards

    def owns(self, snowflake: int) -> bool:
        """Whether a server, or what is to be sent to a person or channel, is for this process."""
        return self.first <= (snowflake >> _SECONDS_ETC) % self.total <= self.last

    @property
    def leads(self) -> bool:
        """Whether this process does what is no server's: Discord's shard of direct messages."""
        return self.first == 0

    @property
    def is_all(self) -> bool:
        return self.last - self.first + 1 == self.total

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)


ALL = Shards()
