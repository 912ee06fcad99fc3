"""The commands, by what they are about; `rodedraad.cli` gathers them.

Each checks its input, calls the library and shows what came of it, in Dutch.
"""
