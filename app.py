"""Entry: ``python app.py`` serves the map; ``gunicorn app:server`` does too."""

from mapapp.application import create_app, serve
from mapapp.settings import settings_or_exit

settings = settings_or_exit()
app = create_app(settings)
server = app.server

if __name__ == "__main__":
    serve(app, settings)
