"""The forms of proposals: what they ask, and what was written in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.discord.forms import Form, TextField, filled
from bot.dutch import clean, cut
from bot.proposals import texts
from bot.proposals.deciding_proposals import LONGEST_REASON
from bot.proposals.proposing import LONGEST_ANSWER, LONGEST_BODY, LONGEST_WHY
from knowledge.fields import SHORT
from storage.proposals import Texts

if TYPE_CHECKING:
    from bot.discord.kinds import Interaction
    from bot.proposals.actions import (
        AnswerAsked,
        AskProposer,
        DeclineProposal,
        EditProposal,
        Propose,
    )

HEADING, BODY, SOURCE, WHY = "heading", "body", "source", "why"
SAID = "said"
SHOWN = 100
"""So much of a question can stand below a label."""
NOTHING_YET = Texts(heading="", body="")


def proposal_form(action: Propose | EditProposal, begun: Texts, *, improvement: bool) -> Form:
    """Return the form for new knowledge or for an improvement, begun with these texts."""
    if improvement:
        better = (
            _long(BODY, texts.BETTER_LABEL, texts.BETTER_HELP, LONGEST_BODY, begun.body),
            _short(SOURCE, texts.BETTER_SOURCE_LABEL, texts.SOURCE_HELP, begun.source),
            _long(WHY, texts.BETTER_WHY_LABEL, texts.WHY_HELP, LONGEST_WHY, begun.why, must=False),
        )
        return Form(texts.IMPROVEMENT_TITLE, action, better)
    fields = (
        _short(HEADING, texts.HEADING_LABEL, texts.HEADING_HELP, begun.heading, must=True),
        _long(BODY, texts.BODY_LABEL, texts.BODY_HELP, LONGEST_BODY, begun.body),
        _short(SOURCE, texts.SOURCE_LABEL, texts.SOURCE_HELP, begun.source),
        _long(WHY, texts.WHY_LABEL, texts.WHY_HELP, LONGEST_WHY, begun.why, must=False),
    )
    return Form(texts.KNOWLEDGE_TITLE, action, fields)


def written(interaction: Interaction) -> Texts:
    """Return what was written in a form for a proposal."""
    fields = filled(interaction)
    return Texts(
        heading=clean(fields.get(HEADING, "")),
        body=clean(fields.get(BODY, "")),
        source=clean(fields.get(SOURCE, "")),
        why=clean(fields.get(WHY, "")),
    )


def answer_form(action: AnswerAsked, question: str, begun: str) -> Form:
    """Return the form for the answer to a question of the moderators."""
    field = _long(SAID, texts.ANSWER_LABEL, cut(question, SHOWN), LONGEST_ANSWER, begun)
    return Form(texts.ANSWER_TITLE, action, (field,))


def ask_form(action: AskProposer) -> Form:
    """Return the form for a question to a proposer."""
    field = _long(SAID, texts.ASK_LABEL, texts.ASK_HELP, LONGEST_REASON)
    return Form(texts.ASK_TITLE, action, (field,))


def decline_form(action: DeclineProposal) -> Form:
    """Return the form for why a proposal is declined."""
    field = _long(SAID, texts.DECLINE_LABEL, texts.DECLINE_HELP, LONGEST_REASON)
    return Form(texts.DECLINE_TITLE, action, (field,))


def said(interaction: Interaction) -> str:
    """Return the one text of a form."""
    return clean(filled(interaction).get(SAID, ""))


def _short(name: str, label: str, about: str, begun: str, *, must: bool = False) -> TextField:
    value = cut(begun, SHORT)
    return TextField(name=name, label=label, help=about, most=SHORT, value=value, required=must)


def _long(
    name: str, label: str, about: str, most: int, begun: str = "", *, must: bool = True
) -> TextField:
    value = cut(begun, most)
    return TextField(
        name=name, label=label, help=about, most=most, value=value, required=must, long=True
    )
