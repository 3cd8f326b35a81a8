"""What made the weights that the package carries; run from the root of the repository."""
