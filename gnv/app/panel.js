// The panel: draws what Python says of each parameter, and tells Python what the hand does.
//
// Changes go out in order, each with a number. While two batches are unanswered, the next waits: a slider's positions are
// then replaced by the newest, so that a drag follows the hand as fast as Python answers and never queues up. Two and not
// one, so that Python reckons while the browser draws. What has been said and not answered is said again, and nothing
// that is drawn may move a control that the hand has moved since.

const REST_MS = 250 // after the last key, or on release: the hand rests, and Python draws the whole page
const AGAIN_MS = 1500 // no answer: a line that was cut has swallowed it, or a new server knows of no panel yet
const GONE_MS = 4000 // still none: tell that the server is out of reach, and hold still
const REPLAY_MS = 1300 // how long each picture of "Visa igen" stands
const SNAP = 0.012 // of the slider's length: nearer to the preset's mark than this, it is the preset's value
const LEAVING_MS = 10000 // the browser is on its way to another page, which has not been drawn yet
const RESCUED_MS = 10000 // a page that falls to pieces again within this is left alone
const QUIET_MS = 1000 // after a click on something else that may change everything
const CLICKABLE = "a, button, input, select, summary, label, [role=option], [role=tab], [role=button], [role=link]"
const LOST = "Ingen kontakt med servern. Det du ändrade senast skickas när den är tillbaka."
const LONGEST_RESTORED = 8000 // signs of links that a restarted server is handed
const MOST_UNANSWERED = 2 // batches
const FEW = 4 // options that fit beside each other

const panels = new WeakMap()

export default function ({ data, parentElement, setStateValue }) {
  let panel = panels.get(parentElement)
  if (!panel) panels.set(parentElement, (panel = new Panel(parentElement)))
  panel.draw(data, setStateValue)
  const { drawings } = panel
  return () => drawings === panel.drawings && panel.leave() // where it has been drawn again, this comes too late
}

const randomName = () => Math.random().toString(36).slice(2, 12)
// What the windows on the wall know this one by. It outlives a reload, where the browser lets it.
const windowName = () => {
  try {
    return (sessionStorage.gnvWindow ??= randomName())
  } catch {
    return randomName()
  }
}

// What outlives a panel that is taken away and drawn anew (a change of page): it lives as long as the browser's page.
const page = (window.gnvPage ??= {
  id: randomName(),
  number: 0,
  session: null,
  links: [], // of the steps that have led here, by their number; the last one is what is shown
  tabs: {},
  line: null, // to Python: all panels' changes go the same way, through the first panel, which each page has
  // A window that was opened for the wall follows the one that opened it, whose name stands after the # of its address.
  follows: new URLSearchParams(location.search).has("vagg") ? location.hash.slice(1) : "",
  name: windowName(),
  channel: new BroadcastChannel("gnv_wall"),
  shown: null, // the link that the windows on the wall have been told last
  panels: new Set(), // those that are there
  sending: 0, // messages that the framework has not sent yet
  socketSend: WebSocket.prototype.send, // the browser's own
  popped: false, // Back or Forward has been pressed, and the address not been looked after since
  first: null, // the one that hears the meeting's keys: the newest, though it may just be on its way out
})

