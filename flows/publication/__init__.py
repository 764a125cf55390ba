"""From work files to a release: what is withheld, what is published, what is reported."""
