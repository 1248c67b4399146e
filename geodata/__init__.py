"""Source table to ``interventions.geojson``: read, geocode, validate, export.

The package runs when data is made, never while the app serves. The app knows only
its output file and :mod:`geodata.schema`.
"""