// The browser is on its way to another page: Back, Forward or a link. What a panel of the old page says now would be drawn
// into the new one's places, which are others, and the framework's page would fall to pieces.
const leaving = () => {
  const here = page.path === pageAt(location.pathname)
  const there = page.goingTo === undefined || page.goingTo === page.path // it may be drawn after another that was asked for
  const arrived = here && there && page.run !== page.leftRun
  if (arrived) page.goingTo = undefined
  page.leftAt = arrived ? undefined : (page.leftAt ?? performance.now())
  return page.leftAt !== undefined && performance.now() - page.leftAt < LEAVING_MS
}
// The page that is at an address, by its path. The start page has none of its own.
const pageAt = (address) => {
  const last = address.split("/").at(-1)
  return page.paths.has(last) ? last : ""
}
const leave = (goingTo) => Object.assign(page, { goingTo, leftRun: page.run, leftAt: undefined })
// The framework sends what we have said in a task of its own. Should Back or a click come before that, the message would
// follow the one that asks for the other page, and name the page that is left. A click waits until it has been sent. Of
// Back the framework has heard before us: there the message is not sent, and said again once the other page is drawn.
const wentBack = () => {
  leave(pageAt(location.pathname))
  page.popped = true
  if (!page.sending) return
  WebSocket.prototype.send = () => {}
  setTimeout(() => {
    WebSocket.prototype.send = page.socketSend
    page.line.sayAll()
  })
}
// The address changes only when the other page begins to be drawn: from the click until then, we are on our way to it.
const clickedAway = (event) => {
  const link = event.composedPath().find((element) => element.matches?.("a[href]:not([target=_blank], [download])"))
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.origin !== location.origin
  if (!link || elsewhere || link.pathname === location.pathname) return
  leave(pageAt(link.pathname))
  if (!page.sending) return
  event.preventDefault()
  event.stopImmediatePropagation()
  setTimeout(() => link.click())
}
// Should the framework's page fall to pieces all the same, it is blank. Then it is opened anew with what it showed last,
// and what nobody has answered is said there.
const rescue = () => {
  if (page.session === null || document.getElementById("root")?.childElementCount !== 0) return
  try {
    if (Date.now() - (sessionStorage.gnvRescued ?? 0) < RESCUED_MS) return
    sessionStorage.gnvRescued = Date.now()
    sessionStorage.gnvUnsaid = JSON.stringify(page.line.outbox)
  } catch {
    return // a browser that keeps nothing might be opened anew for ever
  }
  location.replace(`${location.pathname}?${page.links.at(-1) ?? ""}${page.follows && `#${page.follows}`}`)
}
const unsaid = () => {
  try {
    const { gnvUnsaid } = sessionStorage
    delete sessionStorage.gnvUnsaid
    return JSON.parse(gnvUnsaid ?? "[]").map(({ number, ...change }) => change) // they are numbered anew
  } catch {
    return []
  }
}
// The framework makes each address that is written an entry of the browser's history: Back would go through every step of
// a slider before it left the page. What is written of the same page takes the place of its entry.
const turnPagesWithBack = () => {
  const pushState = history.pushState.bind(history)
  history.pushState = (state, title, address) => {
    const isHere = new URL(address ?? "", location).pathname === location.pathname
    return isHere ? history.replaceState(state, title, address) : pushState(state, title, address)
  }
}
// Something to press that is none of the panels' own, and may change anything.
const isOutside = (event) => {
  const path = event.composedPath()
  return path[0].closest?.(CLICKABLE) && ![...page.panels].some((panel) => path.includes(panel.body))
}
// Once for the browser's page, and not for each panel: while one is taken away and the next is on its way, keys are heard.
if (!page.paths) {
  page.paths = new Set()
  turnPagesWithBack()
  window.addEventListener("popstate", wentBack)
  window.addEventListener("keydown", (event) => page.first?.key(event), true)
  window.addEventListener("click", clickedAway, true)
  window.addEventListener("error", () => setTimeout(rescue))
  window.addEventListener("pointerdown", (event) => isOutside(event) && page.line?.flush({ atOnce: true }), true)
  window.addEventListener("click", (event) => page.first?.clicked(event), true)
  for (const change of ["online", "offline"])
    window.addEventListener(change, () => page.line?.watch())
}

// What the panels have to say. A panel may be gone with its page before it has been heard; the line stays.
class Line {
  outbox = [] // said or to be said, and not answered
  said = 0 // the newest number that has been said, and need not be said again
  known = 0 // the newest number that has ever been said: Python may have heard of it, and takes it once
  unanswered = [] // the newest number of each batch that has been said
  exchangedAt = 0 // when something was said or answered last
  turns = 0
  quietUntil = 0
  pressed = false // something outside, since the whole page was drawn: what is said now comes after it
  run = undefined // the number of the whole page that is drawn
  awaited = undefined // the number of the one before the whole page that is on its way
  patience = AGAIN_MS

  add(change) {
    const last = this.outbox.at(-1)
    const waits = last && last.number > this.known && last.key === change.key && last.kind === change.kind
    if (waits && ["value", "follow"].includes(change.kind)) Object.assign(last, change)
    else if (waits && change.kind === "steps") last.steps += change.steps
    else this.outbox.push({ ...change, number: ++page.number })
    this.flush()
  }

  hear(answered) {
    if (answered?.page !== page.id) return
    const left = this.outbox.filter((change) => change.number > answered.number)
    if (left.length < this.outbox.length) this.heardFrom()
    this.outbox = left
    this.unanswered = this.unanswered.filter((number) => number > answered.number)
    if (!left.length) this.waitingSince = undefined
  }

  heardFrom() {
    this.exchangedAt = performance.now()
    this.patience = AGAIN_MS
    if (this.waitingSince !== undefined) this.waitingSince = this.exchangedAt
  }

  // It is drawn, with the number of the whole page that it belongs to, and perhaps with another that is on its way.
  drawn(run, wholePageFollows) {
    if (this.run !== run) Object.assign(this, { quietUntil: 0, pressed: false })
    this.run = run
    if (!wholePageFollows) return
    this.awaited = run
    this.heardFrom()
  }

  // Anything but a movement makes Python draw the whole page. What is said before the panel has been drawn with it gains
  // nothing, since it waits for the page's end, and is heard right behind it: then the framework's server throws away what
  // it has not sent yet of the panel, and the browser takes the panel out of the page, with the focus or a hand on it.
  awaitsWholePage() {
    return this.awaited === this.run || this.outbox.some((change) => change.number <= this.said && !change.moving)
  }

  // `atOnce`: something else is about to be pressed, which is not to be heard before this.
  flush({ atOnce = false } = {}) {
    const newest = this.outbox.at(-1)
    if (!newest || newest.number <= this.said) return
    if (!atOnce) {
      if (this.unanswered.length >= MOST_UNANSWERED) return
      if (this.awaitsWholePage()) return this.watch() // what is drawn then says it
    }
    const quiet = Math.max(this.quietUntil - performance.now(), leaving() ? 100 : 0)
    if (quiet > 0) return void setTimeout(() => this.flush(), quiet + 5)
    this.said = this.known = newest.number
    this.unanswered.push(newest.number)
    this.exchangedAt = performance.now()
    this.waitingSince ??= this.exchangedAt
    // `turn` makes a batch that is said again another value than before: the same value would not be sent.
    this.send?.({ page: page.id, changes: structuredClone(this.outbox), turn: ++this.turns, after_press: this.pressed })
    page.sending++
    setTimeout(() => page.sending--) // just after the framework's own
    this.watch()
  }

  // Look after what has not been answered.
  watch() {
    clearTimeout(this.again)
    const waited = this.waitingSince === undefined ? 0 : performance.now() - this.waitingSince
    for (const panel of page.panels) panel.hold(!navigator.onLine || waited > GONE_MS)
    if (!this.outbox.length) return
    this.again = setTimeout(() => {
      if (performance.now() - this.exchangedAt >= this.patience) this.sayAgain()
      this.watch()
    }, AGAIN_MS / 2)
  }

  // Nobody has answered. A server that was restarted passes over what a fragment says until it has run the whole page
  // once: so ask for that, and with its answer say all again. It stops a run that is only slow: so be patient with the
  // next.
  sayAgain() {
    this.sayAll()
    this.exchangedAt = performance.now()
    this.patience = 2 * AGAIN_MS
    if (leaving() || !window.gnvWake) return
    this.awaited = this.run
    window.gnvWake()
  }

  // Something outside the panel has been clicked that may change the page or the preset. A message of ours just then
  // could take its place on the way: wait for the whole page that comes of it, or for long enough.
  quiet() {
    this.quietUntil = performance.now() + QUIET_MS
    this.pressed = true
  }

  // The hand rests after a while, unless it moves again, in whichever panel.
  rest(say, after) {
    clearTimeout(this.resting)
    this.resting = setTimeout(say, after)
  }

  stir() {
    clearTimeout(this.resting)
  }

  // All anew, for a session that has heard nothing: first the link, then what was not answered.
  renumber(first) {
    this.outbox.unshift(first)
    for (const change of this.outbox) change.number = ++page.number
    this.awaited = undefined
    this.sayAll()
  }

  sayAll() {
    this.said = 0
    this.unanswered = []
  }
}

// The last of some links, as many as Python reads at once. What was never drawn is not among them.
const lastOf = (links) => {
  const last = []
  for (const link of links.filter(Boolean).reverse()) {
    if ([link, ...last].join("\n").length > LONGEST_RESTORED) break
    last.unshift(link)
  }
  return last
}

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, "")
    else if (value !== false && value !== null) element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}
