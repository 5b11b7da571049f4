// The framework's own page says it is in English. Its one visible sentence is the link for those who use a keyboard, which
// leads to the panel here; the names that only a screen reader speaks are put in Swedish as they come.
{
  const NAMES = {
    Sidebar: () => "Reglage",
    "App pages": () => "Sidor",
    "Selected values": () => "Valda",
    "Collapse sidebar": () => "Dölj reglage och sidor",
    "Expand sidebar": () => "Visa reglage och sidor",
    "Clear all": (of) => `Ta bort alla: ${of}`,
    Open: (of) => `Visa det som kan väljas: ${of}`,
    Close: () => "Stäng",
    Options: () => "Det som kan väljas",
    Suggestions: () => "Det som kan väljas",
  }
  const STARTS = { "Help for ": "Förklaring till ", "Remove ": "Ta bort " }

  const swedish = (named) => {
    const name = named.getAttribute("aria-label")
    const of = named.closest(".stSelectbox, .stMultiSelect")?.querySelector("[role=combobox]")?.getAttribute("aria-label") ?? ""
    if (NAMES[name]) return NAMES[name](of).replace(/: $/, "")
    const start = Object.keys(STARTS).find((begins) => name.startsWith(begins))
    return start ? STARTS[start] + name.slice(start.length) : name
  }

  const translate = () => {
    document.documentElement.lang = "sv"
    for (const named of document.querySelectorAll("[aria-label]")) {
      const name = swedish(named)
      if (name !== named.getAttribute("aria-label")) named.setAttribute("aria-label", name)
    }
    const changes = document.querySelector(".st-key-andrat")
    if (changes) {
      changes.setAttribute("aria-live", "polite") // what has been changed is read aloud
      changes.tabIndex = changes.scrollHeight > changes.clientHeight ? 0 : -1 // and where there is more, it can be scrolled
    }
    const more = document.querySelector("[data-testid=stSidebarNavViewButton]")?.firstChild
    if (more?.data?.startsWith("View")) more.data = more.data.replace(/View (\d+) more/, "Visa $1 till").replace("View less", "Visa färre")
    for (const words of document.querySelectorAll("[data-testid=stTopNavSection] p")) {
      const hidden = /^(\d+) more$/.exec(words.textContent) // where the window is too narrow for the menu
      if (hidden) words.firstChild.data = `${hidden[1]} till`
    }
    for (const zone of document.querySelectorAll("[data-testid=stFileUploaderDropzone]")) {
      const name = `Välj fil: ${zone.getAttribute("aria-label")}`
      if (zone.getAttribute("role") === "presentation") zone.setAttribute("role", "group") // it has a name, so it is something
      for (const part of zone.querySelectorAll(":scope > input, :scope > span > button"))
        if (part.getAttribute("aria-label") !== name) part.setAttribute("aria-label", name)
    }
    for (const link of document.querySelectorAll("a"))
      if (link.textContent === "Skip to main content") link.textContent = "Hoppa till innehållet"
  }

  // Once what is drawn has come to rest: never while a slider moves.
  let waiting
  window.gnvSwedish?.disconnect()
  window.gnvSwedish = new MutationObserver(() => {
    clearTimeout(waiting)
    waiting = setTimeout(translate, 120)
  })
  window.gnvSwedish.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label"] })
  translate()
}
