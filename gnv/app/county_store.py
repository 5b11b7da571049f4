"""Other counties' data files by their checksum, for as long as the server runs: an address holds the checksum alone."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from gnv.core.county_files import CountyFiles

MOST_KEPT = 20  # each at most county_zip.LARGEST_UNPACKED

_kept: OrderedDict[str, CountyFiles] = OrderedDict()
_lock = Lock()


def remember(county: CountyFiles) -> None:
    """Keep a county's files; what has not been asked for longest goes first."""
    with _lock:
        _kept[county.checksum] = county
        _kept.move_to_end(county.checksum)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)


def find(checksum: str) -> CountyFiles | None:
    """The files with a checksum; None where they are not kept."""
    with _lock:
        if checksum in _kept:
            _kept.move_to_end(checksum)
        return _kept.get(checksum)
