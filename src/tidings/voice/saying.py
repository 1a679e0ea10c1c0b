"""Where something is said: the cue, the words that name who says it, and the words that are said.

One function a form: a verb of saying, a fixed phrase before a source ("according to"), a noun of speech, and the
forms of headlines ("Monitor: ...", "... - monitor").
"""

from collections.abc import Iterator

from msgspec import Struct

from tidings.lexicon.voice import Saying, VoiceLexicon
from tidings.record import Mention, Modality
from tidings.roles import is_passive, is_verbal, subjects
from tidings.syntax import Sentence, Sentences, Token
from tidings.voice.extent import before, below, outside, quoted_in, settled

#: A headline's source before a colon or after a dash has at most this many words ("U.S. defence ministry spokesman").
HEADLINE_SOURCE_WORDS = 6
#: What stands before a source at the end of its sentence is its account only if it has at least this many words.
ACCOUNT_WORDS = 3
NOUNS = ("NOUN", "PROPN", "PRON")


class Said(Struct):
    """Something said: token indexes of the cue and of the content, heads of the speakers and of who passed it on."""

    cue: tuple[int, int]
    speakers: list[Token]
    outlets: list[Token]
    content: list[int]
    modality: Modality
    voiced: bool
    sentence: int
    colon: bool = False


def said_in(sentences: Sentences, sentence: Sentence, actors: dict[int, Mention], lexicon: VoiceLexicon) -> list[Said]:
    """Everything said in a sentence, in the order of the cues."""
    found: list[Said] = []
    tokens = sentences.tokens_of(sentence)
    for token in tokens:
        if token.lemma in lexicon.verbs and is_verbal(token) and token.dep not in ("amod", "compound"):
            found += _by_verb(sentences, token, actors, lexicon)
        if token.lower in lexicon.points:
            found += _by_phrase(sentences, token, actors, lexicon)
        if token.lemma in lexicon.nouns and token.pos == "NOUN":
            found += _by_noun(sentences, token, lexicon)
    found += headline(sentences, sentence, actors, lexicon)
    return found


# ------------------------------------------------------------------------------------------------ verbs


def _by_verb(sentences: Sentences, verb: Token, actors: dict[int, Mention], lexicon: VoiceLexicon) -> Iterator[Said]:
    entry = lexicon.verbs[verb.lemma]
    if _quotes_another(sentences, verb):
        return
    speakers, outlets = _speakers(sentences, verb, lexicon)
    content = _content(sentences, verb, speakers, entry)
    colon = not content and _ends_in_colon(sentences, verb)
    if not content and not colon:
        return
    told = [one for one in _told(sentences, verb) if _is_outlet(sentences, one, actors, lexicon)]
    cue = _cue(sentences, verb)
    yield Said(cue, speakers, outlets + told, content, entry.modality, entry.voiced, verb.sentence, colon)


def _quotes_another(sentences: Sentences, verb: Token) -> bool:
    """True of "quoted" in "quoted a source as saying": the inner verb is read, with both of them."""
    return any(sentences.children(prep, "pcomp") for prep in sentences.children(verb, "prep") if prep.lower == "as")


def _quoting(sentences: Sentences, verb: Token) -> Token | None:
    """The verb "quoted" over "saying" in "quoted a source as saying"."""
    prep = sentences.head(verb)
    if verb.dep == "pcomp" and prep is not None and prep.lower == "as":
        return sentences.head(prep)
    return None


def _speakers(sentences: Sentences, verb: Token, lexicon: VoiceLexicon) -> tuple[list[Token], list[Token]]:
    """Heads of who says it, and of who passes it on."""
    if (quoting := _quoting(sentences, verb)) is not None:
        if is_passive(sentences, quoting):
            return _nouns(sentences, sentences.children(quoting, "nsubjpass")), subjects(sentences, quoting)
        return _nouns(sentences, sentences.children(quoting, "dobj")), subjects(sentences, quoting)
    found = subjects(sentences, verb)
    if not found and verb.dep in ("acl", "relcl") and verb.tag == "VBN":
        return [], []
    if verb.dep == "pcomp" and not found:
        found = _governing_subjects(sentences, verb)
    return [one for one in found if one.pos in (*NOUNS, "ADJ", "DET", "NUM", "X")], []


