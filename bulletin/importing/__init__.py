"""Turn bulletins in any other format into draft entries (`bulletin import`)."""
