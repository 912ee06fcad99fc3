"""From observations to `Findings`. Begin at `findings.find`."""
