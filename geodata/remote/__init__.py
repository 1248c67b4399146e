"""Outside services: asked politely, their raw answers kept."""