def _governing_subjects(sentences: Sentences, verb: Token) -> list[Token]:
    for above in sentences.ancestors(verb):
        if is_verbal(above):
            return subjects(sentences, above)
    return []


def _nouns(sentences: Sentences, heads: list[Token]) -> list[Token]:
    return [one for head in heads for one in sentences.conjuncts(head)]


def _told(sentences: Sentences, verb: Token) -> list[Token]:
    """Heads of those who are told: "told AFP", "said in an interview with CBS", "speaking to Reuters, he said"."""
    found = sentences.children(verb, "dobj", "dative")
    steps = [verb, *sentences.children(verb, "advcl")]
    for step in steps:
        for prep in sentences.children(step, "prep", "dative"):
            found += sentences.children(prep, "pobj")
            found += [deep for noun in sentences.children(prep, "pobj") for deep in _told_by_noun(sentences, noun)]
    return found


def _told_by_noun(sentences: Sentences, noun: Token) -> list[Token]:
    preps = [prep for prep in sentences.children(noun, "prep") if prep.lower in ("to", "with", "on", "by", "for")]
    return [pobj for prep in preps for pobj in sentences.children(prep, "pobj")]


def _is_outlet(sentences: Sentences, noun: Token, actors: dict[int, Mention], lexicon: VoiceLexicon) -> bool:
    words = [noun, *sentences.children(noun, "compound", "amod", "nmod")]
    return noun.pos in NOUNS and any(word.lower in lexicon.words.outlet for word in words) and noun.tag != "NNS"


def _ends_in_colon(sentences: Sentences, verb: Token) -> bool:
    """True if the sentence of the verb ends in a colon: what is said comes after it."""
    sentence = sentences.sentence_of(verb)
    last = sentences.tokens[sentence.last - 1]
    return last.lower in (":", ":-") and all(t.i >= verb.i or True for t in (last,))


def _cue(sentences: Sentences, verb: Token) -> tuple[int, int]:
    """The verb with its auxiliaries and its "not", as far as they stand next to each other."""
    first = verb.i
    helpers = {child.i for child in sentences.children(verb, "aux", "auxpass", "neg", "advmod")}
    while first - 1 in helpers:
        first -= 1
    return first, verb.i + 1


# ------------------------------------------------------------------------------------------------ what a verb holds


def _content(sentences: Sentences, verb: Token, speakers: list[Token], entry: Saying) -> list[int]:
    """Token indexes of what is said by a verb."""
    own = {verb.i} | {t.i for head in speakers if head.sentence == verb.sentence for t in below(sentences, head, verb)}
    clauses = _clauses(sentences, verb, entry)
    if clauses:
        found = _of_clauses(sentences, verb, clauses, own)
    else:
        found = _parenthetical(sentences, verb, own) or _of_position(sentences, verb, speakers, own, entry)
    if "quote" in entry.takes:
        found = found | quoted_in(sentences, verb, found, own)
    return settled(sentences, found - own)


def _clauses(sentences: Sentences, verb: Token, entry: Saying) -> list[Token]:
    found = []
    for child in sentences.children(verb):
        if (child.dep == "ccomp" and "clause" in entry.takes) or (child.dep in ("xcomp", "oprd") and "infinitive" in entry.takes) or (child.dep in ("xcomp", "oprd") and "clause" in entry.takes and entry.voiced and is_verbal(child)) or (child.dep in ("dobj", "attr") and "object" in entry.takes and child.i > verb.i) or (child.dep in ("prep", "prt") and child.lower in entry.takes):
            found.append(child)
    return found


def _of_clauses(sentences: Sentences, verb: Token, clauses: list[Token], own: set[int]) -> set[int]:
    found: set[int] = set()
    for clause in clauses:
        if clause.i < verb.i:
            limit = min((i for i in own if i > clause.i), default=verb.i)
            found |= before(sentences, verb, limit)
        else:
            found |= {t.i for t in sentences.subtree(clause)}
            found |= _strays(sentences, verb, max(found))
    return found


