"""What a release says of itself: catalogue, data package, licences, origins."""
