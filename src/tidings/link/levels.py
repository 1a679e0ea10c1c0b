"""What a comparison finds: its level in data/link.csv, with the words of both sides for its sentence."""

#: A level and the words of both sides; an empty level says nothing.
Found = tuple[str, tuple[str, str] | None]

NOTHING: Found = ("", None)
