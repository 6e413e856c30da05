"""What needs an editor today, as data: pure lists that the start page shows."""
