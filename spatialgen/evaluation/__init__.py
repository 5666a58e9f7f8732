"""How good generated sound fields are: against recorded ones, and on scenes whose truth is known.

`spatialgen evaluate` (see `command`) is the way in; every figure is a small pure function in a
module of its own, and docs/evaluation.md says what each means.
"""
