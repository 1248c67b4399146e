"""Ids of page elements: the stable hooks of the page contract, named once for Python.

The asset scripts use the same literals; a browser test holds both to the contract.
"""

APP = "app"
CONFIG = "config"
STARTED = "started"
HEADER = "header"
FILTERS = "filters"
LIST = "list"
MAP_PANEL = "map-panel"
MAP = "map"
TILES = "tiles"
OVERLAYS = "overlays"
LIVE = "live"
