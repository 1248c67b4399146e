"""A CSV or workbook to rows with findings, and findings and interventions back to a table."""
