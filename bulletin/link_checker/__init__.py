"""Whether the addresses that the content names still lead where they did, and copies of them."""
