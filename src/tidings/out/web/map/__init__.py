"""What the map of the start page draws, worked out from findings: nothing here asks the record itself."""
