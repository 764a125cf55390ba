"""German spelling of numbers for the sample documents."""

from __future__ import annotations

from decimal import Decimal

_SWAP = str.maketrans(",.", ".,")


def euro(amount: Decimal) -> str:
    """``1284317.5`` as ``1.284.317,50``."""
    return f"{amount:,.2f}".translate(_SWAP)


def whole(amount: int) -> str:
    """``-1084000`` as ``-1.084.000``."""
    return f"{amount:,}".translate(_SWAP)
