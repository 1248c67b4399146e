"""Boundaries and areas of CBS: downloaded, checked, kept."""
