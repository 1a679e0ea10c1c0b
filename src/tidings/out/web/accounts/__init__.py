"""Pages on which the words stand: one event, one report, its versions, claims found by their words."""