def _strays(sentences: Sentences, verb: Token, last: int) -> set[int]:
    """What the parser hangs on the verb of saying though it stands after the clause that is said."""
    found: set[int] = set()
    for child in sentences.children(verb, "prep", "advcl", "npadvmod", "advmod", "dobj"):
        if child.i > last:
            found |= {t.i for t in sentences.subtree(child)}
    return found


def _parenthetical(sentences: Sentences, verb: Token, own: set[int]) -> set[int]:
    """The clause that "the army said" is put into."""
    head = sentences.head(verb)
    inserted = verb.dep == "parataxis" or (
        verb.dep in ("relcl", "advcl", "ccomp", "dep")
        and bool(sentences.children(verb, "nsubj"))
        and not any(child.dep == "mark" or child.tag in ("WDT", "WP", "WRB") for child in sentences.children(verb))
        and head is not None
        and head.i < min(own)
    )
    if head is None or not inserted:
        return set()
    if verb.dep in ("parataxis", "dep"):
        return outside(sentences, head, verb)
    return before(sentences, verb, min(own))


def _of_position(sentences: Sentences, verb: Token, speakers: list[Token], own: set[int], entry: Saying) -> set[int]:
    """What stands before "a monitor said" at the end of a sentence, where the parser saw no clause (lost commas)."""
    if "clause" not in entry.takes or not entry.voiced or not speakers or is_passive(sentences, verb):
        return set()
    rest = [c for c in sentences.children(verb) if c.i > verb.i and c.i not in own and c.dep != "punct"]
    if any(child.dep not in ("npadvmod", "advmod", "prep", "dobj", "dative", "advcl") for child in rest):
        return set()
    inverted = all(speaker.i > verb.i for speaker in speakers)
    if not inverted and any(c.dep in ("dobj",) for c in rest) and verb.lemma != "tell":
        return set()
    found = before(sentences, verb, min(own))
    return found if len(found) >= ACCOUNT_WORDS and any(is_verbal(sentences.tokens[i]) for i in found) else set()


# ------------------------------------------------------------------------------------------------ phrases, nouns


def _by_phrase(sentences: Sentences, token: Token, actors: dict[int, Mention], lexicon: VoiceLexicon) -> Iterator[Said]:
    for phrase in lexicon.points[token.lower]:
        words = sentences.tokens[token.i : token.i + len(phrase)]
        if tuple(word.lower for word in words) != phrase:
            continue
        speakers = _pointed_at(sentences, words)
        if speakers and (clause := _clause_of(sentences, token)) is not None:
            outlets = _passing_on(sentences, clause, phrase, lexicon)
            used = {t.i for t in sentences.subtree(token)} | {w.i for w in words}
            used |= {t.i for speaker in speakers for t in below(sentences, speaker, token)}
            content = settled(sentences, {t.i for t in sentences.subtree(clause)} - used)
            yield Said((token.i, token.i + len(phrase)), speakers, outlets, content, "asserted", True, token.sentence)
        return


def _pointed_at(sentences: Sentences, words: list[Token]) -> list[Token]:
    found = [one for word in words for one in sentences.children(word, "pobj", "dobj") if one.i > words[-1].i]
    if not found:
        after = sentences.tokens[words[-1].i + 1 : words[-1].i + 8]
        found = [
            t
            for t in after
            if t.pos in NOUNS and t.dep not in ("compound", "amod", "poss") and t.sentence == words[0].sentence
        ][:1]
    return [one for head in found[:1] for one in sentences.conjuncts(head)]


def _clause_of(sentences: Sentences, token: Token) -> Token | None:
    """The verb of the clause that a phrase hangs on, or the root of its sentence."""
    above = None
    for above in sentences.ancestors(token):
        if is_verbal(above) and above.dep in ("ROOT", "ccomp", "conj", "parataxis", "advcl"):
            return above
    return above


