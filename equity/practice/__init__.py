"""The community's own work as frozen values."""
