"""The merged, dated record of what is said to have been done, promised and kept.

Statements of many sources become one timeline and one ledger; who says what stays attached, vague
dates stay vague, and what contradicts stands side by side.

A case must have passed :func:`demarche.case.check.check`; an undeclared name is a KeyError here.
"""
