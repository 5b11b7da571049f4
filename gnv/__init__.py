"""State money for god och nära vård in Dalarna: a scenario, the record, and what follows.

The way of the data, one direction only::

    data/ ──► record ─┐
                     ├─► calculate(scenario, record) ─► Outcome ─► pages ─► charts, tables, exports
    sliders, link ─► Scenario ┘   (project: the same, year by year)

The floors (imports only point down; tests/test_floors.py names each module's and holds the house to it). A family of
modules shares the beginning of its names.

3  What is drawn with widgets, and the doors.
   pages/ (one file a page, drawn by app.py); controls (the sidebar), parameter_controls, budget_controls, choices
   (Jämför's and Känslighet's), supposing (what-ifs that change no scenario), shelf, shelf_files, take_home (downloads,
   Kopiera länk); session (what a viewer's session remembers), address (what the browser's address tells of it), drawn
   (what the browser had on screen when it spoke), live (a slider while it is dragged), replay, startup; __main__
2  What a page is drawn with.
   charts/ (one function a chart); markup, html_*, proof_tables (words and tables as HTML); theme
1  What is known and reckoned, without a screen.
   record, parsing*, together, references (the only way in from data/); calculation, projection, allocation, keys,
   staffing, population (the arithmetic); summary, comparison, sensitivity, own, national, vfu (what is asked of it);
   reconciliation, register, obligations, method (why to believe it); telling* (the same in words); link*,
   scenario_file, exports/ (in and out)
0  The nouns, and how Swedish is written.
   model*, proof, scenario, outcome, record, meeting, history; swedish*, toml_block

A Meeting is all that a link carries: the present Scenario, the pinned Nuläge, the shelf and the presenter's buttons.
"""
