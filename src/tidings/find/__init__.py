"""Sentences to mentions, one room a kind: acts, actors, places, times, figures."""
