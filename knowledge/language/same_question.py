"""Questions that differ in small words only, brought to one form: so a known one is recognised."""

import re
from collections.abc import Sequence

from knowledge.language.normalising import words

_SMALL = frozenset(
    words("de het een t n eigenlijk precies nou dan toch eens even ook maar zoal allemaal")
)
_WHAT_IS = re.compile(
    r"(?:kan (?:je|jij|iemand) )?(?:(?:mij|me) )?"
    r"(?:wat (?:is betekenis van|wordt bedoeld met|bedoelen ze met)"
    r"|wat (?:betekent|betekenen|houdt|is|zijn)|(?:leg (?:(?:mij|me) )?uit|uitleggen) wat"
    r"|(?:betekenis|definitie|uitleg)(?: van| over)?)"
    r" (?P<subject>.+?)(?: (?:in|is|zijn|betekent|inhoudt))?"
)


def canonical(asked: Sequence[str]) -> str:
    """Return the folded words by alphabet, without articles and particles.

    Whatever asks what something is becomes "wat is".
    """
    said = " ".join(word for word in asked if word not in _SMALL)
    if definition := _WHAT_IS.fullmatch(said):
        said = f"wat is {definition['subject']}"
    return " ".join(sorted(set(said.split()))) or " ".join(asked)
