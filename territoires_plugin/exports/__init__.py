"""What leaves the office: maps."""
