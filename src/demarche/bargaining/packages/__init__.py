"""Packages: what can be agreed, who gains what, and which points stand out."""
