export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const said = parentElement.querySelector("[role=status]")
  const field = parentElement.querySelector("input")
  button.onclick = async () => {
    // The panel knows of what has been moved since this button was drawn.
    const address = location.origin + location.pathname + "?" + (window.gnvPage?.links.at(-1) ?? data)
    const long = address.length > LONGEST_IN_MAIL
    const copied = long
      ? `Länken är kopierad. Den är ${address.length} tecken, och en del mejlprogram kapar den: mejla hellre scenariofilen.`
      : "Länken är kopierad."
    try {
      await navigator.clipboard.writeText(address)
      said.textContent = copied
    } catch {
      field.value = address
      field.hidden = false
      field.select()
      said.textContent = document.execCommand("copy") ? copied : "Kopiera länken ur fältet."
    }
    setTimeout(() => (said.textContent = ""), long ? 15000 : 4000)
  }
}
