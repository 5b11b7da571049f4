"""The keys of a link beside the parameters': no parameter may bear one of them."""

from __future__ import annotations

PRESET = "forval"
VERSION_KEY, BASE, CHECKSUM = "v", "grund", "kontroll"
COUNT = "antal"  # what links of version 1 told instead of a checksum
PINNED, SHELF, BUTTON, COLUMN = "nulage", "hylla", "knapp", "kolumn"
KOMMUN, KIND, MEASURE, PRICE_TAGS, WALL = "kommun", "visa", "per", "prislappar", "vagg"
VFU_WEEKS, VFU_INCREASE = "vfu", "vfu_landet"
COUNTY_FILES = "underlag"  # the checksum of another county's data files, which a link rests on and can't hold
OWN_FIGURES = "eget"  # the checksum of the own figures that a link rests on and can't hold
RESERVED = {
    PRESET, VERSION_KEY, BASE, CHECKSUM, COUNT, PINNED, SHELF, BUTTON, COLUMN, KOMMUN, KIND, MEASURE, PRICE_TAGS, WALL,
    VFU_WEEKS, VFU_INCREASE, OWN_FIGURES, COUNTY_FILES,
}  # fmt: skip
KINDS = ("Bidrag", "Kostnader", "Netto")
MEASURES = ("Kronor", "Per invånare")
PERCENT = "Procent"  # the start page has it besides: what differs, as a share of what it differs from
