"""Models of bargaining: arrays in, frozen results out; NumPy, SciPy and Numba only."""
