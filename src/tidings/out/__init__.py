"""The way out: command line, JSON, text for people."""
