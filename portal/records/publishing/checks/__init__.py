"""What is worth a second look before a text is published: warnings, never refusals."""
