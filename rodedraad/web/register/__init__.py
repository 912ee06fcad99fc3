"""The register as its page shows it: `making` makes the models of findings, `asking` filters and orders."""
