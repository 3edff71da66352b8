"""The forms a table is published in besides Parquet."""
