"""The double chain and its derivatives in JAX and PyTorch, each imported only when asked for."""
