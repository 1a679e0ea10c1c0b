"""What takes up a party named before: "the group", "its", "they", "the Observatory", "Abdel Rahman", "(FBF)"."""

from tidings.find.actors.bodies import SHORT_FORM
from tidings.find.actors.persons import PERSON
from tidings.find.actors.possession import take_owner
from tidings.find.actors.text import Found, Text
from tidings.lexicon.folding import fold_word
from tidings.record import Actor
from tidings.syntax import Token

SCORE_NOUN, SCORE_SHORT, SCORE_PRONOUN = 0.7, 0.8, 0.5
#: A pronoun stands for a party of its own sentence or of the one before; "he" and "she" may reach one further.
PRONOUN_REACH_SENTENCES = 1
PERSON_REACH_SENTENCES = 2
#: Nouns of these classes are for people one by one.
HUMAN = frozenset({"people", "voice", "armed"})
#: Nouns of these classes, in the singular, are for bodies.
BODIES = frozenset({"group", "media", "state"})
#: A verb that hangs on another by one of these has its subject, where it has none of its own.
SHARING = frozenset({"advcl", "xcomp", "conj", "pcomp"})
DOERS = frozenset({"nsubj", "agent"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


def resolve_anaphora(text: Text) -> None:
    """Adds what takes up a party, and turns short forms and "the militants" into the party they stand for."""
    _expand_short_forms(text)
    past: list[Found] = []
    for token, found in _in_order(text):
        if found is None:
            found = _take_up(text, token, past)
            if found is not None:
                text.found.append(found)
        elif found.reason == "description":
            _take_up_description(text, token, found, past)
            take_owner(text, token, found, past)
        elif found.reason == PERSON:
            _take_up_person(text, found, past)
        if found is not None:
            past.append(found)


def _in_order(text: Text) -> list[tuple[Token, Found | None]]:
    """Heads of parties and words that may take one up, in the order of the text."""
    words = text.lexicon.words.pronouns
    heads = {found.head: found for found in text.found}
    pronouns = words.many | words.one | words.he | words.she
    found: list[tuple[Token, Found | None]] = []
    for token in text.tokens:
        if token.i in heads:
            found.append((token, heads[token.i]))
        elif token.i not in text.taken and (token.lower in pronouns or text.fold(token.i) in text.lexicon.anaphora):
            found.append((token, None))
    return found


def _take_up(text: Text, token: Token, past: list[Found]) -> Found | None:
    if text.fold(token.i) in text.lexicon.anaphora:
        return _noun(text, token, past)
    return _pronoun(text, token, past)


def _pronoun(text: Text, token: Token, past: list[Found]) -> Found | None:
    """What a pronoun stands for: the party most in mind of its sentence and the one before."""
    words = text.lexicon.words.pronouns
    if token.lower in words.one and token.dep != "poss" and not _does(text, token):
        return None
    human, woman = token.lower in words.he or token.lower in words.she, token.lower in words.she
    fits = _is_person if human else _is_one if token.lower in words.one else _is_many
    reach = token.sentence - (PERSON_REACH_SENTENCES if human else PRONOUN_REACH_SENTENCES)
    near = [one for one in past if text.tokens[one.head].sentence >= reach and fits(text, one)]
    subject_of = _verbs(text, token)
    near = [one for one in near if text.tokens[one.head].head not in subject_of]
    near = [one for one in near if not human or text.is_woman.get(one.name, woman) == woman]
    best = max(near, key=lambda one: _salience(text, token, one), default=None)
    if best is None:
        return None
    if human:
        text.is_woman[best.name] = woman
    return _again(token.i, token.i + 1, token.i, best, SCORE_PRONOUN)


def _does(text: Text, token: Token) -> bool:
    """True of an "it" that does what parties do, or that a party says of itself; most others are things."""
    if token.dep not in DOERS:
        return False
    words, verb = text.lexicon.words, text.tokens[token.head]
    told = verb.dep == "ccomp" and text.tokens[verb.head].lemma in words.bodies.speak
    return told or verb.lemma in words.governments.verbs or verb.lemma in words.bodies.speak


def _is_person(text: Text, found: Found) -> bool:
    """True of what "he" may stand for: a person, or somebody described in the singular."""
    if found.actor is None or found.actor.kind == PERSON or _is_human(text, found):
        return found.actor is not None
    heads = text.lexicon.heads.get(text.fold(found.head))
    alone = text.tokens[found.head].tag == "NN" and not _is_group(text, found)
    return not found.actor.id and alone and heads is not None and heads.sort in HUMAN


def _is_human(text: Text, found: Found) -> bool:
    """True of a "he" or "she"."""
    words, head = text.lexicon.words.pronouns, text.tokens[found.head].lower
    return head in words.he or head in words.she


def _is_group(text: Text, found: Found) -> bool:
    """True of a noun in the singular for many: "group", "militia"."""
    return text.fold(found.head) in text.lexicon.anaphora


def _is_many(text: Text, found: Found) -> bool:
    """True of what "they" may stand for: no person, no country, nobody in the singular."""
    if found.reason == "government" or _is_human(text, found) or (found.actor and found.actor.kind == PERSON):
        return False
    plain = found.actor is not None and not found.actor.id
    return not plain or text.tokens[found.head].tag != "NN" or _is_group(text, found)


def _verbs(text: Text, token: Token) -> set[int]:
    """The verbs of whose subject an object is not told: "the army denied it", "ISIS attacked, expelling them"."""
    found: set[int] = set()
    if token.dep not in ("dobj", "dative"):
        return found
    verb = text.tokens[token.head]
    while verb.i not in found:
        found.add(verb.i)
        if verb.dep in SHARING and not text.sentences.children(verb, "nsubj", "nsubjpass"):
            verb = text.tokens[verb.head]
    return found


def _is_one(text: Text, found: Found) -> bool:
    """True of what "it" may stand for: a body that is known by name, or one described in the singular."""
    if _is_body(text, found):
        return True
    heads = text.lexicon.heads.get(text.fold(found.head))
    alone = text.tokens[found.head].tag in ("NN", "NNP")
    return heads is not None and heads.sort in BODIES and alone and found.reason == "description"


def _is_body(_: Text, found: Found) -> bool:
    """True of a party that is one and known by name, not of a person, nor of people described."""
    person = found.actor is not None and found.actor.kind == PERSON
    return not person and (found.actor is None or bool(found.actor.id))


def _salience(text: Text, token: Token, found: Found) -> tuple[int, int, int, int]:
    """How near to mind a party is: subjects before others; then the nearest sentence, and in it the first."""
    head = text.tokens[found.head]
    same, subject = head.sentence == token.sentence, head.dep in SUBJECTS
    return subject + same, int(subject), head.sentence, head.i if same else -head.i


def _noun(text: Text, token: Token, past: list[Found]) -> Found | None:
    """What "the group" stands for: the last party of a kind that the noun allows, named in the sentences before."""
    kinds = text.lexicon.anaphora[text.fold(token.i)]
    if token.pos not in ("NOUN", "PROPN") or not _definite(text, token):
        return None
    if owner := _bearing(text, token, past) or _same_noun(text, token, past):
        return _again(token.i, token.i + 1, token.i, owner, SCORE_SHORT)
    known = _last_of(text, token, past, kinds)
    return _again(token.i, token.i + 1, token.i, known, SCORE_NOUN) if known else None


def _definite(text: Text, token: Token) -> bool:
    """True of a noun with "the" or "this" and no other word before it, and nothing after that tells which."""
    left = [child for child in text.sentences.children(token) if child.i < token.i]
    right = [child for child in text.sentences.children(token, "prep", "relcl", "acl") if child.i == token.i + 1]
    determiners = text.lexicon.words.anaphora.determiners
    return len(left) == 1 and left[0].lower in determiners and left[0].dep != "poss" and not right


def _bearing(text: Text, token: Token, past: list[Found]) -> Found | None:
    """The last party with the noun in its name: "the Observatory", "the council"."""
    word = fold_word(token.lower)
    if token.lower not in text.lexicon.words.bodies.last:
        return None
    named = (one for one in reversed(past) if _is_body(text, one))
    return next((one for one in named if word in {fold_word(part) for part in one.name.split()}), None)


def _same_noun(text: Text, token: Token, past: list[Found]) -> Found | None:
    """The last longer description with the same noun in the same number: "the fighters" after "HTS fighters"."""
    word, reach = text.fold(token.i), text.lexicon.words.anaphora.reach_sentences
    for one in reversed(past):
        if token.sentence - text.tokens[one.head].sentence > reach:
            return None
        alike = text.fold(one.head) == word and text.tokens[one.head].tag == token.tag
        if one.first < one.head and alike and one.reason == "description":
            return one
    return None


def _last_of(text: Text, token: Token, past: list[Found], kinds: frozenset[str]) -> Found | None:
    reach = text.lexicon.words.anaphora.reach_sentences
    for one in reversed(past):
        if token.sentence - text.tokens[one.head].sentence > reach:
            return None
        kind = one.actor.kind if one.actor else "group"
        if kind in kinds and (_is_body(text, one) or kind == PERSON):
            return one
    return None


def _take_up_description(text: Text, token: Token, found: Found, past: list[Found]) -> None:
    """ "The militants" becomes the group that was named before, where one that they may be was."""
    kinds = text.lexicon.anaphora.get(text.fold(token.i))
    unnamed = found.actor is not None and not found.actor.id and found.first == found.head
    if not unnamed:
        return
    definite = _definite(text, token)
    known = _bearing(text, token, past) if token.text[0].isupper() or definite else None
    if known is None and definite:
        known = _same_noun(text, token, past)
    if known is None and kinds and definite:
        known = _last_of(text, token, past, kinds)
    if known is not None:
        found.actor, found.name, found.body = known.actor, known.name, known.body
        found.reason, found.score = "taken up", SCORE_NOUN


def _take_up_person(text: Text, found: Found, past: list[Found]) -> None:
    """A short form of a person's name becomes the name in full, and what the person spoke for."""
    if found.body and not found.body.id:
        found.body = _known_body(text, found.body, past) or found.body
    short = _folded(found.name)
    for one in past:
        full = _folded(one.name)
        if one.reason == PERSON and len(full) > len(short) and short in (full[-len(short) :], full[: len(short)]):
            found.name, found.actor, found.body = one.name, one.actor, found.body or one.body
            return


def _folded(name: str) -> list[str]:
    return [fold_word(part) for part in name.split()]


def _known_body(text: Text, body: Actor, past: list[Found]) -> Actor | None:
    """The party with the words of a body's name in its own: "Observatory head"."""
    words = {fold_word(part) for part in body.name.split()}
    named = (one for one in reversed(past) if one.actor and _is_body(text, one))
    return next((one.actor for one in named if words <= {fold_word(part) for part in one.name.split()}), None)


def _again(first: int, last: int, head: int, known: Found, score: float) -> Found:
    return Found(first, last, head, known.name, known.actor, "taken up", score, known.body)


def _expand_short_forms(text: Text) -> None:
    """Gives "FBF" the party before the brackets in which it first stands, wherever the text has it."""
    ends = {found.last: found for found in text.found if found.reason in ("name", "body", "description")}
    short: dict[str, Found] = {}
    for found in list(text.found):
        before = ends.get(found.first - 1)
        if before and text.tokens[found.first - 1].text == "(" and found.actor is None and before is not found:
            short[text.quote(found.first, found.last)] = before
    for token in text.tokens:
        if token.text == "(" and token.i + 2 < len(text.tokens) and text.tokens[token.i + 2].text == ")":
            inner = text.tokens[token.i + 1]
            if token.i in ends and inner.i not in text.taken and SHORT_FORM.match(inner.text):
                short[inner.text] = ends[token.i]
    if short:
        _apply(text, short)


def _apply(text: Text, short: dict[str, Found]) -> None:
    for found in text.found:
        meant = short.get(text.quote(found.first, found.last))
        if meant and found.actor is None:
            found.name, found.actor, found.reason, found.score = meant.name, meant.actor, meant.reason, SCORE_SHORT
    for token in text.tokens:
        meant = short.get(token.text)
        if meant and token.i not in text.taken:
            text.add(Found(token.i, token.i + 1, token.i, meant.name, meant.actor, meant.reason, SCORE_SHORT))