const written = (value) => (typeof value === "number" ? value.toLocaleString("sv-SE") : value)
const clamp = (value, control) => Math.min(Math.max(value, control.minimum), control.maximum)
// As Python counts a step: to the next whole step in its direction, but not past the preset's mark.
const stepped = (control, value, way) => {
  const from = (value ?? control.minimum) - control.minimum
  const whole = way < 0 ? Math.ceil(from / control.step) : Math.floor(from / control.step)
  const next = clamp(control.minimum + (whole + way) * control.step, control)
  const { preset } = control
  return typeof preset === "number" && value !== null && (preset - value) * way > 0 && (next - preset) * way > 0 ? preset : next
}
const isText = (element) =>
  element?.isContentEditable || element?.matches?.("textarea, select, input:not([type=range], [type=radio], [type=checkbox], [type=button])")

class Panel {
  constructor(root) {
    this.root = root
    this.drawings = 0
    this.rows = new Map()
    this.body = make("div", { class: "panel", lang: "sv" })
    root.append(make("style", {}, STYLE), this.body)
  }

  // --- What Python says ------------------------------------------------------------------------------------------

  draw(data, setStateValue) {
    this.drawings++
    this.data = data
    page.panels.add(this)
    this.line = page.line ??= new Line()
    Object.assign(page, { path: data.page, run: data.run, paths: new Set(data.paths) })
    this.line.hear(data.answered)
    if (data.steps !== null) this.beFirst(data, setStateValue)
    const shape = JSON.stringify([
      data.tabs.map((tab) => [
        tab.name, tab.more_name, tab.tools_name, tab.tools.map((tool) => tool.name),
        [...tab.controls, "", ...tab.more].map((c) => c && [c.key, c.name, c.unit, c.options, c.slider]),
      ]),
      data.tools.map((tool) => tool.name),
    ])
    if (shape !== this.shape) this.build(data)
    this.shape = shape
    for (const tool of [...data.tools, ...data.tabs.flatMap((tab) => tab.tools)]) {
      const button = this.tools.get(tool.name)
      button.disabled = tool.disabled
      button.title = tool.title
      if (tool.chosen) button.setAttribute("aria-current", "true")
      else button.removeAttribute("aria-current")
      button.textContent = tool.note ? `${tool.label} (${tool.note})` : tool.label
    }
    data.tabs.forEach((tab, at) => {
      const changed = [...tab.controls, ...tab.more].filter((control) => control.changed).length
      this.headings[at].textContent = changed ? `${tab.name} (${changed})` : tab.name
      this.headings[at].setAttribute("aria-label", changed ? `${tab.name}, ${changed} ${changed > 1 ? "ändrade" : "ändrad"}` : tab.name)
      for (const control of [...tab.controls, ...tab.more]) this.drawRow(this.rows.get(control.key), control)
    })
    this.dock()
    this.line.watch()
    if (this !== page.first) return
    page.enter = () => this.enter()
    this.line.flush()
    this.writeAddress()
  }

