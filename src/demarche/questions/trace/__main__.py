"""Print the page of the trace table of a case, with its tests in ``tests``."""

from __future__ import annotations

import sys
from pathlib import Path

from demarche.case.read import read_case
from demarche.questions.trace.check import Checker
from demarche.questions.trace.mechanism import FILE_NAME, read_table
from demarche.questions.trace.page import page

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    checker = Checker(read_case(folder), Path("tests"))
    rows = [checker.check(mechanism) for mechanism in read_table(folder / FILE_NAME)]
    sys.stdout.write(page(rows))
