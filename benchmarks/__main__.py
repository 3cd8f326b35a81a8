"""Run every benchmark, one after another: ``make bench``, or ``python -m benchmarks NAME…``."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(chosen: list[str]) -> int:
    """Run the named benchmarks, or all; return how many failed."""
    modules = [f for f in HERE.iterdir() if f.suffix == ".py" or (f / "__main__.py").exists()]
    names = sorted(f.stem for f in modules if not f.name.startswith("_"))
    failed = 0
    for name in names:
        if not chosen or name in chosen:
            print(f"== {name}", flush=True)
            run = [sys.executable, "-m", f"benchmarks.{name}"]
            failed += subprocess.run(run, cwd=HERE.parent).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
