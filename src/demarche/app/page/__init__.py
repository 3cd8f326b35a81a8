"""The brief as one self-contained page: no network, every text escaped, style and script hashed."""

from demarche.app.page.render import render

__all__ = ["render"]
