"""Moves, tried before they are made: what each would raise and lower, by account.

A *move* pushes some quantities by what it is; stated couplings carry the pushes on (Wellman 1990).
:mod:`catalogue` holds the moves that fit any case, :mod:`own` those that a case defines as courses
of action, :mod:`consequence` what comes of one, :mod:`side_by_side` what sets two apart.
"""
