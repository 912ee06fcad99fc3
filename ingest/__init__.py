"""From file to `Reading`. Begin at `registry.read`, which finds the reader for a file."""
