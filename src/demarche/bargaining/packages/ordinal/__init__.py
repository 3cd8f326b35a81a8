"""Packages from statements alone: what sentences about preference force, forbid and leave open."""
