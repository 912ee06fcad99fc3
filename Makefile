# Two commands for a newcomer: `make demo` and `make test`. Both set everything up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CPU_INDEX := https://download.pytorch.org/whl/cpu
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: setup demo test lint bench dossier growth pages passages pictures curve train soak locale vendor sbom licences audit clean

setup: $(STAMP)

# torch first and pinned: unpinned it resolves to a CUDA build of several GB. The CPU index is asked for
# torch alone, and given up at once where it cannot be reached.
$(STAMP): pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Rodedraad needs Python 3.11 or newer')"
	$(PIP) --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -c "import torch" 2>/dev/null \
	  || $(PIP) install --quiet --retries 1 --timeout 10 --no-deps --index-url $(CPU_INDEX) torch==2.13.0 2>/dev/null \
	  || $(PIP) install --quiet torch==2.13.0
	$(PIP) install --quiet --editable '.[dev]'
	touch $@

demo: setup
	$(BIN)/rodedraad run examples/dossier --out uit/demo

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# A worker a core; each begins with modules of its own, so that what their tests share is mostly made once.
# What was compiled is kept whatever the environment says: all workers, and all that tests start, load it.
test: lint
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --dist worksteal

clean:
	rm -rf uit .mypy_cache .ruff_cache .pytest_cache

# The peers to measure against are no part of the program; without them the other figures are still measured.
bench: setup
	$(PIP) install --quiet --editable '.[bench]'
	$(BIN)/python tests/bench/report.py

# An invented dossier of N documents in OUT, with what is true of it beside it; SHORT=1 for short ones.
N ?= 1000
OUT ?= uit/dossier-$(N)
SEED ?= 1
dossier: setup
	$(BIN)/python tests/bench/make_dossier.py $(N) $(OUT) --seed $(SEED) $(if $(SHORT),--short)

# Hours for all sizes; what was measured is kept in uit/growth.json and not measured again.
growth: setup
	$(BIN)/python tests/bench/growth.py

# Kills, damaged files: hours; what was done is kept in uit/soak.json. SEED draws others, HOURS ends the files after
# so long, SHARE takes a part of all.
HOURS ?= 8
SHARE ?= 1
soak: setup
	$(BIN)/python -m tests.soak --seed $(SEED) --hours $(HOURS) --share $(SHARE)

pages: setup
	$(BIN)/python tests/bench/pages/make_pages.py

# Fits the coder three times over: the better part of an hour.
curve: setup
	$(BIN)/python tests/bench/coding_parts.py
	$(BIN)/python tests/bench/learning_curve.py

pictures: demo
	$(BIN)/python docs/pictures.py uit/demo
	$(BIN)/python docs/screens.py uit/demo

passages: setup
	$(BIN)/python -m nlp.inventory

train: setup
	$(BIN)/python -m nlp.train
	$(BIN)/python -m nlp.beginning
	$(BIN)/python -m nlp.contexts

# Styles and scripts of the pages in the browser lie in the tree; this fetches them anew with npm.
vendor: setup
	$(BIN)/python docs/vendor.py

locale: setup
	$(BIN)/pybabel compile --directory rodedraad/locale --locale nl

# What is delivered besides our own code. `audit` needs the advisories of PyPI, and says so where it has none.
sbom licences audit: setup
	$(BIN)/python docs/supply.py $@
