"""Evolution, late times and events of any model."""
