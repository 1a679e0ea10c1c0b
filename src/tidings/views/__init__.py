"""What the record says about a subject on a day, as known by a moment: one view a file, each a pure function."""
