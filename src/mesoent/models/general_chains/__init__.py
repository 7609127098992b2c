"""Two chains of their own frequencies, rates and temperatures in one charge-conserving bath."""
