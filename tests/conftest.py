"""What all tests share: the compiled index is kept with the project, not with the person."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("XDG_CACHE_HOME", str(Path(__file__).parents[1] / ".cache"))
