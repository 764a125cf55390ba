"""How much each cue of a head is worth, in one place, so that they can be compared.

A weight is a confidence between 0 and 1: how sure a value is when this cue alone speaks for it. All were written by hand, not
learned, in view of the papers and layouts that ``docs/measurements.md`` counts under „Heads of other towns and of layouts nobody
tuned to". What a label is worth stands beside it in ``head_labels``, what a sentence is worth beside its frame in
``sentence_frames``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWeights:
    """Weights of cues without a table of their own, and the limits that they are held against; chosen, not fitted."""

    # Limits.
    vague: float = 0.4
    """A label up to this introduces other things as often: its value must be unmistakable by its own shape."""
    firm: float = 0.6
    """Above it a value has a label of its own, that of a head."""
    free_body: float = 0.75
    """A label of a body above this may name one that no pattern knows."""

    # Values of labels whose words stand elsewhere, in ``labelled_reading``.
    day_of_body_label: float = 0.55
    """At most: a day behind the label of a body, which may be the day of anything."""
    body_of_day_label: float = 0.5
    """A body behind the label of the meeting day."""
    body_and_day_of_other_label: float = 0.6
    """Body and day side by side behind a label that promises neither."""
    list_day: float = 0.7
    """„Datum:" of minutes and agendas as the day of the sitting, where a body is labelled beside it."""

    # What such a value loses, as a factor.
    unknown_body: float = 0.7
    """A body taken from its label alone."""
    drafter: float = 0.5
    """The office of who drafted a paper may not be the one that brings it in."""
    person: float = 0.6
    """A person where an office or a group is meant."""
    label_without_colon: float = 0.95
    """A cell that is nothing but the words of a label."""
    each_line_below: float = 0.95
    """For each filled line between a label and the value below it."""

    # Nouns before a number, in ``label_values``.
    noun_before_number: float = 0.85
    """„Vorlage OF 47/12" opening a cell."""
    short_noun_before_number: float = 0.6
    """„BV-Nr. 12": an abbreviation of a few letters may be part of a number or of another paper's."""
    motion_before_number: float = 0.55
    """„Antrag Nr. 12": often the motion that the paper answers."""
    inner_number: float = 0.6
    """„… Vorlage Nr. 12" inside a line."""
    item_before_number: float = 0.6
    """„TOP 5" opening a cell."""

    # The first lines, in ``letterhead``: what no label introduces.
    group_of_motion: float = 0.6
    """A group at the top of a motion or question moves it."""
    group_of_paper: float = 0.32
    """A group at the top of any other paper: hardly above the least that counts."""
    group_with_more: float = 0.9
    """Factor for a group whose cell goes on behind it."""
    office_of_motion: float = 0.5
    """Factor for what is neither a group nor a member as the mover of a motion: the office that answers it."""
    group_signing: float = 0.45
    """A group alone in a line under a motion or question."""
    behind_text: float = 0.9
    """Factor for a labelled mover that stands behind the text of a letter."""
    introduced_day: float = 0.45
    """„Musterlingen, den …"."""
    made_on: float = 0.6
    """„verfasst am …", „eingebracht am …"."""
    lone_day: float = 0.4
    """A day alone."""
    body: float = 0.38
    """The name of a body opening a line."""
    office: float = 0.5
    """The name of an office alone."""
    head_of_administration: float = 0.8
    """Factor for who stands over all offices („Der Landrat", „Stadtverwaltung"): an office beside it says more."""
    number_with_letters: float = 0.5
    """A number of a paper alone, its shape with letters."""
    bare_number: float = 0.34
    """The same of digits only."""
    each_line: float = 0.01
    """What a body or a number loses for each filled line above it; only the order among equals is meant."""
    each_line_of_office: float = 0.02
    """The same for an office, which stands higher up than addressees do."""

    # Sentences, in ``sentence_frames``.
    sitting_of_body: float = 0.6
    """„Kreistagssitzung am …"."""
    unknown_body_of_sitting: float = 0.4
    """„Sitzung der Jagdgenossenschaft": a name that no grammar knows."""
    late_sentence: float = 0.15
    """The share that a sentence loses at the end of its reach, none at the top of the text, in proportion between."""

    # When and where a sitting is, in ``sitting_details``.
    labelled_time: float = 0.85
    """„Beginn: 18:30 Uhr"."""
    time_of_day: float = 0.7
    """A time beside the day of the sitting."""
    place_of_sentence: float = 0.6
    """„im Bürgersaal" behind the day."""

    # Days of acts, in ``act_days``.
    made_public: float = 0.85
    """„bekannt gemacht am …"."""
    gazette_issue: float = 0.75
    """The day in the head of a gazette: its issue, not always that of the act."""
    in_force: float = 0.9
    """„tritt am … in Kraft"."""
    day_after_publication: float = 0.7
    """Reckoned from the printed day of publication."""


CUES = CueWeights()
"""The weights in force."""
