"""How often each kind of plate is drawn and what the formats do not say: letters, bands, small print, odd arrangements."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from plates.formats import Colour, Element, Format, Look, load_formats

EUROPEAN = ("FE-FONT", "EuroPlate", "GL-Nummernschild-Mtl", "GL-Nummernschild-Eng", "din1451alt")
DIN = ("din1451alt", "EuroPlate", "LiberationSansNarrow-Bold", "RobotoCondensed-Bold", "OpenSans-CondBold")
BRITISH = ("UKNumberPlate", "UKNumberPlate", "LiberationSans-Bold")
PLAIN = (
    "LiberationSans-Bold",
    "LiberationSansNarrow-Bold",
    "RobotoCondensed-Bold",
    "Roboto-Bold",
    "OpenSans-CondBold",
    "DejaVuSansCondensed-Bold",
    "FreeSansBold",
    "Lato-Bold",
    "Cantarell-Bold",
    "din1451alt",
    "UKNumberPlate",
)
FONTS = frozenset((*EUROPEAN, *DIN, *BRITISH, *PLAIN))

SHARES = {
    "IN": 9.0, "BR": 3.0, "GB": 2.5, "DE": 2.5, "RO": 2.0, "FR": 1.8, "IT": 1.2, "ES": 1.2, "PL": 1.4, "NL": 1.4, "CZ": 1.2,
    "PK": 2.0, "AR": 1.5, "TN": 0.7, "MX": 0.8, "TR": 1.0, "US": 12.0, "CA": 1.6, "AU": 0.8, "ZA": 0.8, "MY": 0.8, "SG": 0.5,
}  # fmt: skip
"""How often plates of a country are drawn, all of its states and formats together; European ones have DEFAULT_EUROPEAN."""
TWO_ROW_FACTORS = {"IN": 4.0}
"""How much more often than that where a plate of two rows is asked for."""
DEFAULT_EUROPEAN = 0.8
DEFAULT = 0.15

EUROPE = frozenset(
    "AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU "
    "SE SI SK SM TR UA XK".split()
)

MOTTOES = ("SUNSHINE STATE", "GARDEN STATE", "EMPIRE STATE", "LAND OF LINCOLN", "SCENIC", "IN GOD WE TRUST", "YOURS TO DISCOVER",
           "JE ME SOUVIENS", "WILD WONDERFUL", "GRAND CANYON", "FIRST IN FLIGHT", "JAN", "OCT", "EXP 12", "DEALER", "TAXI")  # fmt: skip

_GROUNDS = ((180, 205, 235), (235, 220, 190), (190, 215, 190), (230, 230, 230), (240, 196, 30))
_WHITE = (236, 236, 232)


@dataclass(frozen=True)
class Kind:
    """One kind of plate to draw."""

    country: str
    """ISO 3166-1 alpha-2."""
    elements: tuple[Element, ...]
    look: Look
    fonts: tuple[str, ...]
    share: float
    band: str | None
    """Letters in the blue band at the left."""
    words: tuple[str, ...]
    """Small print above or below the text."""


def load_kinds() -> list[Kind]:
    """Every format of every region in every look, with how often it is drawn."""
    formats = load_formats()
    counts: dict[str, int] = {}
    for one in formats:
        counts[_country(one)] = counts.get(_country(one), 0) + len(one.looks)
    return [kind for one in formats for kind in _kinds(one, counts[_country(one)])]


def _kinds(one: Format, count: int) -> Iterable[Kind]:
    country = _country(one)
    share = SHARES.get(country, DEFAULT_EUROPEAN if country in EUROPE else DEFAULT) / count
    for look in one.looks:
        yield Kind(country, one.elements, look, _fonts(country, look), share, _band(one, look), _words(one, look))


def is_stencilled(rng: np.random.Generator, kind: Kind) -> bool:
    """Whether letters are stencilled by hand, tight and with bridges, as on the auto rickshaws of Karnataka."""
    return kind.country == "IN" and kind.look.rows == 2 and rng.random() < 0.5


def grounds_of(kind: Kind) -> tuple[Colour, ...]:
    """American plates come in more colours than their formats name."""
    return (kind.look.ground, *_GROUNDS) if kind.look.name.startswith("american") and sum(kind.look.ink) < 400 else (kind.look.ground,)


def _country(one: Format) -> str:
    return one.region.split("-")[0]


def _fonts(country: str, look: Look) -> tuple[str, ...]:
    if country == "GB":
        return BRITISH
    if country in ("DE", "AR") or look.name.startswith("mercosur"):
        return EUROPEAN
    if country == "IN":
        return (*PLAIN, *BRITISH)
    return DIN if country in EUROPE else PLAIN


def _band(one: Format, look: Look) -> str | None:
    return one.sign[:3] if look.name.startswith("eu") and _country(one) in EUROPE and one.sign else None


def _words(one: Format, look: Look) -> tuple[str, ...]:
    has_words = (look.aspect < 3.3 and look.rows == 1) or look.name.startswith(("mercosur", "brazil"))
    return (one.name.upper(), *MOTTOES) if has_words else ()
