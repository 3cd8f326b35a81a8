"""What a set of sources entails, excludes and leaves open, with proof.

A *world* gives every quantity of a case a number.  An *account* is somebody's statements
(:mod:`~demarche.worlds.account`).  A *goal* is a question put to all worlds that an account admits
(:mod:`~demarche.worlds.goal`); its *answer* (:mod:`~demarche.worlds.answer`) comes with every
minimal reason and its price in assumptions.
"""
