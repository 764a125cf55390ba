"""The search for the candidates of all words of a document at once: narrow first, and wider where nothing is found.

A word of the list is searched for close by, a word of no list further, through compounds and other letters than umlauts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from normalizers.lexicon.word_list import COMPOUND_AT_MOST, Lexicon
from normalizers.lexicon.word_table import LONGEST, Codes, Numbers, Truths, Weights
from normalizers.ocr_repair.candidates import (
    LISTED,
    NEW_WORDS,
    Candidate,
    CandidateKind,
    Candidates,
    SearchedWord,
    WordOdds,
    most_common,
)
from normalizers.ocr_repair.confusions import ANY, CONFUSIONS
from normalizers.ocr_repair.error_profile import ErrorProfile
from normalizers.ocr_repair.error_sites import ErrorSites, FormTest, Restoration, in_portions
from normalizers.ocr_repair.letter_model import likelihoods, likelihoods_of

_LETTER = re.compile(r"[^\W\d_]")
_SHORTEST = 2  # letters of a word that is looked into


class Stage(NamedTuple):
    """One stage of the search: how many damages are undone, and what kind of word is to come out."""

    damages: int
    kind: CandidateKind

    @property
    def shortest(self) -> int:
        """Letters of the words that are searched: short ones become anything, and short parts make no compound."""
        if self.kind == "compound":
            return 8
        return 10 if self.damages > 2 else 2

    def most_common(self, word: str) -> float:
        """What the frequency of a candidate for this word cannot exceed."""
        return COMPOUND_AT_MOST if self.kind == "compound" else most_common(word)


# The narrowest stage first, each adding to those before. Chosen with the development sets of docs/ocr-repair.md in view.
_UMLAUT_STAGES = (Stage(1, "word"), Stage(2, "word"), Stage(1, "compound"), Stage(2, "compound"), Stage(3, "word"))
_LETTER_STAGES = (Stage(1, "word"), Stage(1, "compound"), Stage(2, "word"))
_COMMON = 1e-6  # frequency of a common word, which goes through ``_COMMON_STAGES`` only
_COMMON_STAGES, _LISTED_STAGES, _ALL_STAGES = 1, 2, len(_UMLAUT_STAGES)
_ENOUGH = 1e3  # odds at which the search is not widened
_LETTERS_ODDS = 200.0  # what is asked where other letters than umlauts are exchanged
_WELL_SHAPED = 0.24  # likelihood per letter of words that look German all through
_WORSE_SHAPE = 0.3  # how much unlikelier the letters of a compound with its umlauts restored may be
_BETTER_SHAPE = 30.0  # how much likelier the letters must be where other letters are exchanged
_MORE_DAMAGES = 2  # undone in a compound one after the other


@dataclass(frozen=True)
class CandidateSearch:
    """The search through one document."""

    odds: WordOdds

    @property
    def profile(self) -> ErrorProfile:
        """The document's damage."""
        return self.odds.profile

    @property
    def lexicon(self) -> Lexicon:
        """The words that are known."""
        return self.odds.lexicon

    @cached_property
    def _umlaut_likelihoods(self) -> Weights:
        """How likely each of ``CONFUSIONS`` is, where umlauts and ß are restored: 0 for the other letters."""
        return np.where([c.kind != ANY for c in CONFUSIONS], self.profile.likelihoods(), 0.0)

    @cached_property
    def _letter_likelihoods(self) -> Weights:
        """The same where other letters are restored; with umlauts only where the document has lost them."""
        every = self.profile.likelihoods()
        return every if self.profile.lacks_umlauts else every - self._umlaut_likelihoods

    def candidates(self, words: Sequence[str]) -> dict[str, Candidates]:
        """For each word the candidates that are worth weighing; words that have none are left out.

        A word may end or begin with "-" where it is parted; what comes back for it is without.
        """
        chosen: dict[str, Candidates] = {}
        for portion in in_portions(list(self._searched(words))):
            sites = ErrorSites.of([searched.word for searched in portion])
            self._restore_umlauts(portion, sites)
            if self.profile.has_ocr_errors:
                self._restore_letters(portion, sites)
            for searched in portion:
                if (candidates := searched.candidates()) is not None:
                    chosen[searched.key] = candidates
        return chosen

    def _searched(self, words: Sequence[str]) -> Iterator[SearchedWord]:
        """The words that may be another at all."""
        asked = {word: word.strip("-") for word in words}
        asked = {k: w for k, w in asked.items() if _SHORTEST <= len(w) <= LONGEST and (w.isalpha() or _has_letters(w))}
        self.lexicon.learn(word.lower() for word in asked.values())
        frequency = self.lexicon.frequency
        asked = {key: word for key, word in asked.items() if not self.odds.is_beyond(word, frequency(word.lower()))}
        by_length = sorted(asked.items(), key=lambda item: len(item[1]))  # alike in length: less to fill up
        for portion in in_portions(by_length):
            folded = [word.lower() for _, word in portion]
            self.lexicon.rule_out_compounds([word for word in folded if not frequency(word)])
            for (key, word), shape in zip(portion, likelihoods(folded), strict=True):
                searched = self._searched_word(key, word, shape)
                if self.odds.ceiling >= searched.asked / most_common(word):
                    yield searched

    def _searched_word(self, key: str, word: str, shape: float) -> SearchedWord:
        plain = self.lexicon.frequency(word.lower())
        own = self.odds.as_it_stands(word, shape)
        listed = plain >= LISTED
        return SearchedWord(
            key=key,
            word=word,
            own=own,
            frequency=plain or own,
            asked=self.odds.least(own, listed=listed),
            shape=shape,
            stages=_COMMON_STAGES if own >= _COMMON else _LISTED_STAGES if listed else _ALL_STAGES,
        )

    def _restore_umlauts(self, words: Sequence[SearchedWord], sites: ErrorSites) -> None:
        """Adds candidates with umlauts and ß restored; goes further only where nothing was found that would do."""
        own = [searched.own for searched in words]
        shapes = np.array([_WORSE_SHAPE * s.shape if s.stages == _ALL_STAGES else 0.0 for s in words])
        for number, stage in enumerate(_UMLAUT_STAGES):
            least = np.full(len(words), np.inf)
            for i, searched in enumerate(words):
                if number < searched.stages and self._goes_on(searched, stage):
                    least[i] = searched.asked / stage.most_common(searched.word)
            found = list(self._found(sites, stage, self._umlaut_likelihoods, least=least, shapes=shapes, own=own))
            if stage.kind == "compound":
                improved = self._with_more_undone([c for _, c in found], [shapes[i] for i, _ in found])
                found = [(i, candidate) for (i, _), candidate in zip(found, improved, strict=True)]
            for i, candidate in found:
                words[i].found.append(candidate)

    def _goes_on(self, searched: SearchedWord, stage: Stage) -> bool:
        """Whether a stage may still find something better for the word."""
        if searched.has_candidate(_ENOUGH) or len(searched.word) < stage.shortest:
            return False
        return stage != Stage(2, "compound") or not searched.has_candidate(self.odds.min_odds)

    def _found(
        self,
        sites: ErrorSites,
        stage: Stage,
        likelihood: Weights,
        *,
        least: Weights,
        shapes: Weights,
        own: Sequence[float],
    ) -> Iterator[tuple[int, Candidate]]:
        """What a stage finds, with the numbers of its words, whose probabilities are ``own``."""
        if stage.kind == "word":
            return self._listed(sites.restored_to_words(self.lexicon.table, stage.damages, likelihood, least), own)
        has_form = self._looks_like_compound(shapes)
        return self._compounds(sites.restored_to_forms(has_form, stage.damages, likelihood, least), own)

    def _listed(self, restored: Iterable[Restoration], own: Sequence[float]) -> Iterator[tuple[int, Candidate]]:
        for restoration in restored:
            candidate = self.odds.listed_candidate(restoration, own[restoration.word])
            if candidate is not None:
                yield restoration.word, candidate

    def _compounds(self, restored: Iterable[Restoration], own: Sequence[float]) -> Iterator[tuple[int, Candidate]]:
        for restoration in restored:
            candidate = self.odds.compound_candidate(restoration, own[restoration.word])
            if candidate is not None:
                yield restoration.word, candidate

    def _looks_like_compound(self, shapes: Weights) -> FormTest:
        """Whether restorations may be compounds and look as much like German as is asked for of each word."""

        def has_form(codes: Codes, words: Numbers) -> Truths:
            found = likelihoods_of(codes) >= shapes[words]
            likely = np.flatnonzero(found)
            found[likely] = self.lexicon.table.may_be_compounds(codes[likely])
            return found

        return has_form

    def _with_more_undone(self, compounds: Sequence[Candidate], shapes: Sequence[float]) -> list[Candidate]:
        """The compounds with further damage undone, as long as that makes them likelier."""
        candidates = list(compounds)
        changed = list(range(len(candidates)))
        for _ in range(_MORE_DAMAGES):
            changed = [i for i in changed if len(candidates[i].text) <= LONGEST]
            if not changed:
                break
            best = self._best_with_one_more([candidates[i].text for i in changed], [shapes[i] for i in changed])
            improved: list[int] = []  # the others would come out as they are
            for number, further in best.items():
                i = changed[number]
                # Both are compared by what they are worth alone, the damage that is already undone being the same.
                alone = self.odds.compound(candidates[i].text)
                if further.weight > alone:
                    candidates[i] = _combined(candidates[i], further, alone)
                    improved.append(i)
            changed = improved
        return candidates

    def _best_with_one_more(self, texts: Sequence[str], shapes: Sequence[float]) -> Mapping[int, Candidate]:
        """For each text, by its number, the likeliest candidate that undoes one more damage, weighed by itself."""
        sites = ErrorSites.of(texts)
        any_odds, alone = np.zeros(len(texts)), [1.0] * len(texts)
        has_form = self._looks_like_compound(np.array(shapes))
        forms = sites.restored_to_forms(has_form, 1, self._umlaut_likelihoods, any_odds)
        words = sites.restored_to_words(self.lexicon.table, 1, self._umlaut_likelihoods, any_odds)
        best: dict[int, Candidate] = {}
        for number, candidate in (*self._compounds(forms, alone), *self._listed(words, alone)):
            if number not in best or candidate.weight > best[number].weight:
                best[number] = candidate
        return best

    def _restore_letters(self, words: Sequence[SearchedWord], sites: ErrorSites) -> None:
        """Adds candidates with other letters exchanged, which must look far more like German than the word does."""
        own = {i: self._own_of_letters(s) for i, s in enumerate(words) if self._may_have_other_letters(s)}
        shapes = np.array([searched.shape for searched in words])
        for stage in _LETTER_STAGES:
            least = np.full(len(words), np.inf)
            for i, probability in own.items():
                if len(words[i].word) >= stage.shortest:
                    least[i] = _LETTERS_ODDS * probability / stage.most_common(words[i].word)
            own_of = [own.get(i, 1.0) for i in range(len(words))]
            found: dict[int, list[Candidate]] = {}
            for i, candidate in self._found(
                sites, stage, self._letter_likelihoods, least=least, shapes=shapes, own=own_of
            ):
                if candidate.weight >= _LETTERS_ODDS:
                    found.setdefault(i, []).append(candidate)
            for i, likely in found.items():
                better = _better_shaped(likely, words[i].shape)
                words[i].found.extend(better)
                if better:
                    del own[i]

    def _may_have_other_letters(self, searched: SearchedWord) -> bool:
        """Whether a whole word of no list looks so little like German that other letters may have been exchanged."""
        return (
            searched.stages == _ALL_STAGES
            and searched.key == searched.word
            and searched.shape <= _WELL_SHAPED ** len(searched.word)
            and self.lexicon.frequency(searched.word.lower()) < LISTED
            and not searched.has_candidate(self.odds.min_odds)
        )

    def _own_of_letters(self, searched: SearchedWord) -> float:
        return max(self.lexicon.frequency_as(searched.word), NEW_WORDS * searched.shape)


def _combined(candidate: Candidate, further: Candidate, alone: float) -> Candidate:
    """The candidate with the damage undone that ``further`` undoes; ``alone``: its worth by itself."""
    weight = candidate.weight * further.weight / alone
    return Candidate(further.text, candidate.undone + further.undone, weight, further.frequency, further.kind)


def _better_shaped(candidates: Sequence[Candidate], shape: float) -> list[Candidate]:
    looks = likelihoods([candidate.text.lower() for candidate in candidates])
    return [c for c, look in zip(candidates, looks, strict=True) if look >= _BETTER_SHAPE * shape]


def _has_letters(word: str) -> bool:
    return len(_LETTER.findall(word)) > 1
