"""spaCy: every grammar a registered factory, values on spans, streams, and the product built of the same parts."""

import re
import tomllib
from decimal import Decimal

import pytest
import spacy

from extractors.entities.grammars import COMPONENTS, GRAMMARS
from extractors.entities.pipeline import language
from extractors.entities.spacy_components import TOKENIZER, WordTokenizer
from tests.support.paths import ROOT

TEXT = "Der Gemeinderat bewilligt am 3. Mai 2025 nach § 5 KAG ./. 2,5 Mio. € (Vorlage 2025/0123)."


def test_one_component_works_in_a_blank_pipeline() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("aktenklar_amounts")
    doc = nlp(TEXT)
    (span,) = doc.spans["amount"]
    assert (span._.value, span._.currency, span._.sign) == (Decimal("-2500000.00"), "EUR", -1)
    assert span._.confidence is None or 0 <= span._.confidence <= 1
    assert span._.mention.role is None


def _values(doc: spacy.tokens.Doc) -> list[tuple[str, str, object]]:
    return [(span.label_, span.text, span._.value) for kind in ("amount", "date") for span in doc.spans[kind]]


def test_streams_give_what_single_calls_give() -> None:
    nlp = spacy.blank("de")
    for name in ("aktenklar_amounts", "aktenklar_dates"):
        nlp.add_pipe(name)
    texts = [TEXT, "5 € am 6. Juni 2024", "nichts"]
    streamed, single = [_values(doc) for doc in nlp.pipe(texts)], [_values(nlp(text)) for text in texts]
    assert streamed == single and len(streamed[0]) == 2


def test_the_product_is_made_of_the_registered_parts() -> None:
    nlp = language()
    assert nlp.pipe_names == [*COMPONENTS.values(), "aktenklar_resolve"]
    assert isinstance(nlp.tokenizer, WordTokenizer)
    assert nlp.config["nlp"]["tokenizer"]["@tokenizers"] == TOKENIZER
    assert nlp.tokenizer.from_bytes(nlp.tokenizer.to_bytes()) is nlp.tokenizer


@pytest.mark.parametrize("kind", COMPONENTS)
def test_every_kind_has_a_factory_and_an_entry_point(kind: str) -> None:
    assert spacy.Language.has_factory(COMPONENTS[kind]) and kind in GRAMMARS
    points = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert points["spacy_factories"][COMPONENTS[kind]].startswith("extractors.entities.spacy_components")


def test_the_documented_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    guide = (ROOT / "docs/entities.md").read_text(encoding="utf-8")
    (example,) = (block for block in re.findall(r"```python\n(.*?)```", guide, re.DOTALL) if "add_pipe" in block)
    assert len(example.strip().splitlines()) <= 10
    exec(compile(example, "docs/entities.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "amount ./. 2,5 Mio. € -2500000.00 EUR -1 None"
    assert printed[1].startswith("date 3. Mai 2025 2025-05-03") and printed[2].startswith("amount 5,00 Euro 5.00 EUR 1")
