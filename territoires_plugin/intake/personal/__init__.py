"""Personal data in a source: which columns hold it, which rows are about a person, which texts hold a contact."""
