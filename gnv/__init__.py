"""State money for god och nära vård in Dalarna: a scenario, the record, and what follows.

The way of the data, one direction only::

    data/ ──► facts ─┐
                     ├─► calculate(scenario, facts) ─► Outcome ─► pages ─► charts, tables, exports
    sliders, link ─► Scenario ┘   (project: the same, year by year)

The floors (imports only point down; tests/test_floors.py names each module's and holds the house to it):

3  app.py, pages/ (one file a page); session (what a viewer's session remembers), address (what the browser's address
   tells of it), drawn (what the browser had on screen when it spoke), controls, choices, parameter_controls,
   budget_controls, shelf, shelf_files, live, take_home (what is drawn with widgets); __main__ (the command line)
2  charts/, markup, html_* (what a page is drawn with), theme
1  calculation, projection, allocation, keys, staffing, population (the arithmetic); summary, comparison, sensitivity,
   own (what is asked of it); telling* (the same in words); link*, scenario_file, exports/ (in and out); facts,
   parsing*, together and references (the only way in from data/)
0  the nouns: model*, scenario, outcome, record, meeting, history; swedish, swedish_arguments, toml_block

A Meeting is all that a link carries: the present Scenario, the pinned Nuläge, the shelf and the presenter's buttons.
"""
