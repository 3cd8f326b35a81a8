"""The rules of a case file, a file for each kind; :mod:`demarche.case.check` runs them all."""
