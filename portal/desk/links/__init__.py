"""Looks after the addresses in texts: finds them, asks each politely, remembers what came of it."""
