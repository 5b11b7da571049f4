// Asks for a run of the whole page. It stands outside of every fragment; the panels call it when nobody answers them.
export default ({ setStateValue }) => {
  window.gnvWake = () => setStateValue("turn", performance.now())
}
