"""What the inspector shows, by kind of thing: who, what happened, ties, and numbers of both worlds."""
