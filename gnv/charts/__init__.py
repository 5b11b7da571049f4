"""One function per chart. A chart is built once and without data; each run of a page sends only its table.

A spec's text must not change while a slider moves (the browser would embed the chart anew), and its axis must stay
put (a fall must look like a fall): so an axis ends at a round number, and all else is data.
"""
