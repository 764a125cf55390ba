"""What is known about German words, and how they are looked up."""
