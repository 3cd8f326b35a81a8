"""From a mechanism that the sources describe to where it works: statements, functions, tests.

A table beside a case lists mechanisms; :mod:`check` holds each to its word: it works only if
withdrawing its statements changes what is shown, and a test holds the direction that it predicts.
``python -m demarche.questions.trace CASE`` writes the page.
"""
