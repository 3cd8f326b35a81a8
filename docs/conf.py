"""How the documentation is built: ``make docs``."""

project = "demarche"
author = "The demarche authors"
copyright = "2026, the demarche authors"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = "demarche"
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]
