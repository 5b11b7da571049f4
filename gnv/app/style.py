"""How the app looks: the style sheet, and what the framework leaves in English."""

from __future__ import annotations

from gnv.charts.theme import ACCENT

UNSEEN = "osynligt"  # the key of the one container that is not shown
SHEET = "ark"  # the key of the container whose parts lie abreast where there is room, on a screen or on paper
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    f'<path fill="{ACCENT}" d="M1 2h14v3H1zM1 7h9v3H1zM1 12h5v3H1z"/></svg>'
)
STYLE = f"""<style>
[data-testid=stMainBlockContainer] {{ padding: 3.9rem 2rem 2rem; max-width: 1800px; }}
[data-testid=stSidebarHeader] {{ height: 2.5rem; margin: 0; padding: .3rem 1rem 0; }}
[data-testid=stSidebarUserContent] {{ padding-bottom: 2rem; }}
[data-testid=stSidebarUserContent] [data-testid=stVerticalBlock] {{ gap: .6rem; }}
[data-testid=stSidebarUserContent] .stButton button {{ padding: .25rem .55rem; }}
[data-testid=stSidebarUserContent] [data-testid=stCaptionContainer] {{ font-weight: 600; margin-top: .4rem; }}
[data-testid=stElementContainer] {{ transition: none !important; opacity: 1 !important; }}
[data-testid=stElementToolbar], [data-testid=InputInstructions], .stButton kbd, .st-key-{UNSEEN} {{ display: none; }}
.gnv ul {{ font-size: 1.125rem; margin: 0 0 .5rem; }}
[data-tag], [data-testid=stBaseButton-primary] {{ background-color: #1f66ad !important; color: #fff !important; }}
.gnv h1 {{ font-size: 1.4rem; line-height: 1.3; font-weight: 650; padding: 0; margin: 0 0 .3rem; }}
.gnv h2:not(:empty) {{ font-size: 1.2rem; line-height: 2.4rem; font-weight: 650; padding: 0; margin: 0; }}
.gnv p {{ font-size: 1.125rem; line-height: 1.4; margin: 0 0 .3rem; }}
.gnv .gnv-small {{ font-size: 1rem; }}
.gnv .gnv-lens {{ border-left: .3rem solid {ACCENT}; padding-left: .7rem; font-weight: 600; }}
.gnv .gnv-figures {{ display: grid; grid-template-columns: repeat(4, auto); justify-content: space-between;
  gap: 1.5rem; margin: .5rem 0 .4rem; padding: 0; }}
.gnv .gnv-figures > div {{ padding: 0; max-width: 24rem; }}
.gnv .gnv-figures dt, .gnv .gnv-figures dd {{ font-size: 1rem; margin: 0; padding: 0; }}
.gnv .gnv-figures .amount {{ font-size: 1.6rem; font-weight: 650; white-space: nowrap; line-height: 1.2; }}
.gnv .gnv-figures .note {{ line-height: 1.3; }}
.gnv .gnv-legend {{ font-size: 1rem; margin: 0; }}
.gnv .gnv-legend span {{ white-space: nowrap; margin-right: 1.2rem; }}
.gnv-wrong {{ color: #fff; background: #b3261e; padding: .4rem .7rem; border-radius: .3rem; font-weight: 600; }}
.st-key-{SHEET} > div {{ flex: 1 1 430px !important; width: auto !important; min-width: 0; }}
.gnv-tables {{ display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; }}
.gnv-tables > div {{ flex: 1 1 max-content; min-width: 0; max-width: 100%; }}
.gnv-tables > div:has(.told) {{ flex-basis: 500px; }}
.gnv-close .gnv td.told:last-child {{ min-width: 14rem; }}
.gnv-close .gnv :is(td, th) {{ padding-top: .1rem; padding-bottom: .1rem; }}
.gnv-close.gnv-small .gnv :is(table, ul) {{ font-size: 1rem; }}
.gnv-close.gnv-small .gnv :is(td, th) {{ padding-left: .25rem; padding-right: .25rem; }}
.gnv-scroll {{ overflow-x: auto; }}
.gnv table {{ border-collapse: collapse; font-size: 1.125rem; width: 100%; margin: 0; }}
.gnv caption {{ text-align: left; font-size: 1rem; padding: 0 0 .3rem; color: inherit; }}
.gnv th, .gnv td {{ padding: .22rem .45rem; border: 0; font-variant-numeric: tabular-nums;
  border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }}
.gnv thead th {{ width: 1px; font-size: 1rem; text-align: right; vertical-align: bottom; font-weight: 600; }}
.gnv thead th:first-child, .gnv tbody th, .gnv tfoot th {{ text-align: left; white-space: nowrap; }}
.gnv tbody th {{ font-weight: 400; }}
.gnv td {{ text-align: right; white-space: nowrap; }}
.gnv td.told, .gnv tbody th.told, .gnv thead th.told {{ text-align: left; white-space: normal; vertical-align: top; }}
.gnv thead th.told {{ width: auto; }}
.gnv table:has(td.told) :is(td, tbody th) {{ vertical-align: top; }}
.gnv td.told {{ font-size: 1rem; min-width: 8rem; }}
.gnv td.told:last-child {{ min-width: 18rem; }}
.gnv tbody th.group {{ font-weight: 700; padding-top: .9rem; }}
.gnv tfoot td, .gnv tfoot th, .gnv tr.own th, .gnv tr.own td {{ font-weight: 700; }}
.gnv tr.own {{ background: color-mix(in srgb, {ACCENT} 18%, transparent); }}
[data-testid=stFileUploaderDropzoneInstructions] {{ display: none; }}
[data-testid=stFileUploaderDropzone] button {{ font-size: 0; }}
[data-testid=stFileUploaderDropzone] button * {{ display: none; }}
[data-testid=stFileUploaderDropzone] button::after {{ content: "Välj fil"; font-size: 1rem; }}
[role=option]:not([data-key]) span {{ font-size: 0; }}
[role=option]:not([data-key]) span::after {{ content: "Inget träffar"; font-size: 1rem; }}
@media print {{
  [data-testid=stSidebar], [data-testid=stHeader], [data-testid=stToolbar] {{ display: none; }}
  [data-testid=stMainBlockContainer] {{ padding: 0; max-width: none; zoom: .63; }}
  [data-testid=stHorizontalBlock] {{ display: flex !important; }}
  [data-testid=stHorizontalBlock]:not(.st-key-{SHEET}) {{ flex-wrap: nowrap !important; }}
  [data-testid=stColumn] {{ min-width: 0 !important; }}
  html, body, .stApp, [data-testid=stAppViewContainer], svg.marks {{ background: #fff !important; }}
  .stApp *:not(.gnv-legend b) {{ color: #111 !important; }}
  .stApp svg text {{ fill: #111 !important; }}
  .stApp svg .mark-line path {{ stroke: #111 !important; }}
  @page {{ size: A4; margin: 12mm; }}
}}
</style>"""
# The framework's own page says it is in English; its one visible sentence is the link for those who use a keyboard.
SPEAK_SWEDISH = """<script>
document.documentElement.lang = "sv"
for (const link of document.querySelectorAll("a"))
  if (link.textContent === "Skip to main content") link.textContent = "Hoppa till innehållet"
</script>"""
