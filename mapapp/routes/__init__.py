"""The addresses the site answers, a module each."""
