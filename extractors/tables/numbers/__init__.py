"""What the texts of cells mean as numbers: headers, row numbers, repaired digits."""
