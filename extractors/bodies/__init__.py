"""Bodies as data: which spellings name the same Gremium, and the register that gives each body one stable id."""
