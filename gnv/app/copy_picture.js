// Charts as pictures, each with a button that puts it on the clipboard. Where the browser refuses, the picture itself
// can be copied by hand: it is there in full.
export default function ({ data, parentElement }) {
  const list = parentElement.querySelector("ul")
  const said = parentElement.querySelector("[role=status]")

  const blob = (base64) => new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type: "image/png" })

  const copy = async ({ name, png }) => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": blob(png) })])
      said.textContent = `Bilden ”${name}” är kopierad. Klistra in den där den ska vara.`
    } catch {
      said.textContent = "Webbläsaren tillåter inte att bilden kopieras härifrån. Högerklicka på bilden och välj Kopiera bild."
    }
  }

  list.replaceChildren(
    ...data.map((one) => {
      const item = document.createElement("li")
      const picture = document.createElement("img")
      const button = document.createElement("button")
      picture.src = `data:image/png;base64,${one.png}`
      picture.alt = one.name
      button.type = "button"
      button.textContent = `Kopiera ”${one.name}”`
      button.onclick = () => copy(one)
      item.append(button, picture)
      return item
    }),
  )
}
