"""Whether a picture of a page shows nothing: white paper, the back of a printed sheet, the shadow of an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractors.imaging.pale_print import with_pale_print_darkened
from extractors.imaging.prepare import grey_of, ink_ratio, is_blank, stretched
from extractors.pdf.render import has_ink

if TYPE_CHECKING:
    from PIL.Image import Image

_DARK = 100  # median grey value below which the page is white on black


def is_blank_page(image: Image, dpi: float) -> bool:
    """Whether a page has no print of its own: print shining through from the back, specks and shadows are none; pale print is.

    Dark marks are counted first, which is cheap and settles nearly all pages; where there are none, marks with the sharp edges
    of print are looked for among the pale ones (``pale_print``).
    """
    if not has_ink(image):
        return True
    grey = grey_of(image)
    if float(np.median(grey[::8, ::8])) < _DARK:
        grey = 255 - grey
    if not is_blank(_image(grey)):
        return False
    return is_blank(_image(stretched(with_pale_print_darkened(ink_ratio(grey, dpi), dpi), 0.0, 1.0)))


def _image(grey: np.typing.NDArray[np.uint8]) -> Image:
    from PIL import Image as Images

    return Images.fromarray(grey)
