"""What stands where in a clause: the subject, the object and the agent of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.arms import Arms
from geostrike.reading.deeds.sentence import AND, STOPS
from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from geostrike.reading.deeds.sentence import Window
    from geostrike.reading.deeds.tokens import Tokens

__all__ = ["Clause"]

_RELATIVES = frozenset({"that", "which", "who"})
_HELPERS = Word.BE | Word.HAVE | Word.MODAL | Word.REPORTS
_BY_HAND = Word.GUN | Word.WEAPON | Word.AIRCRAFT
# Participles to which "by" belongs, and no deed: "sites used by militias".
_OWNED = frozenset({"used", "run", "held", "led"})
_ARTICLES = frozenset({"the", "a", "heavy", "same", "early", "late"})
# Words that a subject, an object or an agent may be away from its verb, and words of an agent.
_SUBJECT_WITHIN, _OBJECT_WITHIN, _AGENT_WITHIN, _AGENT_OF = 28, 12, 16, 10
# Words of a clause behind "that", and between two commas.
_RELATIVE_WITHIN, _ASIDE_WITHIN = 8, 9


# What an aside stands between.
_ASIDES = frozenset((",", "-", "–", "—"))


class Clause(Arms):
    """A sentence that knows what stands around its verbs."""

    def __init__(self, tokens: Tokens, *, armed: bool) -> None:
        super().__init__(tokens, armed=armed)
        self._subjects: dict[int, Window] = {}

    def subject(self, i: int) -> Window:
        """Return the words before the verb `i` among which its subject is; an empty window where there is none."""
        known = self._subjects.get(i)
        if known is None:
            known = self._subjects[i] = self._find_subject(i)
        return known

    def _find_subject(self, i: int) -> Window:
        last = self._behind_subject(i)
        j = last - 1
        # A verb behind "and", or a gerund behind "by", has the subject of the verb before it; where none is known, of
        # the sentence.
        gerund = j >= 0 and self.forms[i] & Form.ING and self.kinds[j] & Word.PREPOSITIONS
        loose = j >= 0 and (self.words[j] in AND or bool(gerund))
        if loose:
            verb = next((k for k in range(j - 1, -1, -1) if self.is_verb(k) and not self.reduced(k)), None)
            if verb is not None and not self.stopped(verb, j):
                return self.subject(verb)
        aside = j >= 0 and self.words[j] in _ASIDES
        if aside and (opens := self._aside_opens(j)) > 0:
            j = opens - 1
        return self._phrase(i, j, last, loose=loose, aside=aside)

    def _phrase(self, i: int, j: int, last: int, *, loose: bool, aside: bool) -> Window:
        """Return the words before `last` that belong to the phrase that ends at `j`.

        Parameters
        ----------
        loose : whether one finite verb, and commas, may stand between the phrase and its verb `i`.
        aside : whether an aside does.
        """
        passed = not loose
        joined = -1
        floor = max(0, i - _SUBJECT_WITHIN)
        while j >= floor:
            word, kind = self.words[j], self.kinds[j]
            inside = j < last - 1
            if self._ends_phrase(j, inside=inside, loose=loose):
                break
            if word in AND and inside:
                joined = j
            elif (kind & _HELPERS and word != "to") or (self.forms[j] and self.is_verb(j) and not self.reduced(j)):
                relative = self._relative_of(j)
                if relative >= 0:
                    j = relative
                elif not passed:
                    passed = True
                elif not (aside and self.word(j + 1) == "," and kind & _HELPERS):
                    return (joined if joined >= 0 else j) + 1, last
            j -= 1
        return j + 1, last

    def _ends_phrase(self, j: int, *, inside: bool, loose: bool) -> bool:
        """Whether a phrase, read from its end, opens behind the word at `j`."""
        word, kind = self.words[j], self.kinds[j]
        if word in STOPS or (kind & Word.BREAKS and not self._likened(j)):
            return True
        if word in _RELATIVES:
            return inside and not self._antecedent(j)
        if not inside or loose:
            return False
        if word == ",":
            return self._new_phrase(j) and not self._adjective(j - 1)
        return word in AND and self.word(j - 1) == "," and self._new_phrase(j, behind=j - 1)

    def _aside_opens(self, j: int) -> int:
        """Return the comma that opens an aside which the one at `j` closes: ", coming from the sea,"; 0 for none."""
        found = 0
        if self.words[j] != ",":
            return next((k for k in range(j - 1, max(0, j - _SUBJECT_WITHIN), -1) if self.words[k] == self.words[j]), 0)
        for k in range(j - 1, max(0, j - _SUBJECT_WITHIN), -1):
            if self.words[k] in STOPS:
                break
            if self.words[k] == ",":
                after = k + 1
                participle = self.words[after].endswith(("ing", "ed")) or self.forms[after] & Form.PAST
                of_arms = self.kinds[k - 1] & Word.ARMS and not any(map(self.is_verb, range(after, j)))
                if participle or of_arms or self.kinds[after] & (Word.PREPOSITIONS | Word.RELATIVES):
                    found = k
        return found

    def _likened(self, j: int) -> bool:
        """Whether "as" only likens: "a boat dressed up as a skiff"."""
        before = self.word(j - 1)
        return self.words[j] == "as" and self.word(j + 1) in ("a", "an") and (before == "up" or before.endswith("ed"))

    def _adjective(self, j: int) -> bool:
        """Whether an adjective like "US-backed" ends at `j`, behind which a comma parts it from another."""
        return "-" in self.word(j) and self.word(j).endswith("ed")

    def _new_phrase(self, j: int, behind: int | None = None) -> bool:
        """Whether the comma or "and" at `j` opens a phrase of its own, rather than going on with a list or an aside."""
        comma = j if behind is None else behind
        one_word = behind is None and self.word(j + 2) == ","
        return self._phrase_opens(j + 1) and not self._lists(comma) and not one_word

    def _behind_subject(self, i: int) -> int:
        """Where the subject of the verb `i` ends: "Israel is said to have struck" has "Israel"."""
        first = self.group(i).first
        if (
            self.word(first) == "to"
            and self.kind(first - 1) & (Word.REPORTS | Word.ADVERBS)
            and self.kind(first - 2) & Word.BE
        ):
            return first - 2
        return first

    def _antecedent(self, j: int) -> bool:
        """Whether the "that", "which" or "who" at `j` stands for the noun before it, and opens no speech."""
        before = j - 1 if self.word(j - 1) != "," else j - 2
        if self.kind(before) & (Word.REPORTS | Word.DAYS | Word.TIME):
            return False
        return self.noun_like(before) and not self.kind(before) & Word.SAYINGS

    def _relative_of(self, j: int) -> int:
        """Return the ordinal of the "that" or "who" whose clause holds the verb at `j`; -1 where there is none."""
        for k in range(j - 1, max(-1, j - _RELATIVE_WITHIN), -1):
            if self.words[k] in STOPS or self.words[k] == ",":
                return -1
            if self.words[k] in _RELATIVES:
                return k if self._antecedent(k) else -1
        return -1

    def _phrase_opens(self, i: int) -> bool:
        """Whether a noun phrase of its own begins at `i`, behind a comma."""
        kind = self.kind(i)
        return bool(kind & (Word.DETERMINERS | Word.PRONOUNS | Word.HANDS | Word.ARMS)) or (
            i < self.last and (self.capital[i] or not (kind & Word.FUNCTION or self.forms[i] or self.words[i] in AND))
        )

    def _lists(self, i: int) -> bool:
        """Whether the comma at `i` parts the names of arms or hands: "drones, missiles and rockets"."""
        listed = Word.ARMS | Word.HANDS | Word.SHIP
        return bool(self.kind(i - 1) & listed) and bool(self.kind(i + 1) & listed)

    def object(self, last: int) -> Window:
        """Return the words of the object behind a verb that ends at `last`; what only says when is passed over."""
        last = self._behind_time(last)
        j = last
        while j < min(last + _OBJECT_WITHIN, self.last):
            word, kind = self.words[j], self.kinds[j]
            if not self.amount(j):
                if word in STOPS or kind & (Word.BREAKS | Word.RELATIVES | Word.BE | Word.HAVE | Word.MODAL):
                    break
                if kind & Word.PREPOSITIONS and word != "of":
                    break
                if word == "," and not (self.kind(j - 1) & Word.ARMS and self.kind(j + 1) & Word.ARMS):
                    break
                if word in AND and self.forms[min(j + 1, self.last - 1)] & Form.PAST and self.is_verb(j + 1):
                    break
            j += 1
        return last, j

    def _behind_time(self, i: int) -> int:
        """Where words go on behind those that say when or with what: "bombed at dawn today a depot"."""
        while i < self.last:
            word, kind = self.words[i], self.kinds[i]
            if kind & (Word.TIME | Word.DAYS):
                i += 1
            elif word == ",":
                end = next((j for j in range(i + 1, min(i + _ASIDE_WITHIN, self.last)) if self.words[j] == ","), -1)
                if end < 0 or not self.kind(i + 1) & (Word.PREPOSITIONS | Word.TIME | Word.DAYS):
                    return i
                i = end + 1
            elif kind & Word.PREPOSITIONS:
                j = i + 1
                while self.word(j) in _ARTICLES or self.word(j)[:1].isdigit():
                    j += 1
                means = word in ("with", "using", "by") and (self.kind(j) & _BY_HAND or self.word(j) == "air")
                if not (means or self.kind(j) & (Word.TIME | Word.DAYS)):
                    return i
                i = j + 1
            else:
                return i
        return i

    def agent(self, last: int, *leads: str) -> Window | None:
        """Return the words behind "by", or another of `leads`, in the clause that goes on at `last`."""
        for j in range(last, min(last + _AGENT_WITHIN, self.last)):
            word, kind = self.words[j], self.kinds[j]
            if word in leads and not (word in ("by", "with") and j > last and self._of_another(j - 1)):
                k = self._agent_ends(j + 1)
                if k > j + 1 and not self.kind(j + 1) & (Word.DAYS | Word.RELATIVES):
                    return j + 1, k
            elif word in STOPS or (kind & Word.BREAKS and not kind & Word.PREPOSITIONS):
                return None
        return None

    def _agent_ends(self, i: int) -> int:
        """Where the words that begin at `i` behind "by" end."""
        k = i
        while k < min(i + _AGENT_OF, self.last):
            word, kind = self.words[k], self.kinds[k]
            if self.amount(k):
                k += 1
                continue
            if (
                word in STOPS
                or kind & (Word.BREAKS | Word.SIDES)
                or (word == "," and not self._arms_listed(k) and not self._adjective(k - 1))
            ):
                break
            if kind & Word.PREPOSITIONS and word not in ("of", "from"):
                break
            k += 1
        return k

    def _arms_listed(self, i: int) -> bool:
        """Whether the comma at `i` parts arms that did it together: "by gunfire, rockets and drones"."""
        behind = range(i + 1, min(i + 4, self.last))
        return any(self.kinds[j] & Word.ARMS for j in behind) and not any(
            self.forms[j] and self.is_verb(j) for j in behind
        )

    def _of_another(self, i: int) -> bool:
        """Whether the participle at `i` takes "by" for itself: "sites used by militias"."""
        word = self.words[i]
        if word in _OWNED:
            return True
        if self.word(i - 1) in AND:
            return False
        return word.endswith("ed") and not self.kinds[i] & (Word.VERBS & ~Word.KILL)
