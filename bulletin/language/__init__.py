"""The language of the site: message catalogues, dates, numbers, lists, sort order."""
