"""What the program knows of words, kinds and actors: everything under data/, read and checked."""
