"""Run every benchmark, one after another: ``make bench``, or ``python -m benchmarks NAME…``."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(chosen: list[str]) -> int:
    """Run the named benchmarks, or all; return how many failed."""
    files = sorted(f for f in HERE.glob("*.py") if not f.name.startswith("_"))
    failed = 0
    for file in files:
        if not chosen or file.stem in chosen:
            print(f"== {file.stem}", flush=True)
            failed += subprocess.run([sys.executable, str(file)]).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
