"""A made-up county of three kommuner as a whole data folder, read by the one reader there is.

A tenth, two tenths and seven tenths of 10 000 inhabitants; pots of 1 000 000 and 200 000 kr, deductions of 100 000 and
50 000; two posts or three; a cost that is known, 50 000 kr, and one that is not.
"""

from __future__ import annotations

from pathlib import Path

from gnv.loading import load

FOLDER = Path(__file__).resolve().parent
RECORD = load.load_record(FOLDER)
EKBY, LILLEBY, STORSTAD = RECORD.kommuner
