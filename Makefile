# Two commands do everything on a fresh clone: `make demo` and `make test`.
# Needs Python 3.11 or newer and make; uses uv where it is installed.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Whole files to a process, because the tests of a file share what is dear to make.
# files in their order: by the number of their tests the dear ones would come last, to one worker
PARALLEL := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
READY := $(VENV)/.ready

PAGE_TOOLS := tests/page/node_modules

.PHONY: demo app test check check-page slow freeze bench renew docs site browser install clean

demo: $(READY)  ## compare the five arms on the full street
	$(BIN)/wulian compare before isolated matched linked-same-hours linked --seeds 20 --out results/demo

app: $(READY)  ## the live page in your browser
	$(BIN)/wulian app

test: $(READY)  ## the fast tests; those of the page need Chromium (`make browser`), else they are skipped
	$(BIN)/python -m pytest -q $(PARALLEL)

check: $(READY)  ## style, types, import contracts
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check-page: $(PAGE_TOOLS)/.package-lock.json  ## the page's modules: types and lint; needs Node.js and npm
	$(PAGE_TOOLS)/.bin/tsc --project tests/page
	$(PAGE_TOOLS)/.bin/eslint --config tests/page/eslint.config.js interface/browser/page experiments

$(PAGE_TOOLS)/.package-lock.json: tests/page/package.json tests/page/package-lock.json
	npm ci --prefix tests/page --ignore-scripts --no-audit --no-fund
	@touch $@

slow: $(READY)  ## every test, slow ones too
	$(BIN)/python -m pytest -q $(PARALLEL) -m "slow or not slow"

freeze: $(READY)  ## calibrate in the isolated world and write scenarios/calibrated.toml
	$(BIN)/python -m experiments.tuning.freeze

bench: $(READY)  ## seconds per week by process
	$(BIN)/python -m benchmarks

renew: $(READY)  ## after a change of the model that is meant: golden runs, then the documents made from the code
	$(BIN)/python -m tests.golden.record
	$(MAKE) docs

docs: $(READY)  ## documents generated from the code
	$(BIN)/python -m scenarios.document
	$(BIN)/python -m experiments.stats.measures > docs/measures.md
	$(BIN)/python -m experiments.tuning.evidence
	$(BIN)/python -m experiments.tuning.calibration
	$(BIN)/python -m experiments.reports.scorecard_record
	$(BIN)/python -m experiments.reports.audit_record

site: $(READY)  ## the documentation in both languages: open site/index.html; needs no network
	$(BIN)/python -m sphinx -q -W --keep-going -c docs . site/en
	$(BIN)/python -m sphinx -q -W --keep-going -c docs -t zh . site/zh
	cp docs/site/index.html site/

browser:  ## Chromium, Chinese letters and Pango for the tests of page and PDF; on Debian, as root
	apt-get update -q && apt-get install -y -q --no-install-recommends \
	  chromium fonts-noto-cjk libpango-1.0-0 libpangoft2-1.0-0

install: $(READY)

# Hashes are checked for everything that is fetched; the project itself builds without fetching.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "wulian needs Python 3.11 or newer; try: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@if command -v uv >/dev/null 2>&1; then \
	  uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	$(BIN)/wulian prepare
	@touch $(READY)

clean:
	rm -rf $(VENV) .venv-* $(PAGE_TOOLS) build site *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
