"""The shell: command line, pipeline and settings. It knows all packages and holds no domain logic."""
