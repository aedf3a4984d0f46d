"""The questions put to the model, a package each: what is run, what is found, words, pictures."""
