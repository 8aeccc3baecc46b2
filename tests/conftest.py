"""What all tests share: no sentence vectors, and a compiled index kept with the project."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("WIJKBOT_SEMANTIC", "false")  # two seconds at each start; see test_meaning
os.environ.setdefault("XDG_CACHE_HOME", str(Path(__file__).parents[1] / ".cache"))
