// What is copied from a table has numbers that a Swedish spreadsheet reads as numbers: a plain minus, no spaces, no unit.
{
  const NUMBER = /^([+±\u2212-]?)(\d{1,3}(?:\u00a0\d{3})*(?:,\d+)?)(?:\u00a0(kr|%))?\*?$/

  const plain = (text) => {
    const found = NUMBER.exec(text)
    if (!found) return text
    const [, sign, digits, unit] = found
    return (sign === "\u2212" ? "-" : "") + digits.replaceAll("\u00a0", "") + (unit === "%" ? "%" : "")
  }

  // The selection as a piece of a document, with the rows and the table around it where it begins and ends inside one.
  const copied = (range) => {
    const common = range.commonAncestorContainer
    const inside = common.nodeType === Node.ELEMENT_NODE ? common : common.parentElement
    const table = inside.closest(".gnv table")
    let piece = range.cloneContents()
    for (let around = inside; table && around !== table.parentElement; around = around.parentElement) {
      const shell = around.cloneNode(false)
      shell.append(piece)
      piece = shell
    }
    const whole = document.createElement("div")
    whole.append(piece)
    return whole
  }

  window.gnvCopies ??= document.addEventListener("copy", (event) => {
    const selection = document.getSelection()
    if (selection.isCollapsed || selection.rangeCount !== 1 || event.target.closest?.("input, textarea")) return
    const whole = copied(selection.getRangeAt(0))
    const cells = whole.querySelectorAll(".gnv td, table td")
    if (cells.length === 0) return
    for (const cell of cells) cell.textContent = plain(cell.textContent)
    for (const drawn of whole.querySelectorAll("script, style, svg, canvas, button")) drawn.remove()
    whole.style.cssText = "position: fixed; left: -9999px"
    document.body.append(whole)
    event.clipboardData.setData("text/plain", whole.innerText.trim())
    whole.remove()
    event.clipboardData.setData("text/html", whole.innerHTML)
    event.preventDefault()
  }) ?? true
}
