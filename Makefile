# Launchbook: every target sets up what it needs first. Set-up runs again only when the lock, the project file or the
# folder's place has changed. Another Python: make PYTHON=python3.12 brief

PYTHON ?= python3 python3.13 python3.12 python3.11
usable := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
python = $(firstword $(foreach name,$(PYTHON),$(shell $(name) -c '$(usable)' 2>/dev/null && echo $(name))))
pip = .venv/bin/python -m pip --disable-pip-version-check
install = $(pip) install --quiet

# Installed modules are to be compiled once, and to come from .venv alone.
unexport PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

brief: .venv/ready ## render the briefs into reports/
	@.venv/bin/launchbook brief

test: .venv/ready ## run the tests
	@.venv/bin/python -m pytest

eval: .venv/ready ## score the reader on tests/stories, the chronology on tests/linking
	@.venv/bin/python -m benchmarks.eval

bench: .venv/ready ## time the chronology over a hundred thousand tellings
	@.venv/bin/python -m benchmarks.size

lab: .venv/ready ## open the notebooks in JupyterLab
	@.venv/bin/python -m jupyterlab notebooks

check: .venv/ready ## look at style, format and types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

picture: brief ## renew the picture of the brief in the README
	@.venv/bin/python -m benchmarks.picture

lock: .venv/ready ## renew requirements.lock from pyproject.toml
	@test -x .venv/bin/uv || $(install) --require-hashes --requirement .venv/uv.lock
	.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-emit-index-url --group dev pyproject.toml --output-file requirements.lock

clean: ## remove .venv, caches and pages that are not committed
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} + -o -name .ipynb_checkpoints -prune -exec rm -rf {} +
	git clean -fdXq reports || true

# An environment holds the path of its folder: one that was moved or copied is made anew.
ifneq ($(shell test -x .venv/bin/python && cat .venv/ready),$(CURDIR))
.PHONY: .venv/ready
endif
.venv/ready: requirements.lock pyproject.toml
	@test -n "$(python)" || { echo "Launchbook needs Python 3.11, 3.12 or 3.13 with venv and pip, and found it under none of" \
	    "these names: $(PYTHON). On Debian: apt-get install python3-venv. Elsewhere: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Setting up .venv with $(python): a minute or two, this once"
	@$(python) -m venv --clear .venv
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > .venv/uv.lock
	@sed '/^uv==/,/[^\\]$$/d' requirements.lock > .venv/rest.lock
	@$(with_uv) || { echo "Going on with pip alone, which takes longer"; $(with_pip); }
	@$(install) --no-index --no-deps --no-build-isolation --editable .
	@pwd -P > $@

# uv is fast but knows nothing of pip's settings: where pip has an index of its own, pip does the work.
with_uv = ! $(pip) config list | grep -q '[.]index-url=' \
    && $(install) --only-binary :all: --require-hashes --requirement .venv/uv.lock \
    && .venv/bin/uv pip install --quiet --python .venv/bin/python --compile-bytecode \
        --require-hashes --requirement .venv/rest.lock
with_pip = $(install) --require-hashes --requirement .venv/rest.lock

.PHONY: help brief test eval bench lab check picture lock clean
