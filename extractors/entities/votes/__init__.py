"""What a text says of votes: counts, manner, outcome, what was put to the vote; one module an idea."""
