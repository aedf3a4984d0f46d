"""Publishing results: how to cite them, and an archive that others can check and run again."""