  // The first panel of a page speaks for all of them, and hears the meeting's keys.
  beFirst(data, setStateValue) {
    page.first = this
    this.line.send = (message) => setStateValue("told", message)
    this.line.drawn(data.run, data.whole_page_follows)
    this.keepLink(data)
    this.shareLink(data)
  }

  // Back and Forward bring an older address along, and it may be that nobody has told the server of it.
  writeAddress() {
    if (!page.popped || leaving()) return
    page.popped = false
    this.rest()
  }

  // On the wall, the panel shows one control: the one last moved, else the first that is changed, else the first
  // that stands outside a fold.
  dock() {
    this.body.classList.toggle("dock", this.data.wall)
    const all = [...this.rows.values()]
    const first = all.find((row) => row.control.changed) ?? all.find((row) => !row.control.listed) ?? all[0]
    this.current = this.rows.get(page.last) ?? first
    for (const row of all) row.element.classList.toggle("current", row === this.current)
    this.panes.forEach((pane) => pane.classList.toggle("holds", pane.contains(this.current?.element)))
    for (const fold of this.body.querySelectorAll("details")) if (this.data.wall && fold.contains(this.current?.element)) fold.open = true
  }

  // The browser keeps the links of the steps that have led here. A session that we have not met before is a restarted
  // server, which knows of nothing but an address: it gets them first, and then what it has not answered.
  keepLink(data) {
    if (page.session !== null && page.session !== data.session) {
      // Positions were chosen on the last link's drawing: the new session is to number it as the old one did.
      const links = lastOf(page.links)
      page.links = links // as the new session will number them
      this.line.renumber({ kind: "restore", link: links.join("\n"), epoch: page.epoch })
    } else {
      page.links.length = data.stop
      page.links.push(data.link)
      page.epoch = data.epoch
    }
    const opened = page.session === null
    page.session = data.session
    if (opened) for (const change of unsaid()) this.say(change)
  }

