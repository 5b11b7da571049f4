// The first stop of the Tab key: a link past everything else to the panel's first control.
{
  document.querySelector(".gnv-skip")?.remove()
  const link = document.createElement("a")
  Object.assign(link, { className: "gnv-skip", href: "#stSidebar", textContent: "Hoppa till reglagen" })
  link.onclick = (event) => {
    event.preventDefault()
    if (!window.gnvPage?.enter?.()) {
      document.querySelector("[data-testid=stExpandSidebarButton]")?.click() // the panel is folded away
      setTimeout(() => window.gnvPage?.enter?.(), 400)
    }
  }
  document.body.prepend(link)
}
