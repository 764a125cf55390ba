"""The records every stage passes on, the schema, the work store and the release: the only code that writes Parquet."""
