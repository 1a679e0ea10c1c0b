"""Who does what to whom around a word, read from the dependency tree.

Part of the foundation, beside `syntax`: acts, figures and claims all ask these questions of the same tree. Every
function gives head tokens of noun phrases, coordinated ones included, in the order of the text.
"""

from tidings.syntax import Sentences, Token

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "dative", "attr", "oprd")
CLAUSES_SHARING_SUBJECT = ("conj", "xcomp", "advcl", "pcomp", "acl", "ccomp")
VERBAL = ("VERB", "AUX")


def is_verbal(token: Token) -> bool:
    """True of verbs and of participles that the parser takes for adjectives."""
    return token.pos in VERBAL or token.tag.startswith("VB")


def is_passive(sentences: Sentences, token: Token) -> bool:
    """True of a passive verb and of a past participle that hangs on a noun ("the town captured by rebels")."""
    deps = {child.dep for child in sentences.children(token)}
    if deps & {"nsubjpass", "auxpass", "agent"}:
        return True
    return token.tag == "VBN" and token.dep in ("acl", "amod") and "dobj" not in deps


def subjects(sentences: Sentences, token: Token) -> list[Token]:
    """Heads of the phrases that name the doer: subject, "by" phrase, possessor of a noun of action."""
    return _doers_of_verb(sentences, token) if is_verbal(token) else _doers_of_noun(sentences, token)


def objects(sentences: Sentences, token: Token) -> list[Token]:
    """Heads of the phrases that name what it is done to: object, passive subject, "of" phrase of a noun of action."""
    if not is_verbal(token):
        return _spread(sentences, prepositional(sentences, token, "of", "against", "on"))
    if is_passive(sentences, token):
        return _spread(sentences, _passive_subject(sentences, token))
    found = sentences.children(token, *OBJECTS)
    if not found and token.dep == "conj" and (head := sentences.head(token)) and head.i > token.i:
        found = sentences.children(head, *OBJECTS)
    return _spread(sentences, [_antecedent(sentences, one) for one in found])


def prepositional(sentences: Sentences, token: Token, *words: str) -> list[Token]:
    """Heads of the phrases that hang on the token by one of the prepositions, any preposition where none is given."""
    found = []
    for child in sentences.children(token, "prep", "agent", "prt", "dative"):
        if not words or child.lower in words:
            found += sentences.children(child, "pobj", "pcomp")
            for nested in sentences.children(child, "prep"):
                found += sentences.children(nested, "pobj")
    return found


def _spread(sentences: Sentences, heads: list[Token]) -> list[Token]:
    return [one for head in heads for one in sentences.conjuncts(head)]


def _doers_of_verb(sentences: Sentences, token: Token) -> list[Token]:
    if is_passive(sentences, token):
        agents = [pobj for by in sentences.children(token, "agent") for pobj in sentences.children(by, "pobj")]
        return _spread(sentences, agents)
    here: Token | None = token
    for _ in range(4):  # chains of shared subjects longer than this are parser errors more often than sentences
        if here is None:
            return []
        if found := sentences.children(here, *SUBJECTS):
            return _spread(sentences, [_antecedent(sentences, one) for one in found])
        if here.dep in ("relcl", "acl") and (noun := sentences.head(here)):
            return [noun] if here.tag in ("VBG", "VBD", "VBZ", "VBP") and noun.pos in ("NOUN", "PROPN") else []
        if here.dep not in CLAUSES_SHARING_SUBJECT:
            return []
        here = sentences.head(here)
        if here is not None and is_passive(sentences, here):
            return _spread(sentences, _passive_subject(sentences, here))
    return []


def _passive_subject(sentences: Sentences, token: Token) -> list[Token]:
    here: Token | None = token
    for _ in range(3):
        if here is None:
            break
        if found := sentences.children(here, *PASSIVE_SUBJECTS):
            return [_antecedent(sentences, one) for one in found]
        if here.dep in ("acl", "relcl", "amod") and (noun := sentences.head(here)):
            return [noun]
        here = sentences.head(here) if here.dep in ("conj", "xcomp") else None
    return []


def _antecedent(sentences: Sentences, token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.tag in ("WDT", "WP") and (verb := sentences.head(token)) and verb.dep == "relcl":
        return sentences.head(verb) or token
    return token


def _doers_of_noun(sentences: Sentences, token: Token) -> list[Token]:
    by = prepositional(sentences, token, "by", "between", "from")
    owners = sentences.children(token, "poss")
    before = sentences.children(token, "amod", "compound", "nmod")
    adjectives = [one for one in before if one.entity in ("NORP", "ORG", "GPE")]
    if found := _spread(sentences, owners + by + adjectives):
        return found
    verb = sentences.head(token)
    if verb is not None and token.dep == "dobj" and is_verbal(verb):  # "carried out a raid", "launched an offensive"
        return _doers_of_verb(sentences, verb)
    return []
