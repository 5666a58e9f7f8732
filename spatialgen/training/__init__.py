"""Training: `python -m spatialgen.training --config CONFIG --out DIR` makes the preview model."""
