"""What stands in RAW: papers, and the files beside them that say more of them."""
