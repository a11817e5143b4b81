"""What several screens draw: tables, comments, evidence, downloads."""
