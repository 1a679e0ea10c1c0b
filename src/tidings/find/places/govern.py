"""Whether a country or a capital stands for its government."""

from tidings.find.places.scan import Name, Scan


class Governing:
    """Tells governments from places in one report."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.sentences = scan.sentences
        self.listed = scan.words.listed.government

    def governs(self, name: Name) -> bool:
        """True if the name is a country or capital that acts, speaks, or is spoken to, as its government."""
        if name.key not in self.scan.words.seats and not self._is_country(name):
            return False
        token = self.scan.tokens[name.last - 1]
        if self._in_company(name):
            return True
        while token.dep == "conj":
            token = self.scan.tokens[token.head]
        head = self.sentences.head(token)
        if head is None:
            return False
        if token.dep == "nsubj":
            return head.lemma.lower() in self.listed.verbs and head.pos in ("VERB", "AUX")
        if token.dep in ("dobj", "obj"):
            return head.lemma.lower() in self.listed.objects and head.pos == "VERB"
        if token.dep == "pobj" and head.lower in self.listed.by:
            over = self.sentences.head(head)
            acting = self.listed.objects | self.listed.verbs
            return over is not None and (head.dep == "agent" or over.lemma.lower() in acting)
        return False

    def _is_country(self, name: Name) -> bool:
        return bool(name.rows) and self.scan.gazetteer.kinds[name.rows[0][0]] == 0

    def _in_company(self, name: Name) -> bool:
        """Moscow and its allies."""
        following = [token.lower for token in self.scan.tokens[name.last : name.last + 4]]
        return following[:2] == ["and", "its"] and bool(self.listed.company & set(following[2:]))
