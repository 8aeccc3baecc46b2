"""What another threshold would have changed, as a message with the button that sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.administration import texts
from bot.administration.actions import LeaveThreshold, SetThreshold
from bot.view import Button, Tone, View, Weight

if TYPE_CHECKING:
    from bot.asking.previewing import Preview

PRECISION = 1000
"""A button says a threshold in thousandths."""


def preview_view(preview: Preview) -> View:
    """Return the numbers of a threshold that is not set yet."""
    share = "" if preview.shipped else str(round(preview.threshold * PRECISION))
    would_be = texts.threshold_would_be(preview.threshold, shipped=preview.shipped)
    return View(
        tone=Tone.CHOICE,
        title=texts.PREVIEW,
        text=f"{would_be}\n\n{_difference(preview)}",
        buttons=(
            Button(texts.SET, SetThreshold(share), Weight.PRIMARY),
            Button(texts.LEAVE, LeaveThreshold()),
        ),
    )


def share_of(action: SetThreshold) -> float | None:
    """Return the threshold that a button says, None for the shipped one."""
    return int(action.thousandths) / PRECISION if action.thousandths else None


def _difference(preview: Preview) -> str:
    if not preview.questions:
        return texts.NOTHING_TO_COMPARE
    counted = texts.would_change(preview.questions, preview.answered, preview.would_be)
    return f"{counted} {texts.would_become(preview.to_choice, preview.to_answer)}"
