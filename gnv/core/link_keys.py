"""The keys of a link beside the parameters': no parameter may bear one of them."""

from __future__ import annotations

PRESET = "forval"
VERSION_KEY, COUNT = "v", "antal"
COMPLETENESS_KEYS = (
    VERSION_KEY,
    COUNT,
)  # what only a copied link has: the browser's own address is neither versioned nor counted
PINNED, SHELF, BUTTON, COLUMN = "nulage", "hylla", "knapp", "kolumn"
KOMMUN, KIND, MEASURE, PRICE_TAGS = "kommun", "visa", "per", "prislappar"
RESERVED = {*COMPLETENESS_KEYS, PRESET, PINNED, SHELF, BUTTON, COLUMN, KOMMUN, KIND, MEASURE, PRICE_TAGS}
KINDS = ("Bidrag", "Kostnader", "Netto")
MEASURES = ("Kronor", "Per invånare")
