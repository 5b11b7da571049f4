"""What stands on each page, in order. A page is a file here and a line in PAGES."""

from typing import NamedTuple


class Listed(NamedTuple):
    """A page of the app: its file's name here, its title, and the group it stands under in the menu."""

    file: str
    title: str
    group: str = ""


BACKGROUND = "Mer"
PAGES = (  # in the menu's order; the first is the start page
    Listed("fordelning", "Fördelning"),
    Listed("jamfor", "Jämför"),
    Listed("bemanning", "Bemanning"),
    Listed("budget", "Budget"),
    Listed("min_kommun", "Min kommun"),
    Listed("kanslighet", "Känslighet"),
    Listed("forbered", "Förbered mötet", BACKGROUND),
    Listed("fran_stat_till_kommun", "Från stat till kommun", BACKGROUND),
    Listed("egna_tal", "Egna tal", BACKGROUND),
    Listed("vfu", "VFU", BACKGROUND),
    Listed("underlag", "Underlag", BACKGROUND),
    Listed("avstamning", "Avstämning", BACKGROUND),
    Listed("varfor", "Varför inte samma tal?", BACKGROUND),
    Listed("villkor", "Villkor och datum", BACKGROUND),
    Listed("sa_raknar_vi", "Så räknar vi och protokolltext", BACKGROUND),
    Listed("om", "Om", BACKGROUND),
)
