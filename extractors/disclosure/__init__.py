"""What may not be published: papers and parts that are not public, and personal data."""
