"""Sources of every kind to the projects table: reading, mapping, placing; rows left out are told one by one."""
