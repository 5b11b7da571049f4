// The framework's own page says it is in English; its one visible sentence is the link for those who use a keyboard.
document.documentElement.lang = "sv"
for (const link of document.querySelectorAll("a"))
  if (link.textContent === "Skip to main content") link.textContent = "Hoppa till innehållet"