  // What is shown here is told to the windows on the wall; one of those takes up what its first window tells.
  shareLink(data) {
    if (page.follows) {
      page.channel.onmessage = ({ data: told }) => {
        if (told.from !== page.follows) return
        this.say({ kind: "follow", link: told.link, moving: true })
        this.rest()
      }
    } else if (page.shown !== data.link) page.channel.postMessage({ from: page.name, link: data.link })
    page.shown = data.link
  }

  leave() {
    page.panels.delete(this)
  }

  // --- What the hand does ----------------------------------------------------------------------------------------

  say(change) {
    this.line.add({ ...change, epoch: page.epoch })
  }

  // While the server is out of reach, the controls stand still.
  hold(gone) {
    this.body.classList.toggle("gone", gone)
    if (this.lost) this.lost.textContent = gone ? LOST : ""
    for (const row of this.rows.values()) row.hold(gone)
  }

  rest(after = REST_MS) {
    this.line.rest(() => this.say({ kind: "rest" }), after)
  }

  moved(row, change) {
    this.line.stir()
    page.last = row.control.key
    this.say({ ...change, key: row.control.key, moving: true })
  }

  act(name) {
    this.line.stir()
    if (name === "replay") return this.replay()
    this.say({ kind: "action", name })
  }

  // Before and after, twice; a new change of anything ends it.
  replay() {
    const until = page.number
    ;["before", "after", "before", "after"].forEach((name, at) =>
      setTimeout(() => {
        if (page.number === until + at) this.say({ kind: "action", name, moving: at < 3 })
      }, at * REPLAY_MS),
    )
  }

  // A press on a kommun's name marks it. A link to the wall's own window takes along who it is to follow. Anything else
  // that is outside may change the page.
  clicked(event) {
    const [target] = event.composedPath()
    const kommun = target.closest?.("[data-kommun]")
    const opened = target.closest?.("a[target=_blank][href*='vagg=']")
    if (opened) opened.href = `${opened.href.split("#")[0]}#${page.name}`
    if (kommun) this.act(`mark-${kommun.dataset.kommun}`)
    else if (isOutside(event)) this.line.quiet()
  }

  // The meeting's keys, wherever the focus is, except where somebody writes.
  key(event) {
    const target = event.composedPath()[0]
    if ((isText(target) && !this.undoesAt(target, event)) || event.altKey) return
    if (this.data.wall && target.type !== "range" && this.current?.arrow?.(event)) return event.stopImmediatePropagation()
    const name = this.command(event)
    if (!name) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (name !== "nothing") this.act(name)
  }

  // A field whose amount has been taken: what Ctrl+Z takes back there is the amount. While one types, it is a letter.
  undoesAt(target, event) {
    const rows = [...page.panels].flatMap((panel) => [...panel.rows.values()])
    const row = rows.find((one) => one.field === target)
    return (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key) && row && !row.dirty && !row.control.error
  }

