"""Measures the site as its readers meet it, small and large, and holds it to its budgets."""
