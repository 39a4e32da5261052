"""The Processing provider: the scriptable face of the plugin."""
