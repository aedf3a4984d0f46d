"""How the shipped settings came to be: calibration, its freezing, evidence, figures held out."""
