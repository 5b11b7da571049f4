"""Own figures by their checksum, for as long as the server runs: an address holds the checksum alone.

So a page that is loaded anew, and a link that is opened in another tab, find the figures that they rest on. It is
bounded: what has not been asked for longest goes first, and then the scenario file is what holds them.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from gnv.core.own_figures import NO_OWN_FIGURES, OwnFigures

MOST_KEPT = 200  # each at most own_figures.MOST_SIGNS

_kept: OrderedDict[str, OwnFigures] = OrderedDict()
_lock = Lock()


def remember(own: OwnFigures) -> None:
    """Keep some own figures; of none there is nothing to keep."""
    if own:
        with _lock:
            _kept[own.checksum] = own
            _kept.move_to_end(own.checksum)
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)


def find(checksum: str) -> OwnFigures:
    """The own figures with a checksum; none where they are not kept."""
    with _lock:
        if checksum in _kept:
            _kept.move_to_end(checksum)
        return _kept.get(checksum, NO_OWN_FIGURES)
