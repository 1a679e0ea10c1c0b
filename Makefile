# Everything is made inside this folder (.venv); only caches lie outside it. `make` alone says what there is.

# The first of these that the locks hold for; name another with `make PYTHON=...`.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
SAMPLES := src/tidings/data/samples
# Of the synthetic records; a million claims take an hour.
SIZES ?= 100,10000
DEMO := build/demo.db
RECORD ?= $(DEMO)
# Where tidings serve puts the page, unless it is told otherwise.
ADDRESS := http://127.0.0.1:8321
# One thread: the parser gains nothing from more on single reports, and measures stay comparable.
export OMP_NUM_THREADS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The locks name no index, and no path of the machine that made them.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -q

.PHONY: help setup page demo serve test chromium check bench bench-record bench-page lock readme clean

help:
	@echo "make demo   set up, read the sample reports into a new record, and ask it"
	@echo "make serve  show that record as a page, at $(ADDRESS) (tidings serve --help has more)"
	@echo "make test   set up, install Debian's chromium where no Chromium is, check, and run all tests"
	@echo "make check  lint, types and imports only"
	@echo "make bench  speed and memory, against the bare parser (ARTICLES=file.jsonl for other texts)"
	@echo "make bench-record  speed and truth of the record, on synthetic records (SIZES=100,10000 by default)"
	@echo "make bench-page  speed and weight of the page in a browser (RECORD=file for another record than the samples)"
	@echo "make page   build the page's scripts and styles anew from page/"
	@echo "make readme renew what commands print in README.md"
	@echo "make lock   renew the requirements files and page/package-lock.json (needs uv, and npm 11 or newer)"
	@echo "make clean  remove what was made here"

setup: page

# Node is needed to build the page; where the system has none that can, it comes as a Python package.
.venv/ready: requirements-dev.txt requirements-node.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Setting up .venv with $(PYTHON); this takes a minute the first time"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/pip install -qq --require-hashes -r requirements-dev.txt
	@$(BIN)/python -c 'import sys, hatch_build; sys.exit(not hatch_build.system_node())' || \
		$(BIN)/pip install -qq --require-hashes -r requirements-node.txt
	@$(BIN)/pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

page: .venv/ready
	@$(BIN)/python hatch_build.py

demo: setup
	@mkdir -p build && rm -f $(DEMO)*
	@echo "Reading the sample reports in $(SAMPLES) into $(DEMO)"
	@$(BIN)/tidings read $(SAMPLES) --record $(DEMO) | sed -n 1,2p
	@printf '\n$$ tidings control --place Syria --as-of 2024-12-08\n'
	@$(BIN)/tidings control --place Syria --as-of 2024-12-08 --record $(DEMO)
	@printf '\n$$ tidings toll --place Syria --from 2024-11-27 --to 2024-12-08 --limit 3\n'
	@$(BIN)/tidings toll --place Syria --from 2024-11-27 --to 2024-12-08 --limit 3 --record $(DEMO)
	@event=$$($(BIN)/tidings events --place Hama --from 2024-12-05 --to 2024-12-05 --kind withdraw --format csv --record $(DEMO) \
		| sed 1d | sort -t, -k12,12nr -k1,1 | sed -n 1p | cut -d, -f1); \
		printf '\n$$ tidings event %.8s\n' $$event; $(BIN)/tidings event $$event --record $(DEMO)
	@echo
	@echo "Every line above goes back to sample reports and their words. Next, try:"
	@echo "  $(BIN)/tidings timeline --place Goma --record $(DEMO)             what happened, day by day"
	@echo "  $(BIN)/tidings brief --day 2024-12-05 --html build/brief.html --record $(DEMO)"
	@echo "  $(BIN)/tidings read YOUR-REPORTS                                       reports of your own, into tidings.db"
	@echo "  $(BIN)/tidings --help                                                  all questions"
	@echo
	@echo "Or look at it in a browser, at $(ADDRESS), after"
	@echo "  $(BIN)/tidings serve --record $(DEMO)                                (or: make serve)"

$(DEMO): | setup
	@echo "Reading the sample reports in $(SAMPLES) into $(DEMO)"
	@mkdir -p build && $(BIN)/tidings read $(SAMPLES) --record $(DEMO) >/dev/null

serve: setup $(DEMO)
	@$(BIN)/tidings serve --record $(DEMO)

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/pytest -q tests/test_house.py

test: chromium check
	@$(BIN)/pytest

# The page's tests look at it in a real browser, which no Python package brings.
chromium:
	@for name in "$$TIDINGS_CHROMIUM" chromium chromium-browser google-chrome; do \
		command -v "$$name" >/dev/null && exit 0; done; \
	as_root=; test "$$(id -u)" = 0 || as_root="sudo -n"; \
	{ command -v apt-get && $$as_root true; } >/dev/null 2>&1 || { \
		echo "The page's tests need Chromium: install it, or name one: make test TIDINGS_CHROMIUM=/path/to/chromium" >&2; exit 1; }; \
	echo "Installing Debian's chromium for the page's tests"; \
	{ $$as_root apt-get update -qq && \
		$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium; } >/dev/null

bench: setup
	@$(BIN)/python bench/speed.py $(ARTICLES)

bench-record: setup
	@$(BIN)/python bench/record.py --sizes $(SIZES)

bench-page: setup chromium $(filter $(DEMO),$(RECORD))
	@$(BIN)/python bench/page.py $(RECORD)

readme: setup
	@$(BIN)/python docs/renew.py
	@$(BIN)/pytest -q tests/out/web/test_start.py -k pictures
	@mkdir -p docs/pictures && cp build/pictures/start.png docs/pictures/start.png

lock:
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) pyproject.toml --extra train -o requirements-train.txt
	$(LOCK) pyproject.toml --extra dev -o requirements-dev.txt
	sed -n 's/^NODE_PACKAGE = "\(.*\)"/\1/p' hatch_build.py | $(LOCK) - -o requirements-node.txt
	cd page && npm run --silent lock

clean:
	rm -rf .venv build dist page/node_modules src/tidings/out/web/built .mypy_cache .pytest_cache .ruff_cache .hypothesis
