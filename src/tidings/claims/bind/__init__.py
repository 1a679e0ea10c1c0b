"""What belongs to an act: its place, time, parties and figures, each chosen among the mentions of the report."""