  command(event) {
    const steps = this.data.steps
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === "z") return event.shiftKey ? "redo" : "undo"
      return event.key.toLowerCase() === "y" ? "redo" : ""
    }
    const letter = event.key.toLowerCase()
    if (letter === "f" && !event.repeat) return "wall"
    if (this.data.wall && letter === "g" && !event.repeat) return "guess"
    if (this.data.wall && letter === "escape") return "wall"
    const slider = event.composedPath()[0].type === "range"
    if (event.key === "PageDown" || event.key === "PageUp") {
      if (!steps) return slider ? "nothing" : "" // a clicker must never move a slider
      return event.key === "PageDown" ? "next" : "previous"
    }
    return /^[1-9]$/.test(event.key) && Number(event.key) <= steps ? `step${event.key}` : ""
  }

  // --- What is built ---------------------------------------------------------------------------------------------

  build(data) {
    const focused = this.root.activeElement?.dataset?.of
    this.rows.clear()
    this.tools = new Map()
    const toolsOf = (tools, name) => {
      for (const tool of tools)
        this.tools.set(tool.name, make("button", { type: "button", class: "tool", onclick: () => this.act(tool.name) }))
      const buttons = tools.map((tool) => this.tools.get(tool.name))
      return tools.length ? [make("div", { class: "tools", role: "group", "aria-label": name }, ...buttons)] : []
    }
    const ofPanel = toolsOf(data.tools, "Ångra och återställ")
    this.lost = make("p", { class: "lost", "aria-live": "assertive" })
    this.headings = data.tabs.map((tab, at) =>
      make("button", {
        type: "button", role: "tab", id: `tab-${at}`, "aria-controls": `pane-${at}`,
        onclick: () => this.open(at),
        onkeydown: (event) => this.turnTab(event, at),
      }),
    )
    this.panes = data.tabs.map((tab, at) => {
      const more = tab.more.length
        ? [make("details", { class: "more" }, make("summary", {}, tab.more_name), ...tab.more.map((control) => this.addRow(control)))]
        : []
      const pane = { role: "tabpanel", id: `pane-${at}`, "aria-labelledby": `tab-${at}` }
      const all = toolsOf(tab.tools, tab.tools_name)
      all[0]?.prepend(make("span", { "aria-hidden": "true" }, `${tab.tools_name}:`))
      return make("div", pane, ...all, ...tab.controls.map((control) => this.addRow(control)), ...more)
    })
    this.body.replaceChildren(
      ...ofPanel,
      this.lost,
      make("div", { role: "tablist", "aria-label": data.steps === null ? "Sidans egna reglage" : "Reglage" }, ...this.headings),
      ...this.panes,
    )
    this.name = data.tabs.map((tab) => tab.name).join()
    this.open(Math.min(page.tabs[this.name] ?? 0, data.tabs.length - 1))
    if (focused) this.root.querySelector(`[data-of="${focused}"]`)?.focus()
  }

  open(at) {
    page.tabs[this.name] = at
    this.headings.forEach((heading, place) => {
      heading.setAttribute("aria-selected", place === at)
      heading.tabIndex = place === at ? 0 : -1
      this.panes[place].hidden = place !== at
    })
  }

  // To the first control of the tab that is open; whether there was one in sight.
  enter() {
    const first = [...this.body.querySelectorAll("[role=tabpanel] :is(input, select)")].find((one) => one.checkVisibility())
    first?.focus()
    return Boolean(first)
  }

  turnTab(event, at) {
    const turn = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!turn) return
    event.preventDefault()
    const next = (at + turn + this.headings.length) % this.headings.length
    this.open(next)
    this.headings[next].focus()
  }

  addRow(control) {
    const row = control.options.length ? new Choice(this, control) : new Number_(this, control)
    this.rows.set(control.key, row)
    return row.element
  }

  drawRow(row, control) {
    const newer = this.line.outbox.some((change) => change.key === control.key && change.kind !== "typed")
    row.control = newer ? { ...control, value: row.control.value, text: row.control.text } : control
    row.notes(control)
    if (!newer && !row.held) row.show()
  }
}

// What a number and a choice have in common: a name, an i, and the lines below.
class Row {
  constructor(panel, control) {
    this.panel = panel
    this.control = control
    this.label = make(control.options.length ? "span" : "label", { class: "name", for: control.key }, control.name)
    this.info = make("p", { class: "info", id: `info-${control.key}`, hidden: true })
    // Out of the tab order: the text is the controls' own description, and ? on them opens it.
    this.i = make("button", { type: "button", class: "i", tabindex: "-1", "aria-label": `Om ${control.name}`, onclick: () => this.tell() }, "i")
    this.back = make("button", { type: "button", class: "back", onclick: () => this.reset() })
    this.price = make("p", { class: "price" })
    this.error = make("p", { class: "error", id: `error-${control.key}`, "aria-live": "assertive" })
  }

  head() {
    return make("div", { class: "head" }, this.label, this.back, this.i)
  }

  tell() {
    this.info.hidden = !this.info.hidden
    this.i.setAttribute("aria-expanded", String(!this.info.hidden))
  }

