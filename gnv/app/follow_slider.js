const EVERY_MS = 60

export default function ({ setStateValue }) {
  let held = null

  const tell = () => {
    if (held === null || held.input.value === held.told) return
    held.told = held.input.value
    setStateValue("moving", { key: held.key, value: Number(held.told), drag: held.drag })
  }
  const take = (event) => {
    const slider = event.target.closest?.(".stSlider")
    const input = slider?.querySelector("input[type=range]")
    const key = slider?.closest("[class*='st-key-']")?.className.match(/st-key-(\S+)/)?.[1]
    if (!input || !key || event.button > 0) return
    drop()
    held = { input, key, told: input.value, drag: Date.now(), timer: setInterval(tell, EVERY_MS) }
  }
  const drop = () => {
    if (held === null) return
    clearInterval(held.timer)
    tell()
    held = null
  }

  // An element that loses its focus to the slider tells of it here too: only the window's own blur is an end.
  const leave = (event) => event.target === window && drop()
  const heard = [["pointerup", drop], ["pointercancel", drop], ["blur", leave]]
  document.addEventListener("pointerdown", take, true)
  for (const [name, end] of heard) window.addEventListener(name, end, true)
  return () => {
    drop()
    document.removeEventListener("pointerdown", take, true)
    for (const [name, end] of heard) window.removeEventListener(name, end, true)
  }
}
