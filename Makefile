# One environment, made from the hashed locks; every target makes what it needs.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
CASE   ?= examples/us-north-korea-2018
OUT    ?= build/brief.html

.PHONY: brief test lint docs bench lock clean

brief: $(VENV)/run.stamp
	$(BIN)/demarche brief $(CASE) --output $(OUT)

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src/demarche

docs: $(VENV)/dev.stamp
	$(BIN)/sphinx-build -W --keep-going -b html docs build/docs

bench: $(VENV)/bench.stamp
	$(BIN)/python -m benchmarks

# A later lock holds the earlier one: bench > dev > run.
$(VENV)/%.stamp: requirements/%.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src $(VENV)/lib
	touch $@

# Needs uv; the locks hold hashes and no index host.
LOCK := uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --quiet
lock:
	$(LOCK) pyproject.toml requirements/build.in --output-file requirements/run.txt
	$(LOCK) pyproject.toml requirements/build.in --extra dev --extra doubt --extra spacy --constraint requirements/run.txt --output-file requirements/dev.txt
	$(LOCK) pyproject.toml requirements/build.in --extra dev --extra doubt --extra spacy --extra bench --constraint requirements/dev.txt --output-file requirements/bench.txt

clean:
	rm -rf build $(VENV)
