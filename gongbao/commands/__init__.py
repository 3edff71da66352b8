"""What the commands do and print; one module a command."""
