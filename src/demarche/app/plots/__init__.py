"""Small drawings in SVG, each with a table of the same facts beside it.

One file a drawing: ``frontier``, ``ladder``, ``states``.  Each returns a `Plot`, which becomes an
SVG file or an HTML page by the ending of the name that it is written to.
"""

from demarche.app.plots.drawing import Plot

__all__ = ["Plot"]
