# A menu; the work is in Scripts/.
.PHONY: help demo build test format rules
help:   ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'
demo:   ## build and start with demo people
	@Scripts/demo
build:  ## release build with tests
	@Scripts/build
test:   ## everything that must pass
	@Scripts/test
format: ## put the Swift files into shape
	@swift format --in-place --parallel --recursive Package.swift Sources Tests
rules:  ## house rules only
	@Scripts/house-rules
