"""Turn older bulletins in any format into draft entries."""
