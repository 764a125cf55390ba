"""What operators ask between runs: whether the machine is ready, how a folder of releases stands, what is to be tried again."""
