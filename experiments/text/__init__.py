"""What is said to people: languages, errors, sentences whose numbers know their row."""
