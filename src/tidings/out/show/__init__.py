"""What the record answers, for a person and as rows: one file a view."""
