"""The live preview: the bulletin as it will look, kept in memory and shown on this machine only."""
