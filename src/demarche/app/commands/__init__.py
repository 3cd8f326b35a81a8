"""One file for each command; none is imported before its command runs."""
