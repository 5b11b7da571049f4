// A tooltip tells what was under the pointer when it came there. A key may since have moved the data: then it goes.
window.gnvTooltips ??= document.addEventListener(
  "keydown",
  () => document.querySelector("#vg-tooltip-element")?.classList.remove("visible"),
  true,
) ?? true
