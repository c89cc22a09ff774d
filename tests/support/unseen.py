"""The characters that must not reach a reader as they are, by the tables of Unicode."""

from unicodedata import category

IGNORABLE = {
    *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810)),
    *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164),
    *(*range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF0, 0xFFF9)),
    *(*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)),
}
"""Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties.txt): drawn as nothing."""
NONCHARACTERS = {plane | last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)}
NONCHARACTERS |= {*range(0xFDD0, 0xFDF0)}
NEEDED = {0x200C, 0x200D, 0xFE0E, 0xFE0F}
"""Drawn as nothing, but writing needs them: both zero-width joiners, and text or emoji."""
DRAWN = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
"""Prepended_Concatenation_Mark (Unicode, PropList.txt): of category Cf, but drawn."""
RARE = {*range(0x13430, 0x13440)}
"""Layout of hieroglyphs; some are of category Cf only since Unicode 15."""
HIDDEN = (
    {c for c in range(0x110000) if category(chr(c)) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    | IGNORABLE
    | NONCHARACTERS
    | RARE
) - (NEEDED | DRAWN)
"""The code points that no output may have but as an escape."""


def hidden(text: str) -> list[str]:
    """Return the characters of `text`, but line feeds, that nobody sees or a terminal obeys."""
    return [char for char in text if ord(char) in HIDDEN and char != "\n"]
