"""Lets the tests find the package and the receiver, from wherever they are started."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
for path in (HERE, HERE.parent / "testing"):
    if str(path) not in sys.path:
        sys.path.insert(0, str(path))
