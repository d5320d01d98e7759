"""What plates look like, region by region: texts, colours, proportions, letters."""

from dataclasses import dataclass

Colour = tuple[int, int, int]
"""Red, green, blue."""

WHITE = (236, 236, 232)
YELLOW = (240, 196, 30)
ORANGE_YELLOW = (232, 160, 20)
BLACK = (22, 22, 24)
BLUE = (20, 50, 150)
RED = (170, 24, 30)
GREEN = (16, 104, 60)
SILVER = (196, 198, 200)

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


@dataclass(frozen=True)
class Look:
    """One kind of plate.

    `patterns` spell a text: L a letter, D a digit, `[...]` one of these, `-` a printed dash, `.` a dot, ` ` a gap, `*` a seal or
    picture between groups, `{above;below}` two small texts above each other, `/` the next row; anything else stands for itself.
    """

    region: str
    patterns: tuple[str, ...]
    aspect: tuple[float, float]
    """Width / height, least and most."""
    colours: tuple[tuple[Colour, Colour], ...]
    """Ground and letters."""
    fonts: tuple[str, ...] = PLAIN
    share: float = 1.0
    """How often it is drawn beside the others."""
    band: str | None = None
    """Letters in the blue band at the left, as European plates have it."""
    words: tuple[str, ...] = ()
    """Small print above or below the text, as American plates have it."""


_EU = ((WHITE, BLACK),)
_ONE_ROW = (4.2, 5.0)
_TWO_ROWS = (1.25, 1.9)
_AMERICAN = (1.85, 2.15)
_US_COLOURS = (
    (WHITE, BLACK),
    (WHITE, BLUE),
    (WHITE, RED),
    (WHITE, GREEN),
    (YELLOW, BLACK),
    (ORANGE_YELLOW, BLACK),
    (BLUE, WHITE),
    (GREEN, WHITE),
    ((180, 205, 235), BLUE),
    ((235, 220, 190), BLACK),
    ((190, 215, 190), GREEN),
    (SILVER, BLUE),
)
_US_WORDS = (
    "CALIFORNIA",
    "NEW YORK",
    "TEXAS",
    "FLORIDA",
    "OHIO",
    "GEORGIA",
    "ILLINOIS",
    "PENNSYLVANIA",
    "ARIZONA",
    "SUNSHINE STATE",
    "GARDEN STATE",
    "EMPIRE STATE",
    "LAND OF LINCOLN",
    "VIRGINIA",
    "OREGON",
    "MONTANA",
    "SCENIC",
    "IN GOD WE TRUST",
    "JAN",
    "OCT",
)
_IN_COLOURS = (
    (WHITE, BLACK),
    (WHITE, BLACK),
    (WHITE, BLACK),
    (YELLOW, BLACK),
    (YELLOW, BLACK),
    (BLACK, YELLOW),
    (GREEN, WHITE),
)
_IN_STATES = "[AP|AR|AS|BR|CG|CH|DL|GA|GJ|HP|HR|JH|JK|KA|KA|KL|MH|MH|MP|OR|PB|RJ|TN|TN|TS|UK|UP|WB]"

