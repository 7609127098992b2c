"""What a person sees: figures, pages, tables."""
