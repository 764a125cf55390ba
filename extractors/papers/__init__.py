"""What a council paper says of itself: type, title, meeting, agenda items, attendance."""
