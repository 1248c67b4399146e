"""Tests: Python here and in the folders named after the packages, JavaScript in js/, Chromium in browser/."""