  reset() {
    this.panel.say({ kind: "reset", key: this.control.key })
  }

  notes(control) {
    this.info.textContent = control.info
    this.back.hidden = !control.changed
    this.back.textContent = "ändrad ↺"
    this.back.title = `Tillbaka till ${control.preset_text}`
    this.back.setAttribute("aria-label", `${control.name} är ändrad. Tillbaka till ${control.preset_text}`)
    this.price.textContent = control.price
    this.error.textContent = control.error
  }
}

class Number_ extends Row {
  constructor(panel, control) {
    super(panel, control)
    const described = { "aria-describedby": `error-${control.key} info-${control.key}` }
    // The slider has the name; the field beside it has it with its unit, so that no two controls sound alike.
    const named = control.slider ? { "aria-label": [control.name, control.unit].filter(Boolean).join(", ") } : { id: control.key }
    this.field = make("input", {
      ...described, ...named, type: "text", inputmode: "decimal", autocomplete: "off", class: "field", "data-of": `${control.key}-field`,
      placeholder: "saknas",
      onfocus: () => this.field.select(),
      oninput: () => (this.dirty = true),
      onkeydown: (event) => this.typing(event),
      onblur: () => this.typed(),
    })
    const entry = make("span", { class: "entry" }, this.field, make("span", { class: "unit" }, control.unit))
    const lines = [this.price, this.error, this.info]
    this.element = control.slider
      ? make("div", { class: "control" }, this.head(), make("div", { class: "line" }, this.makeSlider(control, described), entry), ...lines)
      : make("div", { class: "control plain" }, make("div", { class: "head" }, this.label, entry), this.error)
    this.show()
  }

  makeSlider(control, described) {
    this.slider = make("input", {
      ...described, id: control.key, "data-of": control.key, type: "range", min: control.minimum, max: control.maximum, step: 1,
      onpointerdown: (event) => this.grip(event),
      oninput: () => this.slid(),
      onkeydown: (event) => this.pressed(event),
    })
    this.tick = make("span", { class: "tick", "aria-hidden": "true" })
    return make("div", { class: "track" }, this.slider, this.tick)
  }

  show() {
    const { value, text, error, typed } = this.control
    this.write(error ? typed : text)
    this.drawSlider(value, text)
  }

  notes(control) {
    super.notes(control)
    this.field.setAttribute("aria-invalid", String(Boolean(control.error)))
    if (control.error) this.write(control.typed)
    if (this.tick) {
      this.tick.hidden = typeof control.preset !== "number"
      this.tick.style.setProperty("--at", (control.preset - control.minimum) / (control.maximum - control.minimum))
    }
  }

  // What somebody is typing just now stays; and where all was chosen, all is chosen still.
  write(text) {
    if (this.dirty || this.field.value === text) return
    const { selectionStart, selectionEnd, value } = this.field
    const all = this.field.matches(":focus") && selectionStart === 0 && selectionEnd === value.length
    this.field.value = text
    if (all) this.field.select()
  }

  drawSlider(value, text) {
    if (!this.slider) return
    const { minimum, maximum, unit } = this.control
    this.slider.value = value ?? minimum
    this.slider.style.setProperty("--at", ((value ?? minimum) - minimum) / (maximum - minimum))
    this.slider.setAttribute("aria-valuetext", value === null ? "belopp saknas" : `${text}\u00a0${unit}`.trim())
    this.slider.classList.toggle("unknown", value === null)
  }

  // What the hand has just chosen, before Python has answered.
  take(value) {
    this.control = { ...this.control, value, text: written(value), error: "" }
  }

  drawTaken() {
    const { value, text } = this.control
    this.field.value = text
    this.drawSlider(value, text)
  }

  hold(gone) {
    this.field.disabled = gone
    if (this.slider && !this.held) this.slider.disabled = gone
  }

