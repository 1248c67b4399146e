"""Geocoders of outside services, in the shape of geopy."""
