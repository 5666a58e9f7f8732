"""Image encoders that are small enough to be part of a model file."""