  // A hand on the slider: until it lets go, nothing that is drawn moves it.
  grip(event) {
    if (event.button > 0 || this.slider.disabled) return
    this.held = { before: this.control.value, touch: event.pointerType === "touch" }
    const release = (ended) => {
      window.removeEventListener("pointerup", release, true)
      window.removeEventListener("pointercancel", release, true)
      window.removeEventListener("blur", left, true)
      const { before } = this.held
      this.held = undefined
      // A swipe that turned out to scroll the page has set nothing.
      if (ended.type === "pointercancel" && this.control.value !== before && before !== null) {
        this.take(before)
        this.drawTaken()
        this.panel.moved(this, { kind: "value", value: before })
      }
      this.show()
      this.panel.rest(0)
      this.panel.line.watch()
    }
    // Only the window's own loss of focus ends a grip, not that of an element in it.
    const left = (lost) => lost.target === window && release(lost)
    window.addEventListener("pointerup", release, true)
    window.addEventListener("pointercancel", release, true)
    window.addEventListener("blur", left, true)
  }

  slid() {
    const { value, minimum, maximum, step, preset } = this.control
    const at = Number(this.slider.value)
    const near = typeof preset === "number" && this.held && Math.abs(at - preset) <= SNAP * (maximum - minimum)
    const target = near ? preset : clamp(minimum + Math.round((at - minimum) / step) * step, this.control)
    // The thumb of a value between two steps, taken hold of and not moved, stays what it is.
    const stays = at === value || (value !== null && Math.abs(at - value) < step / 2 && !near && this.held && at !== minimum && at !== maximum)
    if (stays || target === value) return this.drawSlider(value, this.control.text)
    this.take(target)
    this.drawTaken()
    this.panel.moved(this, { kind: "value", value: target })
    if (!this.held) this.panel.rest()
  }

  arrow(event) {
    return this.slider && !this.slider.disabled && this.pressed(event)
  }

  pressed(event) {
    if (event.key === "?") return this.tell()
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
    if (!steps || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const target = stepped(this.control, this.control.value, steps)
    if (target === this.control.value) return true
    this.take(target)
    this.panel.moved(this, { kind: "steps", steps })
    // The framework sends that in a task of its own. Drawn before it, the step would have its frame painted first.
    setTimeout(() => this.drawTaken())
    this.panel.rest()
    return true
  }

  typing(event) {
    if (event.key === "Enter") {
      this.typed()
      this.field.select() // what is typed next takes its place
    }
    if (event.key !== "Escape") return
    this.dirty = false
    this.field.value = this.control.text
    this.field.select()
  }

  // What is typed goes to Python as it is: there is one reader of what people type, and it is not this one.
  typed() {
    const text = this.field.value
    this.dirty = false
    if (text !== this.control.text) page.last = this.control.key
    if (text === (this.control.error ? this.control.typed : this.control.text)) return
    this.panel.say({ kind: "typed", key: this.control.key, text })
  }
}

class Choice extends Row {
  constructor(panel, control) {
    super(panel, control)
    const few = control.options.length <= FEW && !control.listed
    const field = few ? this.makeButtons(control) : this.makeList(control)
    this.element = make("div", { class: "control" }, this.head(), field, this.price, this.error, this.info)
    this.show()
  }

  makeButtons(control) {
    this.buttons = control.options.map((option) =>
      make("input", { type: "radio", name: control.key, value: option, "data-of": `${control.key}-${option}`, onchange: () => this.choose(option) }),
    )
    const labels = this.buttons.map((button) => make("label", { class: "option" }, button, make("span", {}, this.said(button.value))))
    return make("div", { class: "options", role: "radiogroup", "aria-label": control.name, "aria-describedby": `info-${control.key}` }, ...labels)
  }

  makeList(control) {
    const options = control.options.map((option) => make("option", { value: option }, this.said(option)))
    this.list = make("select", { "aria-label": control.name, "data-of": control.key, onchange: () => this.choose(this.list.value) }, ...options)
    return this.list
  }

  said(option) {
    const { unit } = this.control
    return unit && /\d/.test(option) ? `${option} ${unit}` : option
  }

  arrow(event) {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!way) return false
    event.preventDefault()
    const { options, value } = this.control
    const next = options[options.indexOf(value) + way]
    if (next !== undefined) {
      this.choose(next)
      this.show()
    }
    return true
  }

  choose(option) {
    page.last = this.control.key
    this.control = { ...this.control, value: option }
    this.panel.say({ kind: "value", key: this.control.key, value: option })
  }

  show() {
    if (this.list) this.list.value = this.control.value
    for (const button of this.buttons ?? []) button.checked = button.value === this.control.value
  }

  hold(gone) {
    for (const control of this.list ? [this.list] : this.buttons) control.disabled = gone
  }
}
