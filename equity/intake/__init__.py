"""Bytes -> clean tables: read as text, recognise, let the person confirm, clean, report."""
