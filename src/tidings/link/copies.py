"""Near copies and shared wire text: a short signature of a text, keys to look it up by, and how alike two are.

A signature is the MinHash of the text's runs of words (Broder, "On the resemblance and containment of documents",
1997) and the hashes of its longer sentences. The first finds texts that are much the same, the second a story that
stands under a lead or among paragraphs of the paper's own.
"""

import re
import struct
from typing import Any
from zlib import crc32

import numpy as np
from rensa import RMinHash

#: Words of a run: long enough that a run is chance in no two texts, short enough that an edited word costs few runs.
RUN_WORDS = 4
#: Minima of a signature; the likeness is then right to about 0.05.
MINIMA = 128
#: Draws the shuffles; any will do, as long as it stays: signatures that are stored are compared with new ones.
SEED = 1
#: Bands and rows of the look-up by likeness: (1/16) ** (1/8) = 0.7 is found half of the time, 0.85 nearly always.
BANDS, ROWS = 16, 8
#: Words of a sentence from which two outlets do not write the same one by chance.
SENTENCE_WORDS = 10
#: Sentences that a signature keeps, those with the least hashes, so that two texts keep the same ones.
MOST_SENTENCES = 24
#: Sentences by which a text is looked up.
LOOKED_UP = 12
WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
HEAD = struct.Struct("<HH")


def signature(text: str) -> bytes:
    """The signature of a text: its minima, the number of its longer sentences, and the hashes of these."""
    sentences = [WORD.findall(sentence.lower()) for sentence in SENTENCE_END.split(text)]
    hashes = sorted({_hash(words) for words in sentences if len(words) >= SENTENCE_WORDS})
    kept = np.array(hashes[:MOST_SENTENCES], dtype="<u4")
    return HEAD.pack(len(hashes), len(kept)) + _minima([word for words in sentences for word in words]) + kept.tobytes()


def bands(of: bytes) -> tuple[str, ...]:
    """The keys of a signature; two texts that are alike share at least one."""
    _, minima, sentences = _parts(of)
    rows = (f"b{n}:{crc32(minima[n * ROWS : (n + 1) * ROWS].tobytes()):08x}" for n in range(BANDS))
    return (*rows, *(f"s:{one:08x}" for one in sentences[:LOOKED_UP]))


def alike(one: bytes, other: bytes) -> float:
    """How much of the shorter of two texts is in the other, from 0 to 1: by runs of words, or by sentences."""
    if one == other:
        return 1.0
    mine, theirs = _parts(one), _parts(other)
    resemblance = float(np.mean(mine[1] == theirs[1]))
    return max(resemblance, _sentences_shared(mine, theirs))


def _sentences_shared(mine: tuple[int, Any, list[int]], theirs: tuple[int, Any, list[int]]) -> float:
    """The share of the longer sentences of the text that has fewer which the other has word by word.

    Of texts with more sentences than are kept, those are compared that both would have kept.
    """
    if not mine[2] or not theirs[2]:
        return 0.0
    reach = min(_reach(mine), _reach(theirs))
    ours, others = ({hash for hash in kept if hash <= reach} for kept in (mine[2], theirs[2]))
    least = min(len(ours), len(others))
    return len(ours & others) / least if least > 1 else 0.0


def _reach(parts: tuple[int, Any, list[int]]) -> int:
    """The hash up to which all sentences of a text are kept."""
    return parts[2][-1] if parts[0] > len(parts[2]) else 0xFFFFFFFF


def _parts(of: bytes) -> tuple[int, Any, list[int]]:
    """The number of longer sentences, the minima, and the hashes of the sentences that are kept."""
    number, kept = HEAD.unpack_from(of)
    minima = np.frombuffer(of, dtype="<u4", count=MINIMA, offset=HEAD.size)
    return number, minima, np.frombuffer(of, dtype="<u4", count=kept, offset=HEAD.size + 4 * MINIMA).tolist()


def _minima(words: list[str]) -> bytes:
    """The MinHash of the runs of words."""
    runs = {" ".join(words[n : n + RUN_WORDS]) for n in range(max(1, len(words) - RUN_WORDS + 1))}
    minhash = RMinHash(num_perm=MINIMA, seed=SEED)
    minhash.update(sorted(runs))
    return np.array(minhash.digest(), dtype="<u4").tobytes()


def _hash(words: list[str]) -> int:
    return crc32(" ".join(words).encode())
