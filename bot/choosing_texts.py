"""What stands in a list to choose from."""

from __future__ import annotations

CHOOSE_ONE = "Kies er een om te openen"
CHOOSE_TO_KEEP = "Zet er een op je leeslijst"
