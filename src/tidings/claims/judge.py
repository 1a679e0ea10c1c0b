"""Which proposed acts are claims, and of which kind: the one place where that is decided.

A judge is a function from a proposal's features to a probability (`weigh.probability` with the table
data/judge/claim.csv). Features say what a careful reader looks at: the word, its place in the syntax, who does it to
whom, what stands near it, and what the report around it is about.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from tidings.claims.material import Material
from tidings.claims.relation import POSITIONS, bucket
from tidings.claims.weigh import probability
from tidings.lexicon.acts import ActsLexicon
from tidings.record import Actor, Figure, Mention, Option, Place, Voice, When
from tidings.roles import is_passive, is_verbal, objects, subjects
from tidings.syntax import Sentences, Token

#: A proposal becomes a claim from this probability on: the value with the best record F1 out of fold.
THRESHOLD = 0.4
#: A noun act that counts its own dead is a claim from this probability on, where its sentence tells no other.
COUNTING = 0.25
#: The measures of people harmed.
HARM = ("killed", "injured", "killed_or_injured")
SUBJECT = ("nsubj", "nsubjpass")
SETTLED = ("city", "town", "village")
LENGTHS_TOKENS = (6, 12, 20, 30, 45)
AGES_DAYS = (-1, 1, 7, 31, 366)
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})


class Proposal(NamedTuple):
    """One act read as one kind, with the features that speak for and against it; `number` is the act's place."""

    act: Mention
    number: int
    option: Option
    features: tuple[str, ...]


class Verdict(NamedTuple):
    """A proposal that is a claim, with its probability; `by_words` where its words alone decide."""

    by_words: bool
    chance: float
    proposal: Proposal


def judged(material: Material) -> list[Verdict]:
    """The proposals that are claims, at most one for each act.

    A kind that no label teaches is decided by its words; they name it so exactly that it goes before the others.
    """
    best: dict[int, Verdict] = {}
    for proposal in proposals(material):
        option = proposal.option
        by_words = option.id in material.acts_lexicon.unjudged
        chance = option.score if by_words else probability(material.judges.claim, option.id, proposal.features)
        chance = max(chance, THRESHOLD) if _is_plain(material, proposal) else chance
        known = best.get(proposal.number)
        if known is None or (by_words, chance) > known[:2]:
            best[proposal.number] = Verdict(by_words, chance, proposal)
    sure = {number for number, one in best.items() if one.chance >= THRESHOLD}
    counting = _counting(material, best, sure)
    return [one for number, one in best.items() if number in sure or number in counting]


def _counting(material: Material, best: dict[int, Verdict], sure: set[int]) -> set[int]:
    """The acts that count their dead in a sentence of the body that tells no claim: "The strike killed nine people".

    An act named with "the" is often one told before, so that the table doubts it; its own figures make it news.
    """
    told = {number: material.sentences.token_at(one.proposal.act.head) for number, one in best.items()}
    done = {token.sentence for number, token in told.items() if token is not None and number in sure}
    counted = {mention.head for mention in material.figures if mention.name in HARM}
    found: dict[int, tuple[float, int]] = {}
    for number, token in told.items():
        if token is None or token.sentence in done or material.sentences.sentences[token.sentence].title:
            continue
        chance, asserted = best[number].chance, material.voices[number].modality == "asserted"
        if chance >= COUNTING and asserted and _counts(material.sentences, token, counted):
            found[token.sentence] = max(found.get(token.sentence, (0.0, 0)), (chance, -number))
    return {-number for _, number in found.values()}


def _counts(sentences: Sentences, act: Token, counted: set[int]) -> bool:
    """True of a noun that is a subject and counts, or whose verb does: "the toll rose to 9", "the strike killed 9"."""
    head = sentences.head(act)
    if is_verbal(act) or act.dep not in SUBJECT or head is None:
        return False
    return act.start in counted or head.start in counted


def _is_plain(material: Material, proposal: Proposal) -> bool:
    """True of a known party that has, takes or surrounds a settlement: nothing else can be meant by the words."""
    sentences, head = material.sentences, material.sentences.token_at(proposal.act.head)
    if head is None or not is_verbal(head) or proposal.option.id not in material.acts_lexicon.of_ground:
        return False
    towns = {one.head for one in material.places if isinstance(one.value, Place) and one.value.kind in SETTLED}
    parties = {one.head for one in material.actors if isinstance(one.value, Actor) and one.value.id and one.value.side}
    taken = any(one.start in towns for one in objects(sentences, head))
    return taken and any(one.start in parties for one in subjects(sentences, head))


