"""The data set as it is served: watched, made into files for the browser, and run through the engine."""
