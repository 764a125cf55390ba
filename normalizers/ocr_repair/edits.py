"""The edits of the OCR repair: what a rule wants changed, and why."""

from __future__ import annotations

from normalizers.text_trail import Edit


def ocr_edit(start: int, end: int, after: str, *, rule: str, confidence: float, evidence: str) -> Edit:
    """The edit that puts ``after`` in the place of ``text[start:end]``; ``evidence`` is published with the correction."""
    return Edit(
        start=start, end=end, after=after, stage="ocr_repair", rule=rule, confidence=confidence, evidence=evidence
    )
