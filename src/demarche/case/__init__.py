"""The nouns of a negotiation and the case file that holds them.

A newcomer reads :mod:`~demarche.case.nouns`, then :mod:`~demarche.case.proposition`; a case file
is read by :func:`demarche.case.read.read_case` and checked by :mod:`demarche.case.check`.
"""
