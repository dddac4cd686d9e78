"""Runs many commands in one process: `driver.py OUT`, with a JSON list of argument lists on stdin.

What the n-th command prints goes to OUT/n.txt. Commands may write files below OUT themselves.
"""

import contextlib
import io
import json
import os
import sys
from pathlib import Path

from parindex.__main__ import main

out = Path(sys.argv[1])
os.umask(int(os.environ["WORLD_UMASK"], 8))
for number, arguments in enumerate(json.load(sys.stdin)):
    sys.argv = ["parindex", *arguments]
    said = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)  # documents go to its buffer
    code: object = 0
    with contextlib.redirect_stdout(said):
        try:
            main()
        except SystemExit as stop:
            code = stop.code
    (out / f"{number:02}.txt").write_bytes(f"{code}\n".encode() + said.buffer.getvalue())
