"""How pictures look, whatever they show."""
