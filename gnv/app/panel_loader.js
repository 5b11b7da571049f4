// Fetches the panel's script out of the data it comes in, once for each browser page; asks for it where it has not come.
export default async (component) => {
  const { version, script } = component.data
  const scripts = (window.gnvScripts ??= {})
  if (script) scripts[version] ??= import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })))
  if (!scripts[version]) return component.setStateValue("told", { wanted: version, turn: performance.now() })
  const { default: draw } = await scripts[version]
  if (component.parentElement.isConnected) return draw(component) // the page may have been left meanwhile
}
