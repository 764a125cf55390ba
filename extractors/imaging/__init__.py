"""Pictures of pages made ready for reading: contrast, skew, specks, ruling lines, shapes of ink."""
