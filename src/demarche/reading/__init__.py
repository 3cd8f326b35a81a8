"""Reading: what a text says, each item with the span that says it."""
