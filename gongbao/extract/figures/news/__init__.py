"""What the figures of a story leave to the words around them."""
