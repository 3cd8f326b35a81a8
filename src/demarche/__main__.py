"""``python -m demarche``: the command line."""

from demarche.app.cli import main

main()
