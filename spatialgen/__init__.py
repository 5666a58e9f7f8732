"""Spatial sound for 360° video: the OmniAudio model, its maths and its command line.

A library that knows nothing of the web site around it. Importing the package loads no torch;
`spatialgen.pipeline` and the model's own modules do.
"""
