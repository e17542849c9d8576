"""Arithmetic only: no SQL, no screen. Rates, comparisons, intervals, evidence and ranking."""
