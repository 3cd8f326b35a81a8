"""Closed forms of bargaining theory, one concept a file, each with its declaration.

Importing this package fills :data:`demarche.bargaining.direction.MODELS`.

Examples
--------
>>> from demarche.bargaining.direction import MODELS
>>> MODELS["sanctions_premium"].direction("leak")
-1
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

for _file in iter_modules(__path__):
    import_module(f"{__name__}.{_file.name}")
