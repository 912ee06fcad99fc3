"""From `Reading` to coded `Observation`s. Begin at `analysis.analyse`."""
