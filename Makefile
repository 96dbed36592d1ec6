# `make` prints what there is. Every target works on a fresh clone with nothing but Rust; `scripts/setup` fetches the rest.

SHELL := /bin/bash
TOOLS := $(or $(TOOLS_FOLDER),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/gatehouse/tools)
export PATH := $(TOOLS)/bin:$(PATH)

# The cargo profile of demo, dev and load: PROFILE=dev starts sooner and runs slower.
PROFILE ?= release
SCENARIO ?= scan-surge
TARGET ?= codes
SECONDS_EACH ?= 60

.DEFAULT_GOAL := help
.PHONY: help setup setup-ci demo dev test test-fast bench compare load alerts queries queries-check fmt fmt-check lint docs coverage fuzz fuzz-api prometheus clients browser ci

help: ## print the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install redis-server and PostgreSQL where they are missing
	@scripts/setup

setup-ci: ## ... and k6, promtool, schemathesis, Node.js, Chromium, cargo-nextest
	@scripts/setup ci

demo: setup ## an evening: 20,000 tickets, a crowd, an audit [ARGS=--exit stops at its end]
	cargo run --quiet --locked --profile $(PROFILE) -- demo $(ARGS)

dev: setup ## a gateway with private Redis and Postgres for development [ARGS="--port 8080"]
	cargo run --quiet --locked --profile $(PROFILE) -- dev $(ARGS)

test: setup ## every test, with real stores and faults [ARGS=filter]
	@if cargo nextest --version >/dev/null 2>&1; then \
	  cargo nextest run --locked --workspace --features gatehouse/testing --no-fail-fast $(ARGS); \
	else \
	  cargo test --locked --workspace --features gatehouse/testing --no-fail-fast $(ARGS); \
	fi

test-fast: ## rules and units only, no stores
	cargo test --locked --workspace --lib
	cargo test --locked --package gatehouse-domain

queries: setup ## describe the SQL again in .sqlx, after a change of a query or of the schema
	@migrations/prepare

queries-check: setup ## fail if .sqlx is not what the queries and migrations say
	@migrations/prepare --check --workspace --features gatehouse/testing

bench: ## the pure parts: decide, apply, codes, records
	cargo bench --locked --workspace $(ARGS)

.PHONY: bench-instructions
bench-instructions: setup-ci ## the instructions of a scan's pure steps against a stored baseline, without a clock [ARGS=--update]
	scripts/bench-instructions $(ARGS)

compare: setup ## gateway against its baselines, side by side; writes loadtest/RESULTS.md
	loadtest/compare $(ARGS)

.PHONY: optimise
optimise: setup ## the fastest build: rehearsed, compiled with the profile, put in order by BOLT; into target/optimised [ARGS=--no-bolt]
	scripts/optimise $(ARGS)

load: setup ## a k6 scenario against a gateway of its own [SCENARIO=scan-surge|sale-launch|match-day|tickets-api|soak K6_PROFILE=short]
	loadtest/run $(SCENARIO)

SCENARIOS = scan-surge sale-launch match-day tickets-api soak
.PHONY: record
record: setup ## every k6 scenario, short, on a release build; writes what passed into loadtest/RESULTS.md
	for one in $(SCENARIOS); do RECORD=1 K6_PROFILE=$(or $(K6_PROFILE),short) loadtest/run $$one || exit 1; done

.PHONY: overload
overload: setup ## ten times the scans that a gateway with a slow CPU can decide; root, Linux [ARGS="--manners strangers"]
	loadtest/overload $(ARGS)

.PHONY: chaos
chaos: setup ## real nodes, kills, failovers, cut links, an audit [ARGS="--minutes 10 --seed 7", ARGS=--short]
	PROFILE=$(PROFILE) loadtest/chaos $(ARGS)

alerts: ## check dashboards and alert rules, and play the tests of the rules
	dashboards/build --check
	scripts/grafana
	promtool check rules dashboards/rules/*.yml
	promtool test rules dashboards/rules/tests/*.yml

prometheus: setup-ci ## prove dashboards, rules and docs/metrics.md against a real Prometheus
	PROFILE=dev scripts/prometheus

fmt: ## format the code
	cargo fmt --all

fmt-check:
	cargo fmt --all -- --check

lint: ## clippy, warnings are errors
	cargo clippy --locked --workspace --all-targets --features gatehouse/testing -- -D warnings

.PHONY: lint-queries
lint-queries: setup ## lint and queries-check in one reading of the code
	@migrations/prepare --lint --workspace --features gatehouse/testing

docs: ## build the API documents, warnings are errors
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps

clients: setup ## the TypeScript client, and one built on oRPC, against a gateway of their own [ARGS=--update]
	scripts/clients $(ARGS)

browser: setup-ci ## the pages /console and /scan in a real Chromium, against a gateway of their own [ARGS=--shots]
	scripts/browser $(ARGS)

fuzz: ## throw bent input at one target for a while, or at all; needs a C++ compiler [TARGET=codes SECONDS_EACH=60, TARGET=all]
	fuzz/run $(TARGET) $(SECONDS_EACH)

coverage: setup ## run the contract tests and write docs/api/coverage.md
	scripts/coverage

fuzz-api: setup-ci ## hold a running gateway against its own OpenAPI document [ARGS="--seed 7 --only /v1/devices"]
	PROFILE=dev scripts/fuzz-api $(ARGS)

ci: ## what CI runs, one target after the other
	$(MAKE) setup-ci
	$(MAKE) fmt-check
	$(MAKE) -j2 --output-sync=target lint-queries alerts
	$(MAKE) docs
	$(MAKE) bench-instructions
	$(MAKE) test
	$(MAKE) fuzz-api ARGS="--phases coverage"
	$(MAKE) load PROFILE=dev K6_PROFILE=short
	$(MAKE) load SCENARIO=sale-launch PROFILE=dev K6_PROFILE=short
	$(MAKE) prometheus
	$(MAKE) chaos PROFILE=dev ARGS=--short
	$(MAKE) load SCENARIO=match-day PROFILE=dev K6_PROFILE=short
	$(MAKE) clients
	$(MAKE) browser
	$(MAKE) demo PROFILE=dev ARGS=--exit