def proposals(material: Material) -> list[Proposal]:
    """Every reading of every act, with its features."""
    sentences, lexicon = material.sentences, material.acts_lexicon
    context = _Context(sentences, material.acts, lexicon)
    finds = _Finds(material)
    found = []
    for number, (act, voice) in enumerate(zip(material.acts, material.voices, strict=True)):
        token = sentences.token_at(act.head)
        if token is None:
            continue
        shared = [*_word_features(sentences, token), *_role_features(sentences, token, lexicon)]
        shared += [*context.around(token), *finds.around(token), *_voice_features(voice)]
        for rank, option in enumerate(act.options):
            own = [f"pattern={option.reason}", f"rank={rank}", *context.of_kind(act, option, token)]
            found.append(Proposal(act, number, option, tuple(shared + own)))
    return found


def _word_features(sentences: Sentences, token: Token) -> Iterable[str]:
    """The word itself, its form, and the words that hang on it or that it hangs on."""
    head = sentences.head(token)
    yield f"word={token.lemma}"
    yield f"form={token.lower}"
    yield f"tag={token.tag}"
    yield f"dep={token.dep}"
    yield f"word={token.lemma}&dep={token.dep}"
    yield f"head={head.lemma if head else 'none'}"
    yield f"headdep={head.dep if head else 'none'}"
    if head is not None:
        yield f"dep={token.dep}&head={head.lemma}"
    for child in sentences.children(token):
        if child.dep in ("prep", "agent", "prt", "mark", "neg", "aux", "det", "amod", "compound", "advmod", "predet"):
            yield f"{child.dep}={child.lemma}"
        else:
            yield f"child={child.dep}"
    for step in (-2, -1, 1, 2):
        i = token.i + step
        if 0 <= i < len(sentences.tokens) and sentences.tokens[i].sentence == token.sentence:
            yield f"at{step}={sentences.tokens[i].lemma}"


def _role_features(sentences: Sentences, token: Token, lexicon: ActsLexicon) -> Iterable[str]:
    """Who does it and to whom, as classes of words."""
    yield f"verb={is_verbal(token)}"
    if is_verbal(token):
        yield f"passive={is_passive(sentences, token)}"
    for slot, heads in (("subject", subjects(sentences, token)), ("object", objects(sentences, token))):
        if not heads:
            yield f"{slot}=none"
        for head in heads[:3]:
            yield f"{slot}={head.lemma}"
            yield f"{slot}entity={head.entity or head.pos}"
            for label in lexicon.classes_of.get(head.lemma, ()):
                yield f"{slot}:{label}"


def _voice_features(voice: Voice) -> Iterable[str]:
    """How surely it is told, and by what sort of source."""
    yield f"modality={voice.modality}"
    yield f"told={voice.sources[0].kind if voice.sources else 'outlet'}"


class _Finds:
    """What the other stages have found at a proposal and around it."""

    def __init__(self, material: Material) -> None:
        self.sentences, self.day = material.sentences, material.day
        self.actors = {mention.head: mention for mention in material.actors}
        self.places = {m.head: m.value.kind for m in material.places if isinstance(m.value, Place)}
        self.counted: dict[int, list[Figure]] = {}
        for mention in material.figures:
            if isinstance(mention.value, Figure):
                self.counted.setdefault(mention.head, []).append(mention.value)
        self.in_sentence: dict[int, list[str]] = {}
        for mention in (*material.places, *material.times, *material.figures):
            token = material.sentences.token_at(mention.head)
            if token is not None:
                self.in_sentence.setdefault(token.sentence, []).append(self._seen(mention))

    def _seen(self, mention: Mention) -> str:
        """A mention in a word: a place by its kind, a time by its age and width, a figure by its measure."""
        value = mention.value
        if isinstance(value, Figure):
            return f"figure={value.measure}"
        if isinstance(value, Place):
            return f"place={value.kind}"
        if isinstance(value, When) and value.latest is not None and self.day is not None:
            wide = value.earliest is None or (value.latest - value.earliest).days > 31
            return f"time={bucket((self.day - value.latest).days, AGES_DAYS)}&wide={wide}"
        return f"{mention.kind}=open"

    def around(self, token: Token) -> Iterable[str]:
        """Figures counted by the word itself, parties in its roles, and what its sentence holds."""
        for figure in self.counted.get(token.start, ()):
            yield f"counts={figure.measure}"
            yield f"countswho={figure.who}"
        for role, heads in (("agent", subjects(self.sentences, token)), ("target", objects(self.sentences, token))):
            for head in heads[:3]:
                if kind := self.places.get(head.start):
                    yield f"{role}place={kind}"
                if mention := self.actors.get(head.start):
                    yield f"{role}kind={mention.value.kind if isinstance(mention.value, Actor) else 'unknown'}"
        yield from set(self.in_sentence.get(token.sentence, ("bare",)))


