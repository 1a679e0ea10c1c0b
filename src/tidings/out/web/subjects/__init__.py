"""What the pages of places, parties, sources and days are made of: answers of the record put together, and no more."""
