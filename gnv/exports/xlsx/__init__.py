"""The scenario as a workbook that calculates: change an assumption in it, and every figure follows, to the krona.

formulas (formulas that know their value) ─► arithmetic (the app's calculation as formulas: *Avrundning*) ─►
layout (what all sheets look like) ─► assumptions (*Antaganden*), figures (*Fördelning, Bemanning, Budget*) ─►
workbook (*Läs mig, Källor*, and the whole).
"""

from gnv.exports.xlsx.workbook import workbook

__all__ = ["workbook"]
