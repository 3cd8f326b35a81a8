"""Tests of the graph model."""
