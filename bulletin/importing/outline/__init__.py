"""Find the items of a bulletin below the headings of their sections."""
