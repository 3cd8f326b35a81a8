"""What an analyst asks of a negotiation: one file a question, for any case.

A question names no party: it finds its acts, parties and quantities in the case, by the kinds and
roles that the case declares and by what its quantities measure.  Where a case lacks them it is
silent and says what to add.
"""
