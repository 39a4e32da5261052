"""The sentences, by the room that says them."""
