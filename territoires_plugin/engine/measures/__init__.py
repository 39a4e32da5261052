"""What a planner weighs between two projects, each in a module of its own."""
