"""From `Findings` to documents that a reader can trace. Begin at `build`."""
