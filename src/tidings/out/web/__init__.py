"""The page: the record in a browser, read only."""