class _Context:
    """What the sentence and the report around a proposal hold."""

    def __init__(self, sentences: Sentences, acts: tuple[Mention, ...], lexicon: ActsLexicon) -> None:
        self.sentences, self.lexicon = sentences, lexicon
        self.kinds = Counter(act.options[0].id for act in acts if act.options)
        self.acts_in: dict[int, list[Mention]] = {}
        self.words_before: Counter[str] = Counter()
        for act in acts:
            if token := sentences.token_at(act.head):
                self.acts_in.setdefault(token.sentence, []).append(act)
        self._bags: dict[int, list[str]] = {}

    def around(self, token: Token) -> list[str]:
        """Features of the sentence and of its place in the report."""
        if token.sentence not in self._bags:
            self._bags[token.sentence] = list(self._sentence(token.sentence))
        clause = list(self._clause(token))
        seen = self.words_before[token.lemma]
        self.words_before[token.lemma] += 1
        return self._bags[token.sentence] + clause + [f"seen={min(seen, 3)}"]

    def _sentence(self, index: int) -> Iterable[str]:
        sentence = self.sentences.sentences[index]
        tokens = self.sentences.tokens_of(sentence)
        yield f"position={bucket(index, POSITIONS)}"
        yield f"length={bucket(len(tokens), LENGTHS_TOKENS)}"
        yield f"title={sentence.title}"
        yield f"acts={bucket(len(self.acts_in.get(index, ())), (1, 2, 3, 5, 8))}"
        for lemma in {token.lemma for token in tokens if token.pos in CONTENT}:
            yield f"near={lemma}"
        labels = {label for token in tokens for label in self.lexicon.classes_of.get(token.lemma, ())}
        for label in labels:
            yield f"near:{label}"
        for label in {token.entity for token in tokens if token.entity}:
            yield f"entity={label}"

    def _clause(self, token: Token) -> Iterable[str]:
        verb = token if is_verbal(token) else next((a for a in self.sentences.ancestors(token) if is_verbal(a)), token)
        yield f"clause={verb.lemma}"
        yield f"clausedep={verb.dep}"
        yield f"clausetag={verb.tag}"
        for child in self.sentences.children(verb, "aux", "neg", "mark", "advmod"):
            yield f"clause{child.dep}={child.lemma}"
        if self.sentences.quoted(token.start):
            yield "quoted"
        for above in self.sentences.ancestors(verb):
            if above.dep in ("ccomp", "ROOT") and is_verbal(above):
                yield f"above={above.lemma}"
                break
        for label in {one.entity for one in self.sentences.subtree(verb) if one.entity}:
            yield f"clauseentity={label}"

    def of_kind(self, act: Mention, option: Option, token: Token) -> list[str]:
        """Features that compare the kind with the other proposals of the sentence and the report."""
        here = [other for other in self.acts_in[token.sentence] if other is not act]
        before = sum(other.head < act.head and any(o.id == option.id for o in other.options) for other in here)
        after = sum(other.head > act.head and any(o.id == option.id for o in other.options) for other in here)
        share = self.kinds[option.id] / max(1, sum(self.kinds.values()))
        others = {other.options[0].id for other in here}
        return [
            f"mode={option.name}",
            f"prior={round(option.score, 1)}",
            f"samebefore={min(before, 2)}",
            f"sameafter={min(after, 2)}",
            f"share={bucket(int(100 * share), (3, 8, 15, 25, 40))}",
            f"readings={len(act.options)}",
            *(f"beside={kind}" for kind in others),
        ]
