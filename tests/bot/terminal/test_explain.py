"""An answer explained: each stage stands there, and the parts add up to what was said."""

import math
import re

import pytest

from bot.settings import Settings
from bot.terminal.ask import explain, explained
from knowledge.answer import Question
from tests.shipped import shipped_catalogue

ASKED = "hoe vraag ik een buurtbudgte aan"


def test_every_stage_is_told() -> None:
    """From the words, mended and joined, to candidates, reasons, and the outcome."""
    lines = list(explained(ASKED, shipped_catalogue()))
    told = "\n".join(lines)

    answer = shipped_catalogue().answer(Question(ASKED))
    assert "buurtbudgte → buurtbudget" in told
    assert "Verbs joined: aanvraag" in told
    assert f" {answer.results[0].entry.id} (stems" in told
    assert lines[-1].startswith("Outcome: ")
    assert f"({answer.confidence:.2f})" in lines[-1]


@pytest.mark.parametrize("chance", ["right", "ours", "subject", "urgent"])
def test_what_the_features_add_is_the_probability(chance: str) -> None:
    """The log odds are the bias and the parts together, to what rounding leaves."""
    lines = list(explained(ASKED, shipped_catalogue()))
    at = next(n for n, line in enumerate(lines) if line.startswith(f"  {chance} "))
    said, bias = map(float, re.findall(r"[+-]?\d+\.\d+", lines[at]))
    parts = []
    for line in lines[at + 1 :]:
        if not line.startswith("    "):
            break
        parts.append(float(line.rpartition(" ")[2]))

    assert 1 / (1 + math.exp(-bias - sum(parts))) == pytest.approx(said, abs=0.02)


def test_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Also where nothing was asked that has a word."""
    assert explain(Settings(_env_file=None, semantic=False), "???") == 0  # type: ignore[call-arg]  # pydantic-settings'

    assert "Outcome: unknown (0.00)" in capsys.readouterr().out
