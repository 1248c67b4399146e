"""The web app: serves one published data set as an interactive map. Never imports the data pipeline."""
