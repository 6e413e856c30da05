"""When a record may go live: pure rules, without the database."""
