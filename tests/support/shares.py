"""Property tests that count: how many of their examples really found something. One that finds nothing proves nothing."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st


def property_test(
    *strategies: st.SearchStrategy, examples: int, finds: float
) -> Callable[[Callable[..., object]], Callable[[], None]]:
    """A test over examples of the strategies, each given as one argument.

    The function says whether its example found something to test; the test fails when the share of those that did is below
    ``finds`` (0 to 1).
    """

    def decorate(check: Callable[..., object]) -> Callable[[], None]:
        def test() -> None:
            found: list[bool] = []

            @settings(
                deadline=None, max_examples=examples, derandomize=True
            )  # a fixed profile: the same examples anywhere
            @given(st.tuples(*strategies))
            def run(values: tuple) -> None:
                found.append(bool(check(*values)))

            run()
            share = sum(found) / len(found)
            assert share >= finds, (
                f"only {share:.0%} of {len(found)} examples found something, {finds:.0%} are asked for"
            )

        test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
        return test

    return decorate