LOOKS: tuple[Look, ...] = (
    Look("DE", ("L*LL DDDD", "LL*LL DDD", "LLL*LL DD", "L*L DDDD", "LLL*L DDD", "LL*L DDD", "LL*LL DDDD", "L*LL DDD"), _ONE_ROW, _EU, EUROPEAN, 2, "D"),
    Look("DE", ("LL*/LL DDD", "L*/LL DDDD", "LLL*/L DDD"), _TWO_ROWS, _EU, EUROPEAN, 0.5, "D"),
    Look("AT", ("L*DDDDL", "LL*DDDLL", "LL*DDLLL", "L*DDDDDL"), _ONE_ROW, _EU, DIN, 0.7, "A"),
    Look("FR", ("LL-DDD-LL", "LL-DDD-LL", "DDDD LL DD", "DDD LLL DD"), _ONE_ROW, (*_EU, *_EU, (YELLOW, BLACK)), DIN, 1.3, "F"),
    Look("FR", ("LL-DDD/-LL", "LL-/DDD-LL", "DDD LL/DD"), _TWO_ROWS, _EU, DIN, 0.4, "F"),
    Look("IT", ("LL DDDLL", "LL DDD LL"), _ONE_ROW, _EU, DIN, 1.0, "I"),
    Look("ES", ("DDDD LLL", "L DDDD LL", "LL DDDD L"), _ONE_ROW, _EU, DIN, 1.0, "E"),
    Look("PL", ("LL DDDDD", "LLL DDDD", "LL DDDDL", "LLL LDDD", "L* DDDDL"), _ONE_ROW, _EU, DIN, 1.0, "PL"),
    Look("PL", ("LL/DDDDD", "LLL/DDDD", "LLL/LDDD"), _TWO_ROWS, _EU, DIN, 0.3, "PL"),
    Look("CZ", ("DLD DDDD", "DLL DDDD", "LLL DD-DD"), _ONE_ROW, _EU, DIN, 0.9, "CZ"),
    Look("SK", ("LL*DDDLL", "LL-DDDLL"), _ONE_ROW, _EU, DIN, 0.6, "SK"),
    Look("HU", ("LLL-DDD", "LL LL-DDD"), _ONE_ROW, _EU, DIN, 0.6, "H"),
    Look("RO", ("B DD LLL", "B DDD LLL", "LL DD LLL", "LL DD LLL"), _ONE_ROW, _EU, DIN, 1.4, "RO"),
    Look("RO", ("LL DD/LLL", "B DDD/LLL"), _TWO_ROWS, _EU, DIN, 0.3, "RO"),
    Look("BG", ("[A|B|E|K|M|H|O|P|C|T|Y|X] DDDD LL", "CA DDDD LL", "LL DDDD LL"), _ONE_ROW, _EU, DIN, 0.4, "BG"),
    Look("NL", ("DD-LLL-D", "LL-DDD-L", "DD-LL-DD", "LL-DD-LL", "LL-LL-DD", "L-DDD-LL", "D-LLL-DD"), _ONE_ROW, ((YELLOW, BLACK),), DIN, 1.0, "NL"),
    Look("NL", ("DD-LL/DD", "LL-DD/LL", "L-DDD/LL"), _TWO_ROWS, ((YELLOW, BLACK),), DIN, 0.3, "NL"),
    Look("BE", ("D-LLL-DDD", "LLL-DDD", "DDD-LLL"), _ONE_ROW, ((WHITE, RED),), DIN, 0.7, "B"),
    Look("LU", ("LL DDDD", "DDDDD"), _ONE_ROW, ((YELLOW, BLACK),), DIN, 0.3, "L"),
    Look("GB", ("LLDD LLL", "LLDD LLL", "LDDD LLL", "LLL DDDL", "LLL DDDD"), _ONE_ROW, ((WHITE, BLACK), (YELLOW, BLACK), (YELLOW, BLACK), (BLACK, SILVER)), BRITISH, 1.5, "GB"),
    Look("GB", ("LLDD/LLL", "LDDD/LLL", "LLL/DDDL"), _TWO_ROWS, ((YELLOW, BLACK), (WHITE, BLACK)), BRITISH, 0.4, "GB"),
    Look("IE", ("DD-L-DDDDD", "DDD-L-DDDD", "DD-LL-DDDD"), _ONE_ROW, _EU, DIN, 0.5, "IRL"),
    Look("SE", ("LLL DDD", "LLL DDL"), _ONE_ROW, _EU, DIN, 0.7, "S"),
    Look("NO", ("LL DDDDD", "LL DDDD"), _ONE_ROW, (*_EU, (GREEN, BLACK)), DIN, 0.6, "N"),
    Look("DK", ("LL DD DDD",), _ONE_ROW, _EU, DIN, 0.6, "DK"),
    Look("FI", ("LLL-DDD", "LLL-DD"), _ONE_ROW, _EU, DIN, 0.5, "FIN"),
    Look("CH", ("LL* DDDDDD", "LL* DDDDD", "LL DDDDD"), _ONE_ROW, _EU, DIN, 0.7),
    Look("CH", ("LL*/DDDDDD", "LL/DDDDD"), _TWO_ROWS, _EU, DIN, 0.3),
    Look("PT", ("DD-LL-DD", "LL-DD-LL", "DD-DD-LL"), _ONE_ROW, _EU, DIN, 0.6, "P"),
    Look("GR", ("[ABEZHIKMNOPTYX][ABEZHIKMNOPTYX][ABEZHIKMNOPTYX]-DDDD",), _ONE_ROW, _EU, DIN, 0.6, "GR"),
    Look("HR", ("LL* DDDD-LL", "LL* DDD-LL", "LL DDD-L"), _ONE_ROW, _EU, DIN, 0.6, "HR"),
    Look("SI", ("LL* LD-DDD", "LL* DD-DLL", "LJ* DDD-LL"), _ONE_ROW, _EU, DIN, 0.4, "SLO"),
    Look("RS", ("LL* DDD-LL", "LL* DDDD-LL"), _ONE_ROW, _EU, DIN, 0.4, "SRB"),
    Look("LT", ("LLL* DDD", "LLL DDD"), _ONE_ROW, _EU, DIN, 0.4, "LT"),
    Look("LV", ("LL-DDDD", "LL-DDD"), _ONE_ROW, _EU, DIN, 0.3, "LV"),
    Look("EE", ("DDD LLL",), _ONE_ROW, _EU, DIN, 0.3, "EST"),
    Look("RU", ("[ABEKMHOPCTYX] DDD [ABEKMHOPCTYX][ABEKMHOPCTYX] DD", "[ABEKMHOPCTYX]DDD[ABEKMHOPCTYX][ABEKMHOPCTYX] DDD"), _ONE_ROW, _EU, DIN, 0.5),
    Look("UA", ("[ABCEHIKMOPTX][ABCEHIKMOPTX] DDDD [ABCEHIKMOPTX][ABCEHIKMOPTX]",), _ONE_ROW, _EU, DIN, 0.6, "UA"),
    Look("TR", ("DD LL DDD", "DD LLL DD", "DD L DDDD", "34 LL DDDD"), _ONE_ROW, _EU, DIN, 0.8, "TR"),
    Look("IL", ("DD-DDD-DD", "DDD-DD-DDD"), _ONE_ROW, ((YELLOW, BLACK),), DIN, 0.4, "IL"),
    Look("US", ("LLL DDDD", "LLL*DDDD", "DLLLDDD", "LLLDDDD", "LLL DDD", "DDD LLL", "LLL*DDD", "DDD*LLL", "LDDDDD", "LDD LDD", "DLL DDD", "LDD-LLL", "DDDDLL", "LL DDDDD", "DDDLLL", "DDDDDD", "DDD DDD", "LL DDDD", "LLLLLLL", "LLLLLL", "LLL DLDD", "DDL DDD", "LDDDDDDL", "LL-DDDD", "DLLDDD"), _AMERICAN, _US_COLOURS, PLAIN, 7, None, _US_WORDS),
    Look("CA", ("LLLL DDD", "LLL DDD", "LLL*DDD", "DDD LLL", "LL* DDDL", "LLL-DDDD"), _AMERICAN, ((WHITE, BLUE), (WHITE, RED), (WHITE, BLACK)), PLAIN, 1.2, None, ("ONTARIO", "QUEBEC", "ALBERTA", "YOURS TO DISCOVER", "BRITISH COLUMBIA", "JE ME SOUVIENS")),
    Look("MX", ("LLL-DD-DD", "LLL-DDD-L", "DDD-LLL"), _AMERICAN, _US_COLOURS, PLAIN, 0.7, None, ("MEXICO", "JALISCO", "PUEBLA", "TRASERA")),
    Look("BR", ("LLL-DDDD", "LLL*DDDD"), (2.9, 3.3), ((SILVER, BLACK), (SILVER, BLACK), (RED, WHITE), (WHITE, BLACK)), ("LiberationSansNarrow-Bold", "OpenSans-CondBold", "RobotoCondensed-Bold", "din1451alt"), 1.2, None, ("SP-SAO PAULO", "RJ-RIO DE JANEIRO", "PR-CURITIBA", "BELO HORIZONTE")),
    Look("BR", ("LLLDLDD",), (2.9, 3.3), _EU, EUROPEAN, 1.0, None, ("BRASIL",)),
    Look("BR", ("LLL/DDDD", "LLL/DLDD"), (1.15, 1.4), ((SILVER, BLACK), (WHITE, BLACK)), PLAIN, 0.5, None, ("BRASIL", "SAO PAULO")),
    Look("AR", ("LL DDD LL",), (2.9, 3.2), _EU, EUROPEAN, 0.8, None, ("REPUBLICA ARGENTINA",)),
    Look("AR", ("LLL*DDD", "LLL DDD"), (2.0, 2.4), ((BLACK, WHITE),), PLAIN, 0.7, None, ("ARGENTINA",)),
    Look("CL", ("LLLL*DD", "LL*DDDD", "LL-LL-DD"), (2.6, 3.0), _EU, PLAIN, 0.4, None, ("CHILE",)),
    Look("CO", ("LLL*DDD", "LLL-DDD"), (1.9, 2.2), ((YELLOW, BLACK),), PLAIN, 0.4, None, ("BOGOTA DC", "MEDELLIN")),
    Look("IN", (f"{_IN_STATES} DD L DDDD", f"{_IN_STATES} DD LL DDDD", f"{_IN_STATES} DD LL DDDD", f"{_IN_STATES}DDLLDDDD", f"{_IN_STATES}-DD LL-DDDD", f"{_IN_STATES} D LL DDDD", f"{_IN_STATES}-DD-L-DDDD", "[DL|DL] DC LL DDDD", "[DL|DL] DDC LL DDDD", "DD BH DDDD LL"), (3.6, 5.2), _IN_COLOURS, (*PLAIN, *BRITISH), 4, None),
    Look("IN", (f"{_IN_STATES} DD/L DDDD", f"{_IN_STATES} DD L/DDDD", f"{_IN_STATES} DD LL/DDDD", f"{_IN_STATES} DD/LL DDDD", f"{_IN_STATES}DD L/DDDD", f"{_IN_STATES}-DD/LL-DDDD", f"{_IN_STATES}-DDLL/DDDD"), (1.1, 2.9), _IN_COLOURS, (*PLAIN, *BRITISH), 4, None),
    Look("IN", (f"{_IN_STATES}DD/{{L;L}}-DDDD", f"{_IN_STATES} DD/{{L;L}}DDDD", f"{_IN_STATES}DD/{{L;L}} DDDD"), (1.0, 1.7), _IN_COLOURS, (*PLAIN, *BRITISH), 2.2, None),
    Look("IN", (f"{{{_IN_STATES};DD}} LL DDDD", f"{{{_IN_STATES};DD}} L DDDD", f"{{{_IN_STATES};DD}}LL DDDD", "{KA;DD} LL DDDD"), (1.9, 4.2), _IN_COLOURS, (*PLAIN, *BRITISH), 0.9, None),
    Look("PK", ("LLL-DDD", "LLL-DDDD", "LE DD-DDDD", "LL-DDD"), (1.9, 4.0), ((WHITE, BLACK), (YELLOW, BLACK), (GREEN, WHITE)), PLAIN, 1.0, None, ("PUNJAB", "SINDH", "ICT-ISLAMABAD")),
    Look("PK", ("LLL/DDD", "LEL/DDDD", "LLL-DD/DDDD"), (1.2, 2.0), ((WHITE, BLACK), (YELLOW, BLACK)), PLAIN, 0.6, None, ("PUNJAB", "SINDH")),
    Look("SG", ("SLL DDDD L", "SLLDDDDL", "LLL DDDL"), (3.6, 4.8), ((BLACK, WHITE),), PLAIN, 0.6),
    Look("MY", ("LLL DDDD", "WLL DDDD", "L DDDD L"), (3.6, 5.0), ((BLACK, WHITE),), PLAIN, 0.7),
    Look("MY", ("LLL/DDDD", "WL/DDDD"), (1.3, 1.8), ((BLACK, WHITE),), PLAIN, 0.4),
    Look("ID", ("L DDDD LL", "L DDDD LLL", "LL DDDD LL"), (2.8, 3.4), ((BLACK, WHITE), (WHITE, BLACK)), PLAIN, 0.6),
    Look("PH", ("LLL DDDD", "LLL DDD"), _AMERICAN, ((WHITE, BLACK), (WHITE, GREEN)), PLAIN, 0.4, None, ("PILIPINAS",)),
    Look("VN", ("DDL-DDD.DD", "DDL-DDDDD"), (4.2, 4.8), _EU, PLAIN, 0.3),
    Look("VN", ("DDL/DDD.DD", "DD-LD/DDD.DD"), (1.3, 2.0), _EU, PLAIN, 0.3),
    Look("ZA", ("LLL DDD L", "LL DD LL GP", "CA DDDDDD", "LL DDDDDD"), (3.6, 4.6), ((WHITE, BLACK), (WHITE, BLUE), (YELLOW, BLACK)), PLAIN, 0.6),
    Look("AU", ("LLL-DDD", "LLL*DDD", "DLL DLL", "LL-DD-LL"), (2.6, 2.9), ((WHITE, BLACK), (YELLOW, BLACK), (WHITE, BLUE)), PLAIN, 0.6, None, ("NSW", "VICTORIA", "QUEENSLAND")),
    Look("NZ", ("LLLDDD", "LLDDDD"), (2.6, 3.2), _EU, PLAIN, 0.3),
    Look("TN", ("DDD *** DDDD", "DD *** DDDD"), (3.6, 4.8), ((BLACK, WHITE),), PLAIN, 0.5),
    Look("MA", ("DDDDD * DD", "DDDD * D"), (4.0, 5.0), _EU, PLAIN, 0.3),
    Look("KE", ("KLL DDDL",), (4.0, 4.8), ((WHITE, BLACK), (YELLOW, BLACK)), PLAIN, 0.3),
    Look("NG", ("LLL-DDDLL",), _AMERICAN, ((WHITE, BLUE),), PLAIN, 0.3, None, ("LAGOS", "NIGERIA")),
    Look("AE", ("L DDDDD", "DD DDDDD"), (4.0, 5.0), _EU, PLAIN, 0.3),
)
