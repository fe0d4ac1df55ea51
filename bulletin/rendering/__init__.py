"""Render views: HTML with Jinja templates, feeds, calendars, tables, citation formats."""
