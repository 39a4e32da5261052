"""What is said of one opportunity and of one project: finished stories, and the widgets that show them."""
