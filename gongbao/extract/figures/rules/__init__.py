"""What rules pay, to whom and on which terms."""