def _passing_on(sentences: Sentences, clause: Token, phrase: tuple[str, ...], lexicon: VoiceLexicon) -> list[Token]:
    """The subject of the verb of saying that "citing" hangs on: the outlet."""
    return []


def _by_noun(sentences: Sentences, noun: Token, lexicon: VoiceLexicon) -> Iterator[Said]:
    entry = lexicon.nouns[noun.lemma]
    clauses = [c for c in sentences.children(noun, "acl", "ccomp", "relcl") if _is_that_clause(sentences, c)]
    about = [] if clauses else [c for c in sentences.children(noun, "prep") if c.lower in ("of", "about")]
    speakers = sentences.children(noun, "poss")
    for prep in sentences.children(noun, "prep", "agent"):
        if prep.lower in ("by", "from"):
            speakers = speakers + sentences.children(prep, "pobj")
    if not clauses and not (about and speakers):
        return
    speakers = [one for head in speakers for one in sentences.conjuncts(head)]
    content = settled(sentences, {t.i for clause in clauses or about for t in sentences.subtree(clause)})
    modality = "asserted" if speakers and entry.modality == "possible" else entry.modality
    if content:
        yield Said(
            (noun.i, noun.i + 1), speakers, [], content, modality, entry.voiced and bool(speakers), noun.sentence
        )


def _is_that_clause(sentences: Sentences, clause: Token) -> bool:
    return is_verbal(clause) and any(c.dep == "mark" and c.lower == "that" for c in sentences.children(clause))


# ------------------------------------------------------------------------------------------------ headlines


def headline(
    sentences: Sentences, sentence: Sentence, actors: dict[int, Mention], lexicon: VoiceLexicon
) -> Iterator[Said]:
    """ "Monitor: 40 killed" and, in titles, "40 killed - monitor"."""
    tokens = sentences.tokens_of(sentence)
    for at, token in enumerate(tokens[: HEADLINE_SOURCE_WORDS + 1]):
        if token.lower == ":" and 0 < at < len(tokens) - 2:
            if (head := _source_head(tokens[:at], actors, lexicon)) is not None:
                content = settled(sentences, {t.i for t in tokens[at + 1 :]})
                yield Said((token.i, token.i + 1), [head], [], content, "asserted", True, sentence.index)
            return
    if sentence.title and (tail := _title_tail(tokens, actors, lexicon)) is not None:
        cut, head = tail
        content = settled(sentences, {t.i for t in tokens[:cut]})
        if len(content) >= ACCOUNT_WORDS:
            yield Said((tokens[cut].i, tokens[cut].i + 1), [head], [], content, "asserted", True, sentence.index)


def _source_head(words: list[Token], actors: dict[int, Mention], lexicon: VoiceLexicon) -> Token | None:
    """The head of words that name somebody, None where they do not."""
    words = [word for word in words if word.pos != "PUNCT"]
    if not words or any(is_verbal(word) for word in words):
        return None
    last = words[-1]
    known = lexicon.words.person | lexicon.words.outlet | lexicon.words.monitor | lexicon.words.spokesperson
    if last.i in actors or last.entity in ("PERSON", "ORG", "NORP") or last.lemma in known or last.lower in known:
        return last
    return None


def _title_tail(tokens: list[Token], actors: dict[int, Mention], lexicon: VoiceLexicon) -> tuple[int, Token] | None:
    """Where the source at the end of a title begins: after a dash, or a bare "monitor"."""
    while tokens and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    for at in range(len(tokens) - 2, max(0, len(tokens) - HEADLINE_SOURCE_WORDS - 2), -1):
        if tokens[at].lower in ("-", "–", "—", "--", "―", "|"):
            head = _source_head(tokens[at + 1 :], actors, lexicon)
            return (at, head) if head is not None and len(tokens) - at > 1 else None
    if tokens and tokens[-1].lemma in lexicon.words.monitor and len(tokens) > ACCOUNT_WORDS:
        return len(tokens) - 1, tokens[-1]
    return None
