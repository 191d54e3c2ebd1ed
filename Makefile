# make run    install what is missing, build, load Regions/caspian, serve on 127.0.0.1:8080 (PORT=0 takes a free one)
# make test   everything that must pass; ends with one line of counts
# make package  dist/littoral_VERSION_amd64.deb, for a machine without Swift
# make quick  the Swift tests alone
.PHONY: run build package test quick bench format docs
PORT ?= 8080
ARGS ?=

run:
	@scripts/run --port $(PORT) $(ARGS)

build:
	@scripts/setup build
	swift build -c release --product littoral

package:
	@scripts/package $(ARGS)

test:
	@scripts/test

quick:
	swift test

bench:
	@scripts/bench $(ARGS)

format:
	swift format --in-place --recursive Sources Tests Benchmarks Package.swift

docs:
	@scripts/docs
