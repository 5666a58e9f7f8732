"""`python -m spatialgen`: the same as the `spatialgen` command."""

from spatialgen.cli import command

command()
