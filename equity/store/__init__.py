"""The only SQL: a workspace, its DuckDB files and its notebook."""
