"""What theory makes of a fact: which way a model's result moves, other things equal.

A fact of the record pushes an input of a model one way; the model declares which way its result
then moves.  No level follows, and no probability.
"""

from __future__ import annotations

from demarche.bargaining.direction import named


def moves(model: str, argument: str, way: int) -> str:
    """Return in words how a model's result moves where an input does.

    Parameters
    ----------
    model, argument : str
        A registered model and one of its arguments.
    way : {1, -1}
        Whether the fact raises or lowers the argument.

    Raises
    ------
    ValueError
        If the model declares no sign for the argument.

    Examples
    --------
    >>> moves("inducement", "if_not", 1)
    'net incentive to comply: lower'
    """
    declared = named(model)
    sign = declared.direction(argument)
    if not sign:
        raise ValueError(f"{model} declares no sign for {argument}")
    return f"{declared.result}: {'higher' if sign * way > 0 else 'lower'}"
