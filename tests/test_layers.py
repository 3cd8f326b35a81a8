"""The layers of ARCHITECTURE.md, held against the imports and against a bare environment."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "demarche"
KERNELS = {"numpy", "scipy", "numba"}


def allowed() -> dict[str, set[str]]:
    """Return what each layer may import, as the table of ARCHITECTURE.md says it."""
    table = {"errors": set()}
    for line in (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines():
        row = re.fullmatch(r"\| `demarche\.(\w+)` \| .* \| (.*) \|", line)
        if row:
            named = set(table) if row[2] == "all above" else set(re.findall(r"\w+", row[2]))
            table[row[1]] = named & set(table) | {"errors"}
    return table


def imported(file: Path) -> set[str]:
    """Return the full names of the modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            found.add(node.module or "")
    return found


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", files(), ids=lambda f: str(f.relative_to(PACKAGE)))
def test_a_layer_imports_only_what_stands_above_it(file: Path) -> None:
    layer = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if layer in ("__init__", "__main__"):
        return
    table = allowed()
    for name in imported(file):
        parts = name.split(".")
        if parts[0] == "demarche" and len(parts) > 1:
            assert parts[1] in table[layer] | {layer}, f"{layer} may not import {name}"


def test_the_table_names_every_layer() -> None:
    layers = {p.name.removesuffix(".py") for p in PACKAGE.iterdir() if p.name[0] != "_"}
    assert layers - {"py.typed"} == set(allowed())


def numeric() -> list[str]:
    """Return the modules of the numeric layer that promise to need nothing else."""
    found = []
    for file in (PACKAGE / "bargaining").rglob("*.py"):
        third = {name.split(".")[0] for name in imported(file)} - set(sys.stdlib_module_names)
        if third - {"demarche", ""} <= KERNELS:
            relative = file.relative_to(PACKAGE.parent).with_suffix("")
            found.append(".".join(relative.parts).removesuffix(".__init__"))
    return sorted(found)


def test_numeric_kernels_need_only_numpy_scipy_and_numba() -> None:
    others = {
        name.split(".")[0]
        for file in (PACKAGE / "bargaining").rglob("*.py")
        for name in imported(file)
    } - set(sys.stdlib_module_names)
    assert others - {"demarche", ""} <= KERNELS | {"yaml", "z3", "SALib"}, "they stay apart"


def test_numeric_kernels_import_where_nothing_else_is_installed() -> None:
    """Import them with every other third-party module barred."""
    barrier = (
        "import sys, importlib, importlib.abc\n"
        "ours = {'demarche', 'numpy', 'scipy', 'numba', 'llvmlite'}\n"
        "ours |= set(sys.stdlib_module_names)\n"
        "class Bar(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        top = name.split('.')[0]\n"
        "        if top not in ours and not top.startswith('_'):\n"
        "            raise ImportError('barred: ' + name)\n"
        "sys.meta_path.insert(0, Bar())\n"
        f"for name in {numeric()!r}: importlib.import_module(name)\n"
    )
    subprocess.run([sys.executable, "-c", barrier], check=True, timeout=300)


def test_no_party_or_person_of_an_example_is_named_in_the_source() -> None:
    names = set()
    for case in ROOT.glob("examples/*/case.yaml"):
        text = case.read_text(encoding="utf-8")
        for section in ("parties", "people"):
            block = re.search(rf"^{section}:\n((?:[ #].*\n|\n)+)", text, re.MULTILINE)
            names |= set(re.findall(r"name: ([A-Z][\w ]+?)(?:,|\}|$)", block[1], re.MULTILINE))
    assert len(names) > 10
    source = "\n".join(file.read_text(encoding="utf-8") for file in files())
    found = {name for name in names if re.search(rf"\b{re.escape(name)}\b", source)}
    assert not found
