"""Tables, taxonomy, settings, errors: what every other room agrees on."""
